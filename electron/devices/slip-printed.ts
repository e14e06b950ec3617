import { replacedNote } from '../print/glyphs.ts';
import type { PrintOutcome } from './receipt-printer.ts';

/** A printed slip, with a word to the clerk where characters came out as 〓. */
export const printed = (replaced: readonly string[]): PrintOutcome =>
  replaced.length === 0 ? { state: 'printed' } : { state: 'printed', note: replacedNote(replaced) };
