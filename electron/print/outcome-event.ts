import type { PaperEvent } from '#shared/papers/ledger/events.ts';
import { unreachable } from '#shared/result.ts';
import type { PrintOutcome } from '../devices/receipt-printer.ts';

/** What the ledger says of a copy that was with a printer. @param told what was said of it before */
export function outcomeEvent(
  jobId: string,
  printer: string,
  outcome: PrintOutcome,
  told: string | null = null,
): PaperEvent {
  switch (outcome.state) {
    case 'printed': {
      const note = [told, outcome.note].filter(Boolean).join('');
      return { kind: 'paper.printed', payload: { jobId, printer, note: note === '' ? null : note } };
    }
    case 'failed':
      return {
        kind: 'paper.print_failed',
        payload: { jobId, reason: outcome.reason, next: outcome.next },
      };
    case 'unconfirmed':
      return { kind: 'paper.print_unconfirmed', payload: { jobId, reason: outcome.reason } };
    default:
      return unreachable(outcome);
  }
}
