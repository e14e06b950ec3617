import type { Statement } from 'better-sqlite3';
import { readPaperEvent } from '#shared/papers/ledger/events.ts';
import { cameOut, isJobEvent, type JobEvent, jobAfter } from '#shared/papers/ledger/ledger.ts';
import type { StoredEvent } from './event-log.ts';
import type { WritableDb } from './open.ts';

/** One row per copy that comes out here; the print queue works it off. */
export class PrintJobView {
  readonly #queue: Statement;
  readonly #requeue: Statement;
  readonly #file: Statement;
  readonly #set: Statement;
  readonly #voidWaiting: Statement;

  constructor(db: WritableDb) {
    this.#queue =
      db.prepare(`insert into print_job (job_id, paper_id, case_id, media, state, copy, reprint, wanted, queued)
      values (@jobId, @paperId, @caseId, @media, 'queued', @copy, @reprint, @wanted, @queued)`);
    this.#requeue = db.prepare(`update print_job set state = 'queued', reason = null, filed = 0, wanted = 1,
      media = coalesce(@media, media), queued = @queued where job_id = @jobId`);
    this.#file =
      db.prepare(`update print_job set state = @state, reason = @reason, sha256 = @sha256, filed = @filed
      where job_id = @jobId`);
    this.#set = db.prepare(
      'update print_job set state = @state, reason = @reason, out = max(out, @out) where job_id = @jobId',
    );
    this.#voidWaiting = db.prepare(
      "update print_job set state = 'void', reason = ? where paper_id = ? and state in ('queued', 'failed')",
    );
  }

  /** @param own of this device: what another counter prints comes out there; what it makes void counts no more here. */
  apply(stored: StoredEvent, own: boolean): void {
    const event = readPaperEvent(stored);
    if (event === undefined) return;
    if (event.kind === 'paper.voided') this.#voidWaiting.run(event.payload.reason, stored.streamId);
    else if (own && isJobEvent(event)) this.#job(event, stored);
  }

  #job(event: JobEvent, stored: StoredEvent): void {
    const { streamId: paperId, caseId, position: queued } = stored;
    const { jobId } = event.payload;
    switch (event.kind) {
      case 'paper.issued': {
        const { further, media, print } = event.payload;
        const wanted = print ? 1 : 0;
        const due = { paperId, caseId, media, reprint: 0, wanted, queued };
        for (const [index, id] of [jobId, ...further].entries())
          this.#queue.run({ ...due, jobId: id, copy: index + 1 });
        return;
      }
      case 'paper.reprint_requested': {
        const { media, reprint } = event.payload;
        this.#queue.run({ jobId, paperId, caseId, media, copy: 1, reprint, wanted: 1, queued });
        return;
      }
      case 'paper.retry_requested':
        this.#requeue.run({ jobId, queued, media: null });
        return;
      case 'paper.rerouted':
        this.#requeue.run({ jobId, queued, media: event.payload.media });
        return;
      case 'paper.archived': {
        const { sha256, onward } = event.payload;
        this.#file.run({ jobId, sha256, filed: onward ? 1 : 0, ...jobAfter(event) });
        return;
      }
      default:
        this.#set.run({ jobId, ...jobAfter(event), out: cameOut(event) ? 1 : 0 });
    }
  }
}
