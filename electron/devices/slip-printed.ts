import { replacedNote } from '../print/glyphs.ts';
import type { PrintOutcome } from './receipt-printer.ts';

/** A printed slip, with a word to the clerk where characters came out as 〓. */
export const printed = (replaced: readonly string[]): PrintOutcome =>
  replaced.length === 0 ? { state: 'printed' } : { state: 'printed', note: replacedNote(replaced) };

/**
 * A slip handed over on a way that says nothing of the paper. Calling it printed would be a guess; only a person can
 * see it. @param who what reports nothing, e.g. `该打印机`
 */
export const handedOver = (who: string, replaced: readonly string[]): PrintOutcome => ({
  state: 'unconfirmed',
  reason: `内容已发送，${who}不回报状态，请查看是否已出凭证。${replaced.length === 0 ? '' : replacedNote(replaced)}`,
});
