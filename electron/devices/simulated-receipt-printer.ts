import { encodeSlip, type Rasterise } from '../print/escpos.ts';
import { type PrinterTrouble, printerTroubles, statusOf } from './printer-condition.ts';
import type { ReceiptPrinter } from './receipt-printer.ts';
import { printed } from './slip-printed.ts';
import { createSlipTray, type SlipTrayOptions } from './slip-tray.ts';

export interface SimulatedReceiptPrinter extends ReceiptPrinter {
  /** Opens its cover, takes its paper away …; null mends it. */
  setFault(fault: PrinterTrouble | null): void;
}

export interface SimulatedPrinterOptions extends SlipTrayOptions {
  /** Draws lines with characters the simulated ROM (GB 18030-2000) lacks; without it they come out as 〓. */
  readonly rasterise?: Rasterise | undefined;
}

/** The training counter's printer: goes through the very bytes a real one is sent, and draws what they say. */
export function createSimulatedReceiptPrinter(options: SimulatedPrinterOptions): SimulatedReceiptPrinter {
  const tray = createSlipTray(options);
  let fault: PrinterTrouble | null = null;
  return {
    name: '模拟收据打印机',
    setFault: (next) => {
      fault = next;
    },
    status: async () => statusOf({ trouble: fault, paperLow: false }),
    print: async ({ id, lines }) => {
      if (fault !== null) return { state: 'failed', ...printerTroubles[fault] };
      const { bytes, replaced } = await encodeSlip(lines, { rom: 'gb18030', rasterise: options.rasterise });
      await tray.put(id, bytes);
      return printed(replaced);
    },
  };
}
