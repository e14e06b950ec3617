import { replacedNote } from '../print/glyphs.ts';
import type { PrintOutcome } from './receipt-printer.ts';

/** A printed slip, with a word to the clerk where characters came out as 〓. */
export function printed(replaced: readonly string[]): PrintOutcome {
  const outcome: Extract<PrintOutcome, { state: 'printed' }> & { readonly note?: string } =
    replaced.length === 0 ? { state: 'printed' } : { state: 'printed', note: replacedNote(replaced) };
  return outcome;
}
