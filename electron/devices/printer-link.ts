/** The conversation with a receipt printer over any line: bytes out, and the answers sorted from the noise. */
import { type ByteLine, LineError, type PrinterLine, type Words } from './byte-line.ts';
import {
  echoRequest,
  isEchoByte,
  isFlowByte,
  isStatusByte,
  type PrinterCondition,
  type PrinterTrouble,
  printerTroubles,
  readCondition,
  startsAutomaticStatus,
  statusRequest,
} from './printer-condition.ts';

export interface PrinterLink {
  /** Whether the line is lost; nothing can be sent any more. */
  readonly lost: LineError | undefined;
  /** DLE EOT 1 to 4, one after the other, so that each answer belongs to its question. @throws LineError */
  condition(timeoutMs: number): Promise<PrinterCondition>;
  /**
   * Sends a job and resolves with the printer's answer to the `GS r 1` behind it.
   * @param paperMs how long that may take; @param timeoutMs for any other answer. @throws LineError
   */
  print(job: Uint8Array, paperMs: number, timeoutMs: number): Promise<number>;
  /** Sends a job to a printer that never answers; resolves when it has been taken. @throws LineError */
  hand(job: Uint8Array, timeoutMs: number): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** Words, such as a web server's `HTTP/1.1 400`: a printer answers these questions in single bytes. */
const isText = (chunk: Uint8Array): boolean => /[ -~]{6}/.test(Buffer.from(chunk).toString('latin1'));
/** A stray byte or two are no reason to give up. */
const muchNoise = 8;

/** Between two looks at a printer that has not confirmed yet. */
const lookMs = 1000;

/** The two kinds of answer can be told apart, so a question may be asked while the confirmation is waited for. */
type Answer = 'status' | 'echo';

interface Waiter {
  resolve(byte: number): void;
  reject(error: LineError): void;
}

/** @throws LineError */
export async function openPrinterLink(printer: PrinterLine, timeoutMs: number): Promise<PrinterLink> {
  const talk = new Talk(printer);
  talk.line = await printer.open(talk, timeoutMs);
  return talk;
}

class Talk implements PrinterLink {
  line: ByteLine | undefined;
  lost: LineError | undefined;
  readonly #printer: PrinterLine;
  readonly #waiters = new Map<Answer, Waiter>();
  #automaticLeft = 0;
  #noise = 0;
  /** At the last look. */
  #seen: PrinterTrouble | null = null;

  constructor(printer: PrinterLine) {
    this.#printer = printer;
  }

  /** From the line. */
  received(chunk: Uint8Array): void {
    if (isText(chunk)) this.broke(this.#error('strangeAnswer', 'text'));
    for (const byte of chunk) {
      if (this.#automaticLeft > 0) this.#automaticLeft -= 1;
      else if (startsAutomaticStatus(byte)) this.#automaticLeft = 3;
      else if (isStatusByte(byte)) this.#take('status', byte);
      else if (!isEchoByte(byte) || !this.#take('echo', byte)) this.#noise += isFlowByte(byte) ? 0 : 1;
    }
    if (this.#noise > muchNoise) this.broke(this.#error('strangeAnswer', `${this.#noise} stray bytes`));
  }

  /** From the line, and where what comes in makes no sense. */
  broke(error: LineError): void {
    this.lost ??= error;
    for (const waiter of this.#waiters.values()) waiter.reject(error);
    this.#waiters.clear();
  }

  /** @returns whether anybody waits for it */
  #take(answer: Answer, byte: number): boolean {
    const waiter = this.#waiters.get(answer);
    this.#waiters.delete(answer);
    waiter?.resolve(byte);
    return waiter !== undefined;
  }

  #error(kind: 'noAnswer' | 'strangeAnswer', detail: string): LineError {
    const words: Words = this.#printer[kind];
    return new LineError(words, detail);
  }

  /** A time-out ends one question only: the printer may still answer the next one. */
  #ask(answer: Answer, timeoutMs: number, send: (line: ByteLine) => void): Promise<number> {
    return new Promise((resolve, reject) => {
      const { line } = this;
      if (this.lost !== undefined || line === undefined) {
        reject(this.lost ?? this.#error('noAnswer', 'not open'));
        return;
      }
      const heard = this.#noise;
      const timer = setTimeout(() => {
        if (this.#waiters.get(answer) === own) this.#waiters.delete(answer);
        reject(this.#error(this.#noise > heard ? 'strangeAnswer' : 'noAnswer', 'timed out'));
      }, timeoutMs);
      const own: Waiter = {
        resolve: (byte) => {
          clearTimeout(timer);
          resolve(byte);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#waiters.set(answer, own);
      send(line);
    });
  }

  async condition(timeoutMs: number): Promise<PrinterCondition> {
    const one = (n: number): Promise<number> =>
      this.#ask('status', timeoutMs, (line) => line.write(statusRequest(n)));
    return readCondition([await one(1), await one(2), await one(3), await one(4)]);
  }

  async print(job: Uint8Array, paperMs: number, timeoutMs: number): Promise<number> {
    this.#noise = 0;
    const echo = this.#ask('echo', paperMs, (line) => line.write(Buffer.concat([job, echoRequest])));
    const looking = setInterval(() => void this.#look(timeoutMs), lookMs);
    const answer = await echo.finally(() => clearInterval(looking));
    // A cut cable or a switched-off printer can send a zero byte too: only one that still talks sense is believed.
    await this.#ask('status', timeoutMs, (line) => line.write(statusRequest(1)));
    if (this.#noise > 0) throw this.#error('strangeAnswer', 'noise around the confirmation');
    return answer;
  }

  /** A printer that stopped will not confirm: the clerk is told at the second look, not when patience ends. */
  async #look(timeoutMs: number): Promise<void> {
    if (this.#waiters.has('status')) return;
    const trouble = await this.condition(Math.min(timeoutMs, lookMs)).then(
      (condition) => condition.trouble,
      () => null, // too busy printing to say
    );
    if (trouble !== null && trouble === this.#seen)
      this.#waiters.get('echo')?.reject(new LineError(printerTroubles[trouble], 'stopped'));
    this.#seen = trouble;
  }

  async hand(job: Uint8Array, timeoutMs: number): Promise<void> {
    await this.#ask('echo', timeoutMs, (line) => {
      line.write(job);
      // A device takes a further write only when the one before is through; the request itself prints nothing.
      line.write(echoRequest, () => void this.#take('echo', 0));
    });
  }

  async finish(): Promise<void> {
    await this.line?.finish();
  }

  async abandon(): Promise<void> {
    await this.line?.abandon();
  }
}
