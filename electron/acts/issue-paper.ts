import { randomUUID } from 'node:crypto';
import type { NewEvent } from '#shared/event.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { mediaOf } from '#shared/papers/kinds.ts';

/**
 * A paper on its way into the ledger, in the transaction of whatever made it due: one job for each copy.
 * @param print false for what somebody wants to look at first; it is only filed.
 */
export const paperIssued = (
  content: PaperContent,
  caseId: string | null,
  { print = true }: { readonly print?: boolean } = {},
): NewEvent => ({
  streamKind: 'paper',
  streamId: randomUUID(),
  caseId,
  kind: 'paper.issued',
  version: 1,
  payload: {
    jobId: randomUUID(),
    further: Array.from({ length: content.copies - 1 }, () => randomUUID()),
    media: mediaOf(content.kind),
    content,
    print,
  },
});
