import { randomUUID } from 'node:crypto';
import type { PaperContent } from '#shared/papers/content.ts';
import type { PaperEvent } from '#shared/papers/ledger/events.ts';
import type { PaperState, PrintJob } from '#shared/papers/ledger/ledger.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import type { Copy } from '#shared/papers/render/slip-layout.ts';
import type { Desk } from '../acts/desk.ts';
import { lacksSignature, paperEvent, paperIdOf, paperRecord } from '../acts/paper-records.ts';
import type { Store } from '../store/store.ts';

/** A copy in the queue. */
export interface WaitingCopy {
  readonly jobId: string;
  readonly paperId: string;
  readonly caseId: string | null;
  readonly media: PaperMedia;
  readonly reprint: number;
  /** 0 for what is only filed until somebody asks for a sheet. */
  readonly wanted: number;
  /** Of its PDF, where one was filed. */
  readonly sha256: string | null;
  /** 1 where the PDF is filed and waits for its printer. */
  readonly filed: number;
  /** What a person is told of it: characters that its PDF lacks. */
  readonly reason: string | null;
}

/** What a sheet says. */
export interface PrintedCopy {
  readonly content: PaperContent;
  readonly copy: Copy;
}

const columns = `job_id as jobId, paper_id as paperId, case_id as caseId, media, reprint, wanted, sha256, filed, reason`;
const inOrder = 'order by queued, copy limit 1';

/** What the print queue reads of the ledger, and how it writes to it. */
export class PrintBook {
  readonly #desk: Desk;
  readonly #store: Store;
  /** Copies taken back from the centre: they may have come out long ago. */
  readonly #held = new Set<string>();
  #closed = false;

  constructor(desk: Desk, store: Store) {
    this.#desk = desk;
    this.#store = store;
  }

  /** The first that may go to a printer: a document needs its PDF first. */
  next(media: PaperMedia): WaitingCopy | undefined {
    return this.#first("media = ? and (media = 'slip' or filed = 1)", media);
  }

  /** The first document without its PDF; where documents are not printed, also one that waits for a printer. */
  nextToFile(printed: boolean): WaitingCopy | undefined {
    return this.#first("media = 'document' and (filed = 0 or not ?)", +printed);
  }

  /** The copy, as long as it waits where it was found: it may have been voided or rerouted meanwhile. */
  still({ jobId, media, filed }: WaitingCopy): boolean {
    return (
      this.#one("state = 'queued' and job_id = ? and media = ? and filed = ?", jobId, media, filed) !==
      undefined
    );
  }

  isWaiting(jobId: string): boolean {
    return this.#one("state = 'queued' and job_id = ?", jobId) !== undefined;
  }

  /** The PDF that was filed for this copy, or for another that reads the same. */
  filedFor({ paperId, reprint, sha256 }: WaitingCopy): string | null {
    const found = this.#store.db
      .prepare(
        'select sha256 from print_job where paper_id = ? and reprint = ? and sha256 is not null order by queued desc',
      )
      .pluck()
      .get(paperId, reprint) as string | undefined;
    const filed = sha256 ?? found ?? null;
    return filed === null || this.isBehind(paperId, filed) ? null : filed;
  }

  /** Made before somebody signed on the pad: the signature is not on it. */
  isBehind(paperId: string, sha256: string): boolean {
    return lacksSignature(paperRecord(this.#store, paperId)?.events ?? [], sha256);
  }

  /** Copies that are with their printer, or were when the program stopped. */
  printing(): WaitingCopy[] {
    if (this.#closed) return [];
    return this.#store.db
      .prepare(`select ${columns} from print_job where state = 'printing' order by queued, copy`)
      .all() as WaitingCopy[];
  }

  /** Keeps what is known of these streams from being printed until the next start, which asks about it. */
  hold(paperIds: ReadonlySet<string>): void {
    const ids = JSON.stringify([...paperIds]);
    const found = this.#store.db
      .prepare(
        "select job_id from print_job where state = 'queued' and paper_id in (select value from json_each(?))",
      )
      .pluck();
    for (const jobId of found.all(ids) as string[]) this.#held.add(jobId);
  }

  /** Copies queued before this counter was restored from an older copy of its data. */
  queuedBeforeRestored(): WaitingCopy[] {
    const { restored, log } = this.#store;
    return this.#store.db
      .prepare(
        `select ${columns} from print_job where state = 'queued'
          and (? or (select device from event where position = queued) <> ?) order by queued, copy`,
      )
      .all(+restored, log.device) as WaitingCopy[];
  }

  /** How many wait for a printer or are with it. */
  waiting(media: PaperMedia): number {
    return this.#store.db
      .prepare("select count(*) from print_job where state in ('queued', 'printing') and media = ?")
      .pluck()
      .get(media) as number;
  }

  /** How many need a person: what failed, and what nobody knows of. */
  troubles(): number {
    return this.#store.db
      .prepare("select count(*) from print_job where state in ('failed', 'unconfirmed')")
      .pluck()
      .get() as number;
  }

  /** What a copy says; undefined for one that is not of this device. */
  find(jobId: string): PrintedCopy | undefined {
    const paperId = paperIdOf(this.#store, jobId);
    const paper = paperId === undefined ? undefined : paperRecord(this.#store, paperId)?.paper;
    const job = paper?.jobs.find((candidate) => candidate.jobId === jobId);
    return paper === undefined || job === undefined
      ? undefined
      : { content: paper.content, copy: copyOf(job, paper) };
  }

  /** @throws where it is not of this device */
  read(jobId: string): PrintedCopy {
    const found = this.find(jobId);
    if (found === undefined) throw new Error(`copy ${jobId} is of no paper of this device`);
    return found;
  }

  /** From now on nothing is recorded: the program ends without knowing what becomes of the job in hand. */
  close(): void {
    this.#closed = true;
  }

  record({ paperId, caseId }: WaitingCopy, event: PaperEvent): void {
    if (this.#closed) return;
    this.#store.record(this.#desk.circumstancesOf('device', randomUUID()), [
      paperEvent(paperId, caseId, event),
    ]);
  }

  #first(where: string, value: string | number): WaitingCopy | undefined {
    const held = this.#held.size === 0 ? '' : 'and job_id not in (select value from json_each(?))';
    const values = this.#held.size === 0 ? [value] : [value, JSON.stringify([...this.#held])];
    return this.#one(`state = 'queued' and ${where} ${held} ${inOrder}`, ...values);
  }

  #one(where: string, ...values: (string | number)[]): WaitingCopy | undefined {
    if (this.#closed) return undefined;
    return this.#store.db.prepare(`select ${columns} from print_job where ${where}`).get(...values) as
      | WaitingCopy
      | undefined;
  }
}

/** The same copy always reads the same: what it says of itself is the ledger's. */
const copyOf = ({ reprint, by, requestedAt }: PrintJob, { hands }: PaperState): Copy => ({
  reprint,
  printedAt: requestedAt,
  by,
  hands,
});
