import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeSlip } from '../print/escpos.ts';
import { interpret, pageText, type PrintedPage } from './escpos-interpreter.ts';
import { type PrinterTrouble, printerTroubles, readyText } from './printer-condition.ts';
import type { ReceiptPrinter } from './receipt-printer.ts';
import { printed } from './slip-printed.ts';

export interface SimulatedReceiptPrinter extends ReceiptPrinter {
  /** Opens its cover, takes its paper away …; null mends it. */
  setFault(fault: PrinterTrouble | null): void;
}

interface SimulatedPrinterOptions {
  /** Each slip leaves `<job>.bin` (the bytes), `<job>.txt` and `<job>.png` here. */
  readonly folder: string;
  readonly draw: (page: PrintedPage) => Promise<Buffer>;
}

/** The training counter's printer: goes through the very bytes a real one is sent, and draws what they say. */
export function createSimulatedReceiptPrinter({ folder, draw }: SimulatedPrinterOptions): SimulatedReceiptPrinter {
  let fault: PrinterTrouble | null = null;
  const put = async (name: string, content: Uint8Array | string): Promise<void> => {
    const draft = join(folder, `.${randomUUID()}.part`);
    await writeFile(draft, content);
    await rename(draft, join(folder, name));
  };
  return {
    name: '模拟收据打印机',
    setFault: (next) => {
      fault = next;
    },
    status: async () => {
      if (fault === null) return { ready: true, text: readyText };
      const { reason, next } = printerTroubles[fault];
      return { ready: false, text: `${reason}${next}` };
    },
    print: async ({ id, lines }) => {
      if (fault !== null) return { state: 'failed', ...printerTroubles[fault] };
      const { bytes, replaced } = await encodeSlip(lines, { rom: 'gb18030' });
      const page = interpret(bytes);
      await mkdir(folder, { recursive: true });
      await put(`${id}.bin`, bytes);
      await put(`${id}.txt`, pageText(page));
      await put(`${id}.png`, await draw(page));
      return printed(replaced);
    },
  };
}
