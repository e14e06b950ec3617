/** A line to a receipt printer, whatever carries it: TCP, serial or a USB device file. */

/** What happened and what to do now, for the clerk. */
export interface Words {
  readonly reason: string;
  readonly next: string;
}

/** The line could not be opened, broke, or nothing that makes sense came back. */
export class LineError extends Error {
  readonly words: Words;
  constructor(words: Words, detail: string) {
    super(detail);
    this.name = 'LineError';
    this.words = words;
  }
}

export interface LineEvents {
  received(bytes: Uint8Array): void;
  /** It carries nothing any more; may be told more than once. */
  broke(error: LineError): void;
}

/** An open line. Nothing is written to one that was lost. */
export interface ByteLine {
  /** @param taken called when the system has taken every byte; never where the line is lost or given up before */
  write(bytes: Uint8Array, taken?: () => void): void;
  /** Lets what was written go out, then closes; gives up after a second. */
  finish(): Promise<void>;
  /** Closes at once. What has not left this computer is thrown away: it must not come out later by surprise. */
  abandon(): Promise<void>;
}

/** A way to one printer, as the settings describe it. */
export interface PrinterLine {
  /** For lists and the ledger, e.g. `网络打印机 192.168.1.50:9100`. */
  readonly name: string;
  /** False for a printer that never says anything back: what becomes of a slip cannot be known. */
  readonly answers: boolean;
  /** How fast it takes bytes where that matters (a serial line); otherwise Infinity. */
  readonly bytesPerSecond: number;
  /** @throws LineError */
  open(events: LineEvents, timeoutMs: number): Promise<ByteLine>;
  /** Open, but silent. */
  readonly noAnswer: Words;
  /** It answers, but not as a receipt printer does. */
  readonly strangeAnswer: Words;
}

export const errorCode = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What every line with status answers advises when there are none. */
export const oneWayHint = '型号不回报状态的，请在设置中选“不回报状态”';
