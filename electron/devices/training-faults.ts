/** Faults that a person who trains sets on a simulated printer. */
import type { FaultMoment } from './simulated-document-printer.ts';
import type { SimulatedDocumentPrinter } from './simulated-document-printer.ts';
import { documentTroubles } from './document-troubles.ts';
import { simulatedFaults } from './simulated-printer-machine.ts';
import type { SimulatedReceiptPrinter } from './simulated-receipt-printer.ts';

export interface TrainingFaults {
  readonly faults: readonly { readonly fault: string; readonly title: string }[];
  /** As it was set last; null where the printer was mended. */
  readonly fault: string | null;
  /**
   * @param moment before the next job, in the middle of it, or when it is out and not confirmed
   * @returns false for a fault this printer does not have
   */
  set(fault: string | null, moment: FaultMoment): boolean;
}

const slipMoments = { before: 'before', during: 'mid_job', after: 'after_job' } as const;

export const receiptFaults = (printer: Pick<SimulatedReceiptPrinter, 'setFault'>): TrainingFaults =>
  faultsOf(simulatedFaults, (fault, moment) => printer.setFault(fault, slipMoments[moment]));

export const documentFaults = (printer: Pick<SimulatedDocumentPrinter, 'setFault'>): TrainingFaults =>
  faultsOf(documentTitles, (fault, moment) => printer.setFault(fault, moment));

/** `打印机缺纸。` is chosen as `缺纸`. */
const titleOf = (reason: string): string => reason.replace(/^打印机/, '').replace(/。$/, '');
const documentTitles = Object.fromEntries(
  Object.entries(documentTroubles).map(([trouble, { reason }]) => [trouble, titleOf(reason)]),
) as Record<keyof typeof documentTroubles, string>;

function faultsOf<Fault extends string>(
  titles: Readonly<Record<Fault, string>>,
  setFault: (fault: Fault | null, moment: FaultMoment) => void,
): TrainingFaults {
  let current: Fault | null = null;
  const has = (fault: string): fault is Fault => Object.hasOwn(titles, fault);
  return {
    faults: (Object.keys(titles) as Fault[]).map((fault) => ({ fault, title: titles[fault] })),
    get fault() {
      return current;
    },
    set: (fault, moment) => {
      if (fault !== null && !has(fault)) return false;
      current = fault;
      setFault(fault, moment);
      return true;
    },
  };
}
