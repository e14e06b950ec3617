import { setTimeout as pause } from 'node:timers/promises';
import type { PaperKind, PaperMedia } from '#shared/papers/kinds.ts';
import { layOutSlip, type SlipLine } from '#shared/papers/render/slip-layout.ts';
import type { Desk } from '../acts/desk.ts';
import type { DocumentPrinter } from '../devices/document-printer.ts';
import type { PrintOutcome, ReceiptPrinter } from '../devices/receipt-printer.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { Filing, type PaperArchive } from './filing.ts';
import { Lane, type Patience } from './lane.ts';
import { outcomeEvent } from './outcome-event.ts';
import { PrintBook, type PrintedCopy, type WaitingCopy } from './print-book.ts';

/** An A4 printer as the settings set it up. */
export interface SetDocumentPrinter extends DocumentPrinter {
  /** As the printer names it; null leaves the choice to the printer. */
  readonly trayOf: (kind: PaperKind) => string | null;
  readonly duplex: boolean;
}

export interface Printers {
  /** Null where none is set: slips wait for one, or are sent to the A4 printer. */
  readonly slip: ReceiptPrinter | null;
  /** Null where documents are filed and not printed. */
  readonly document: SetDocumentPrinter | null;
}

export interface QueueParts {
  readonly desk: Desk;
  readonly store: Store;
  readonly log: Log;
  readonly archive: PaperArchive;
  readonly printers: Printers;
  /** A printer's status may have changed. */
  readonly changed?: () => void;
  readonly patience?: Patience;
}

/** For the job in hand; what is not through by then is asked about at the next start. */
const stopMs = 5000;
/** After a fault of the program, such as a disk that is full. */
const usualAgainMs = 15_000;
const cannotTell = '无法确定是否已打印。请查看打印机是否已出纸。';
const retryHint = '请在办件中重试。';

/**
 * Paper leaves only after the commit that queued it, one copy at a time for each way out, and no way waits for
 * another. What happens to a copy is recorded in the ledger; a printer that fails never undoes or delays an act.
 */
export class PrintQueue {
  readonly slip: Lane<ReceiptPrinter>;
  readonly document: Lane<SetDocumentPrinter>;
  readonly #book: PrintBook;
  readonly #store: Store;
  readonly #log: Log;
  readonly #filing: Filing;
  readonly #againMs: number;
  /** Copies that are with a printer now. */
  readonly #inHand = new Set<string>();
  #again: NodeJS.Timeout | null = null;
  #stopping = false;

