import type { PrinterStatus, PrintOutcome } from './receipt-printer.ts';

/** One copy of an archived paper: the ledger has one row per copy, and so has the printer's queue. */
export interface DocumentJob {
  /** A uuid; the job's title in the system's queue, where only ASCII is safe. */
  readonly id: string;
  /** Absolute path of the archived PDF. */
  readonly file: string;
  /** A tray as the printer names it; null leaves the choice to the printer. */
  readonly tray: string | null;
  readonly duplex: boolean;
}

/** An A4 printer, real or simulated. */
export interface DocumentPrinter {
  /** As the settings name it, e.g. `模拟文书打印机`, `A4打印机 HP-M405`. */
  readonly name: string;
  /**
   * Resolves when it is known what became of the copy. Nothing comes out of the printer by itself after `failed`.
   * @throws for a job id or a path that no caller may give
   */
  print(job: DocumentJob): Promise<PrintOutcome>;
  status(): Promise<PrinterStatus>;
}

/** Titles go to other programs as they are. */
export const isJobId = (id: string): boolean => /^[A-Za-z0-9][\w-]{0,79}$/.test(id);
