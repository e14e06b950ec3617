import type { SlipLine } from '#shared/papers/render/slip-layout.ts';

/** A job as the print queue hands it over. */
export interface SlipJob {
  /** Names the job in the simulated printer's files; a uuid. */
  readonly id: string;
  readonly lines: readonly SlipLine[];
}

/**
 * What became of a job. `unconfirmed`: bytes went out and no answer came, so nobody but a person looking at the
 * printer can know; never printed again by itself.
 */
export type PrintOutcome =
  /** `note` says which characters the printer could not draw. */
  | { readonly state: 'printed'; readonly note?: string }
  | { readonly state: 'failed'; readonly reason: string; readonly next: string }
  | { readonly state: 'unconfirmed'; readonly reason: string };

export interface PrinterStatus {
  readonly ready: boolean;
  /** `就绪`, or what is wrong and what to do. */
  readonly text: string;
}

/** An 80 mm receipt printer, real or simulated. */
export interface ReceiptPrinter {
  /** As the settings name it, e.g. `模拟收据打印机`, `网络打印机 192.168.1.50:9100`. */
  readonly name: string;
  print(job: SlipJob): Promise<PrintOutcome>;
  status(): Promise<PrinterStatus>;
}
