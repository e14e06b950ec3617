/** The conversation with a receipt printer over any line: bytes out, and the answers sorted from the noise. */
import { type ByteLine, LineError, type PrinterLine, type Words } from './byte-line.ts';
import {
  echoRequest,
  isEchoByte,
  isFlowByte,
  isStatusByte,
  type PrinterCondition,
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

interface Waiter {
  accepts(byte: number): boolean;
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
  #waiter: Waiter | undefined;
  #automaticLeft = 0;
  #noise = 0;

  constructor(printer: PrinterLine) {
    this.#printer = printer;
  }

  /** From the line. */
  received(chunk: Uint8Array): void {
    if (isText(chunk)) this.broke(this.#error('strangeAnswer', 'text'));
    for (const byte of chunk) {
      if (this.#automaticLeft > 0) this.#automaticLeft -= 1;
      else if (startsAutomaticStatus(byte)) this.#automaticLeft = 3;
      else if (this.#waiter?.accepts(byte) === true) {
        this.#waiter.resolve(byte);
        this.#waiter = undefined;
      } else if (!isStatusByte(byte) && !isFlowByte(byte)) this.#noise += 1;
    }
    if (this.#noise > muchNoise) this.broke(this.#error('strangeAnswer', `${this.#noise} stray bytes`));
  }

  /** From the line, and where what comes in makes no sense. */
  broke(error: LineError): void {
    this.lost ??= error;
    this.#waiter?.reject(error);
    this.#waiter = undefined;
  }

  #error(kind: 'noAnswer' | 'strangeAnswer', detail: string): LineError {
    const words: Words = this.#printer[kind];
    return new LineError(words, detail);
  }

  /** A time-out ends one question only: the printer may still answer the next one. */
  #ask(
    timeoutMs: number,
    accepts: (byte: number) => boolean,
    send: (line: ByteLine) => void,
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      const { line } = this;
      if (this.lost !== undefined || line === undefined) {
        reject(this.lost ?? this.#error('noAnswer', 'not open'));
        return;
      }
      const heard = this.#noise;
      const timer = setTimeout(() => {
        if (this.#waiter === own) this.#waiter = undefined;
        reject(this.#error(this.#noise > heard ? 'strangeAnswer' : 'noAnswer', 'timed out'));
      }, timeoutMs);
      const own: Waiter = {
        accepts,
        resolve: (byte) => {
          clearTimeout(timer);
          resolve(byte);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#waiter = own;
      send(line);
    });
  }

  async condition(timeoutMs: number): Promise<PrinterCondition> {
    const one = (n: number): Promise<number> =>
      this.#ask(timeoutMs, isStatusByte, (line) => line.write(statusRequest(n)));
    return readCondition([await one(1), await one(2), await one(3), await one(4)]);
  }

  async print(job: Uint8Array, paperMs: number, timeoutMs: number): Promise<number> {
    this.#noise = 0;
    const answer = await this.#ask(paperMs, isEchoByte, (line) =>
      line.write(Buffer.concat([job, echoRequest])),
    );
    // A cut cable or a switched-off printer can send a zero byte too: only one that still talks sense is believed.
    await this.#ask(timeoutMs, isStatusByte, (line) => line.write(statusRequest(1)));
    if (this.#noise > 0) throw this.#error('strangeAnswer', 'noise around the confirmation');
    return answer;
  }

  async hand(job: Uint8Array, timeoutMs: number): Promise<void> {
    await this.#ask(
      timeoutMs,
      () => false,
      (line) => {
        line.write(job);
        // A device takes a further write only when the one before is through; the request itself prints nothing.
        line.write(echoRequest, () => this.#waiter?.resolve(0));
      },
    );
  }

  async finish(): Promise<void> {
    await this.line?.finish();
  }

  async abandon(): Promise<void> {
    await this.line?.abandon();
  }
}
