import { setTimeout as delay } from 'node:timers/promises';
import type { PrinterStatus, PrintOutcome } from '../devices/receipt-printer.ts';
import { Worker } from './worker.ts';

/** What a lane needs to know of its printer. */
export interface LanePrinter {
  readonly name: string;
  status(): Promise<PrinterStatus>;
}

export interface LaneWork<Printer extends LanePrinter> {
  /** Whether a copy waits. */
  readonly waits: () => boolean;
  /** Prints the first copy that waits and records it; null where none waits any more. */
  readonly printFirst: (printer: Printer) => Promise<PrintOutcome['state'] | null>;
  readonly statusChanged: () => void;
  readonly fault: (error: unknown) => void;
}

/** How long a printer that is not ready is left alone before it is asked again, in ms. */
export interface Patience {
  readonly firstMs: number;
  readonly longestMs: number;
}
const usualPatience: Patience = { firstMs: 2000, longestMs: 15_000 };

/** For a printer to say how it stands: the slowest, out of order, has given up long before. */
const longestAnswerMs = 60_000;

const asking: PrinterStatus = { ready: true, text: '正在查询' };
const silent: PrinterStatus = {
  ready: false,
  text: '打印机长时间没有应答。请检查电源和连接，重新开机后重试。',
};
const unknown: PrinterStatus = { ready: false, text: '查询打印机状态时程序出错。请重新启动程序后重试。' };

/**
 * The way out of one kind of paper, with its own printer and its own pace. A printer that is not ready keeps its
 * copies waiting in order; it is asked again and again, and goes on by itself.
 */
export class Lane<Printer extends LanePrinter> {
  readonly #work: LaneWork<Printer>;
  readonly #patience: Patience;
  readonly #worker: Worker;
  #printer: Printer | null;
  #status: PrinterStatus = asking;
  /** Ends a pause. */
  #wake: (() => void) | null = null;
  /** Ends the waiting for answers. */
  readonly #asking = new Set<AbortController>();

  constructor(printer: Printer | null, work: LaneWork<Printer>, patience: Patience = usualPatience) {
    this.#printer = printer;
    this.#work = work;
    this.#patience = patience;
    this.#worker = new Worker(() => this.#drain(), work.fault);
  }

  /** Null where this kind of paper is not printed here. */
  get printer(): Printer | null {
    return this.#printer;
  }

  /** As last asked. */
  get status(): PrinterStatus {
    return this.#status;
  }

  use(printer: Printer | null): void {
    this.#printer = printer;
    this.#status = asking;
    this.#giveUpAsking();
    this.kick();
  }

  /** Something waits, or the printer may be ready again: looks at once. */
  kick(): void {
    this.#wake?.();
    this.#worker.call();
  }

  /** Asks the printer how it stands. One that has become ready goes on at once. */
  async look(): Promise<PrinterStatus> {
    const printer = this.#printer;
    if (printer === null) return this.#status;
    const status = await this.#ask(printer);
    if (printer !== this.#printer) return this.#status;
    const { ready, text } = this.#status;
    this.#status = status;
    if (ready !== status.ready || text !== status.text) this.#work.statusChanged();
    if (status.ready) this.#wake?.();
    return status;
  }

  async #ask(printer: Printer): Promise<PrinterStatus> {
    const over = new AbortController();
    this.#asking.add(over);
    const late = delay(longestAnswerMs, silent, { signal: over.signal }).catch(() => silent);
    try {
      return await Promise.race([printer.status(), late]);
    } catch (error) {
      this.#work.fault(error);
      return unknown;
    } finally {
      over.abort();
      this.#asking.delete(over);
    }
  }

  /** The printer was replaced, or the lane stops: its answer helps nobody any more. */
  #giveUpAsking(): void {
    for (const over of this.#asking) over.abort();
  }

  async stop(): Promise<void> {
    const stopped = this.#worker.stop();
    this.#wake?.();
    this.#giveUpAsking();
    await stopped;
  }

  /** A fault while recording ends it: the copy stays as it was recorded last, until the queue looks again. */
  async #drain(): Promise<void> {
    let refusals = 0;
    while (!this.#worker.stopped && this.#work.waits()) {
      const printer = this.#printer;
      if (printer === null) return;
      const { ready } = await this.look();
      if (this.#worker.stopped) return;
      if (printer !== this.#printer) continue;
      if (!ready) {
        await this.#pause(Math.min(this.#patience.firstMs * 2 ** refusals, this.#patience.longestMs));
        refusals += 1;
        continue;
      }
      refusals = 0;
      const state = await this.#work.printFirst(printer);
      // Why it failed is still there to see; what waits is not sent after it before that is known.
      if (!this.#worker.stopped && state !== 'printed' && state !== null && !this.#work.waits())
        await this.look();
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const awake = (): void => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(awake, ms);
      this.#wake = awake;
    });
  }
}
