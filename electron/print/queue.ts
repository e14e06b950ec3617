import { randomUUID } from 'node:crypto';
import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { NewEvent } from '#shared/event.ts';
import type { PaperContent, PaperMedia } from '#shared/papers/content.ts';
import { type PaperEvent, readPaperEvent } from '#shared/papers/events.ts';
import { foldPaper, type PaperState } from '#shared/papers/ledger.ts';
import { type Copy, layOutSlip, type SlipLine } from '#shared/papers/slip-layout.ts';
import { unreachable } from '#shared/result.ts';
import type { Desk } from '../acts/desk.ts';
import type { ReceiptPrinter } from '../devices/receipt-printer.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

interface WaitingJob {
  jobId: string;
  paperId: string;
  caseId: string | null;
  reprint: number;
}

/** Makes the PDF of a paper and keeps it under its hash. */
export type Archive = (
  content: PaperContent,
  copy: Copy,
) => Promise<{ readonly sha256: string; readonly bytes: number }>;

const retryHint = '请在办件中重试。';

/**
 * Paper leaves only after the commit that queued it, one job at a time for each way out. What happens to a job is
 * recorded in the ledger; a printer that fails never undoes or delays an act.
 */
export class PrintQueue {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #log: Log;
  readonly #archive: Archive;
  readonly #running = new Map<PaperMedia, Promise<void>>();
  #printer: ReceiptPrinter;
  #stopped = false;

  constructor(desk: Desk, store: Store, log: Log, printer: ReceiptPrinter, archive: Archive) {
    this.#desk = desk;
    this.#store = store;
    this.#log = log;
    this.#printer = printer;
    this.#archive = archive;
  }

  /** Recovers what a stop left behind, then prints whatever waits, now and after each commit. */
  start(): void {
    this.#recover();
    this.#store.onAppended((events) => {
      if (events.some((event) => queueingKinds.has(event.kind))) this.pump();
    });
    this.pump();
  }

  get printer(): ReceiptPrinter {
    return this.#printer;
  }

  usePrinter(printer: ReceiptPrinter): void {
    this.#printer = printer;
    this.pump();
  }

  waiting(): number {
    return this.#store.db
      .prepare("select count(*) from print_job where state in ('queued', 'printing')")
      .pluck()
      .get() as number;
  }

  pump(): void {
    for (const media of ['slip', 'document'] as const) {
      if (this.#running.has(media) || this.#stopped) continue;
      const run = this.#drain(media).then(
        () => {
          this.#running.delete(media);
          // Something may have been queued after the last look.
          if (this.#next(media) !== undefined) this.pump();
        },
        (error: unknown) => {
          this.#running.delete(media);
          this.#log.fault('print queue', error);
        },
      );
      this.#running.set(media, run);
    }
  }

  /** Lets the job in hand finish; the rest waits for the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running.values());
  }

  /** Bytes may have gone out before the stop: only a person can tell. A PDF can simply be made again. */
  #recover(): void {
    const jobs = this.#store.db.prepare("select * from print_job where state = 'printing'").all() as {
      job_id: string;
      paper_id: string;
      case_id: string | null;
    }[];
    for (const job of jobs) {
      const reason = '打印过程中程序中断，无法确定是否已打印。';
      this.#record(job.paper_id, job.case_id, {
        kind: 'paper.print_unconfirmed',
        payload: { jobId: job.job_id, reason },
      });
    }
  }

  /** A fault while recording ends it: the job stays as it was recorded last, and the next start asks a person. */
  async #drain(media: PaperMedia): Promise<void> {
    for (let job = this.#next(media); job !== undefined && !this.#stopped; job = this.#next(media)) {
      const outcome = media === 'slip' ? await this.#printSlip(job) : await this.#file(job);
      this.#record(job.paperId, job.caseId, outcome);
    }
  }

  #next(media: PaperMedia): WaitingJob | undefined {
    return this.#store.db
      .prepare(`select job_id as jobId, paper_id as paperId, case_id as caseId, reprint from print_job
        where state = 'queued' and media = ? order by queued limit 1`)
      .get(media) as WaitingJob | undefined;
  }

  #paper(paperId: string): PaperState {
    const events = this.#store.log.ofStream('paper', paperId).flatMap((event) => readPaperEvent(event) ?? []);
    const paper = foldPaper(events);
    if (paper === null) throw new Error(`paper ${paperId} was never issued`);
    return paper;
  }

  async #printSlip({ jobId, paperId, caseId, reprint }: WaitingJob): Promise<PaperEvent> {
    const printer = this.#printer;
    let lines: SlipLine[];
    try {
      lines = layOutSlip(this.#paper(paperId).content, this.#copy(reprint));
    } catch (error) {
      this.#log.fault('slip layout', error);
      return { kind: 'paper.print_failed', payload: { jobId, reason: '排版时程序出错。', next: retryHint } };
    }
    this.#record(paperId, caseId, { kind: 'paper.print_started', payload: { jobId } });
    try {
      const outcome = await printer.print({ id: jobId, lines });
      switch (outcome.state) {
        case 'printed':
          return {
            kind: 'paper.printed',
            payload: { jobId, printer: printer.name, note: outcome.note ?? null },
          };
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
    } catch (error) {
      // Bytes may have gone out before the fault: only a person can tell.
      this.#log.fault('print slip', error);
      return {
        kind: 'paper.print_unconfirmed',
        payload: { jobId, reason: '打印时程序出错，无法确定是否已打印。' },
      };
    }
  }

  async #file({ jobId, paperId, reprint }: WaitingJob): Promise<PaperEvent> {
    try {
      const { sha256, bytes } = await this.#archive(this.#paper(paperId).content, this.#copy(reprint));
      return { kind: 'paper.archived', payload: { jobId, sha256, bytes } };
    } catch (error) {
      this.#log.fault('archive paper', error);
      return {
        kind: 'paper.print_failed',
        payload: { jobId, reason: '生成PDF时程序出错。', next: retryHint },
      };
    }
  }

  #copy(reprint: number): Copy {
    return { reprint, printedAt: chineseDateTime(this.#desk.clock.now()) };
  }

  #record(paperId: string, caseId: string | null, event: PaperEvent): void {
    const recorded: NewEvent = { streamKind: 'paper', streamId: paperId, caseId, version: 1, ...event };
    this.#store.record(this.#desk.circumstancesOf('device', randomUUID()), [recorded]);
  }
}

const queueingKinds = new Set(['paper.issued', 'paper.reprint_requested', 'paper.retry_requested']);
