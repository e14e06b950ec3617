import { createLineReceiptPrinter, type LinePrinterOptions } from './line-receipt-printer.ts';
import type { ReceiptPrinter } from './receipt-printer.ts';
import { tcpLine, type TcpLineSetting } from './tcp-line.ts';

/** A receipt printer on the network, raw port 9100. @throws ZodError for an address that cannot be one */
export const createTcpReceiptPrinter = (options: TcpLineSetting & LinePrinterOptions): ReceiptPrinter =>
  createLineReceiptPrinter(tcpLine(options), options);
