/** The print ledger as the acts read it. */
import type { NewEvent } from '#shared/event.ts';
import { type PaperEvent, readPaperEvent } from '#shared/papers/ledger/events.ts';
import { foldPaper, type PaperState } from '#shared/papers/ledger/ledger.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Store } from '../store/store.ts';

/** A paper with what happened to it. */
export interface PaperRecord {
  readonly paperId: string;
  readonly caseId: string | null;
  readonly paper: PaperState;
  /** In the order this device came to know them. */
  readonly events: readonly StoredEvent[];
}

/** Null where no such paper was issued. */
export function paperRecord(store: Store, paperId: string): PaperRecord | null {
  return recordOf(store.log.ofStream('paper', paperId));
}

/** Of the copies that this device prints: which paper it is of. */
export const paperIdOf = (store: Store, jobId: string): string | undefined =>
  store.db.prepare('select paper_id from print_job where job_id = ?').pluck().get(jobId) as
    | string
    | undefined;

/** The papers among events, in the order they were issued. */
export function papersAmong(events: readonly StoredEvent[]): PaperRecord[] {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of events) {
    if (event.streamKind !== 'paper') continue;
    const known = streams.get(event.streamId);
    if (known === undefined) streams.set(event.streamId, [event]);
    else known.push(event);
  }
  return [...streams.values()].flatMap((own) => recordOf(own) ?? []);
}

function recordOf(events: readonly StoredEvent[]): PaperRecord | null {
  const [first] = events;
  const paper = foldPaper(events.flatMap((event) => readPaperEvent(event) ?? []));
  return first === undefined || paper === null
    ? null
    : { paperId: first.streamId, caseId: first.caseId, paper, events };
}

/** Whether a PDF was made before the paper was last signed on the pad. */
export function lacksSignature(events: readonly StoredEvent[], sha256: string): boolean {
  const signed = events.findLastIndex(({ kind, payload }) => kind === 'paper.signed' && 'hand' in payload);
  return signed > events.findLastIndex(({ payload }) => payload['sha256'] === sha256);
}

export const paperEvent = (paperId: string, caseId: string | null, event: PaperEvent): NewEvent => ({
  streamKind: 'paper',
  streamId: paperId,
  caseId,
  version: event.kind === 'paper.signed' && event.payload.hand !== undefined ? 2 : 1,
  ...event,
});