  constructor({ desk, store, log, archive, printers, changed = () => undefined, patience }: QueueParts) {
    this.#store = store;
    this.#log = log;
    this.#againMs = patience?.longestMs ?? usualAgainMs;
    this.#book = new PrintBook(desk, store);
    const fault = (error: unknown): void => this.#faulted(error);
    const common = { statusChanged: changed, fault };
    this.slip = new Lane<ReceiptPrinter>(
      printers.slip,
      {
        ...common,
        waits: () => this.#book.next('slip') !== undefined,
        printFirst: (printer) => this.#printSlip(printer),
      },
      patience,
    );
    this.document = new Lane<SetDocumentPrinter>(
      printers.document,
      {
        ...common,
        waits: () => this.#book.next('document') !== undefined,
        printFirst: (printer) => this.#printDocument(printer),
      },
      patience,
    );
    this.#filing = new Filing({
      book: this.#book,
      archive,
      log,
      printed: () => this.document.printer !== null,
      filed: () => this.document.kick(),
      fault,
    });
  }

  /** Recovers what a stop left behind, then prints whatever waits, now and after each commit. */
  start(): void {
    this.#askAbout(`打印过程中程序中断，${cannotTell}`, () => this.#book.printing());
    this.#askAbout(`本机数据由备份恢复，${cannotTell}`, () => this.#book.queuedBeforeRestored());
    this.#store.onTakenBack((events) => this.#book.hold(new Set(events.map(({ streamId }) => streamId))));
    this.#store.onAppended((events) => {
      if (events.some((event) => queueingKinds.has(event.kind))) this.kick();
    });
    this.kick();
  }

  lane(media: PaperMedia): Lane<ReceiptPrinter> | Lane<SetDocumentPrinter> {
    return media === 'slip' ? this.slip : this.document;
  }

  usePrinters({ slip, document }: Printers): void {
    this.slip.use(slip);
    this.document.use(document);
    this.kick();
  }

  /** Something waits, or a printer may be ready again. */
  kick(): void {
    this.#askAbout(`打印结果没有记录下来，${cannotTell}`, () => this.#book.printing());
    this.#filing.call();
    this.slip.kick();
    this.document.kick();
  }

  /** Whether the copy waits for its printer. */
  isWaiting(jobId: string): boolean {
    return this.#book.isWaiting(jobId);
  }

  /** How many copies wait for a printer or are with it. */
  waiting(media: PaperMedia): number {
    return this.#book.waiting(media);
  }

  /** How many copies need a person. */
  troubles(): number {
    return this.#book.troubles();
  }

  /** What a copy says; undefined for one that is not of this device. */
  find(jobId: string): PrintedCopy | undefined {
    return this.#book.find(jobId);
  }

  /** Asks both printers how they stand. */
  async look(): Promise<void> {
    await Promise.all([this.slip.look(), this.document.look()]);
  }

  /** Lets the job in hand finish, for a while; the rest waits for the next start. */
  async stop(withinMs = stopMs): Promise<void> {
    this.#stopping = true;
    if (this.#again !== null) clearTimeout(this.#again);
    const over = new AbortController();
    const stopped = Promise.all([this.#filing.stop(), this.slip.stop(), this.document.stop()]);
    const late = pause(withinMs, true, { signal: over.signal }).catch(() => false);
    await Promise.race([stopped, late]);
    this.#book.close();
    over.abort();
  }

  /** Of a copy that was with a printer and is not any more, sheets may have come out: only a person can tell. */
  #askAbout(reason: string, found: () => readonly WaitingCopy[]): void {
    try {
      for (const copy of found()) {
        const { jobId } = copy;
        if (!this.#inHand.has(jobId))
          this.#book.record(copy, { kind: 'paper.print_unconfirmed', payload: { jobId, reason } });
      }
    } catch (error) {
      this.#faulted(error);
    }
  }

  /** What could not be recorded stands as before; a little later it is looked at again. */
  #faulted(error: unknown): void {
    this.#log.fault('print queue', error);
    if (this.#stopping) return;
    this.#again ??= setTimeout(() => {
      this.#again = null;
      this.kick();
    }, this.#againMs).unref();
  }

  async #printSlip(printer: ReceiptPrinter): Promise<PrintOutcome['state'] | null> {
    const waiting = this.#book.next('slip');
    if (waiting === undefined) return null;
    const { jobId } = waiting;
    let lines: SlipLine[];
    try {
      const { content, copy } = this.#book.read(jobId);
      lines = layOutSlip(content, copy);
    } catch (error) {
      this.#log.fault('slip layout', error);
      const reason = '排版时程序出错。';
      this.#book.record(waiting, { kind: 'paper.print_failed', payload: { jobId, reason, next: retryHint } });
      return 'failed';
    }
    return this.#print(waiting, printer.name, () => printer.print({ id: jobId, lines }));
  }

  async #printDocument(printer: SetDocumentPrinter): Promise<PrintOutcome['state'] | null> {
    const waiting = this.#book.next('document');
    if (waiting === undefined) return null;
    const file = await this.#filing.fileFor(waiting);
    // It may have been voided or rerouted meanwhile, or have another printer.
    const found = this.#book.next('document');
    if (file === null || found?.jobId !== waiting.jobId || this.document.printer !== printer) return null;
    const { jobId } = waiting;
    const tray = printer.trayOf(this.#book.read(jobId).content.kind);
    const job = { id: jobId, file, tray, duplex: printer.duplex };
    return this.#print(waiting, printer.name, () => printer.print(job));
  }

  async #print(
    copy: WaitingCopy,
    printer: string,
    print: () => Promise<PrintOutcome>,
  ): Promise<PrintOutcome['state']> {
    const { jobId } = copy;
    this.#inHand.add(jobId);
    try {
      this.#book.record(copy, { kind: 'paper.print_started', payload: { jobId } });
      const outcome = await print().catch((error: unknown): PrintOutcome => {
        // Bytes may have gone out before the fault: only a person can tell.
        this.#log.fault('print', error);
        return { state: 'unconfirmed', reason: `打印时程序出错，${cannotTell}` };
      });
      this.#book.record(copy, outcomeEvent(jobId, printer, outcome, copy.reason));
      return outcome.state;
    } finally {
      this.#inHand.delete(jobId);
    }
  }
}

const queueingKinds = new Set([
  'paper.issued',
  'paper.reprint_requested',
  'paper.retry_requested',
  'paper.rerouted',
]);
