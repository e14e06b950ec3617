/** The counter's printers, as its settings describe them. */
import type { DeviceSettings } from '#shared/contract/counter.ts';
import type { DocumentPrinterSetting, ReceiptPrinterSetting } from '#shared/contract/papers.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import { unreachable } from '#shared/result.ts';
import type { Clock } from './clock.ts';
import type { PrinterLine } from './devices/byte-line.ts';
import type { OpenJobs } from './devices/cups-left.ts';
import { createCupsPrinter } from './devices/cups-printer.ts';
import { isQueueName } from './devices/cups-queue.ts';
import type { DocumentJob, DocumentPrinter } from './devices/document-printer.ts';
import { createElectronDocumentPrinter, type DrawnPage } from './devices/electron-document-printer.ts';
import { fileLine } from './devices/file-line.ts';
import { createLineReceiptPrinter } from './devices/line-receipt-printer.ts';
import { createQueueReceiptPrinter } from './devices/queue-receipt-printer.ts';
import type { PrinterStatus, PrintOutcome, ReceiptPrinter } from './devices/receipt-printer.ts';
import { serialLine } from './devices/serial-line.ts';
import { createSimulatedDocumentPrinter } from './devices/simulated-document-printer.ts';
import { createSimulatedReceiptPrinter } from './devices/simulated-receipt-printer.ts';
import type { SlipTrayOptions } from './devices/slip-tray.ts';
import { tcpLine } from './devices/tcp-line.ts';
import { documentFaults, receiptFaults, type TrainingFaults } from './devices/training-faults.ts';
import type { Rasterise } from './print/escpos.ts';
import type { PrinterRom } from './print/glyphs.ts';
import type { Printers, SetDocumentPrinter } from './print/queue.ts';
import type { SealedWindow } from './print/sealed-window.ts';

export interface PrinterParts {
  /** Where the simulated printers' slips and sheets come out. */
  readonly slips: string;
  readonly sheets: string;
  readonly clock: Clock;
  readonly draw: SlipTrayOptions['draw'];
  readonly rasterise: Rasterise;
  /** Of queues of CUPS. */
  readonly openJobs: OpenJobs;
  readonly platform: NodeJS.Platform;
  /** On Windows: the page that the PDF of a job was made of, and the window that prints it. */
  readonly pageOf: (job: DocumentJob) => Promise<DrawnPage>;
  readonly printWindow: () => Pick<SealedWindow, 'use'>;
}

export interface MadePrinters extends Printers {
  /** Of those that are simulated. */
  readonly faults: Readonly<Partial<Record<PaperMedia, TrainingFaults>>>;
}

export function createPrinters(
  { receiptPrinter, documentPrinter }: Pick<DeviceSettings, 'receiptPrinter' | 'documentPrinter'>,
  parts: PrinterParts,
): MadePrinters {
  const slip = receiptPrinterOf(receiptPrinter, parts);
  const document = documentPrinterOf(documentPrinter, parts);
  return {
    slip: slip.printer,
    document: document.printer,
    faults: {
      ...(slip.faults === undefined ? {} : { slip: slip.faults }),
      ...(document.faults === undefined ? {} : { document: document.faults }),
    },
  };
}

interface Made<Printer> {
  readonly printer: Printer;
  readonly faults?: TrainingFaults;
}

function receiptPrinterOf(setting: ReceiptPrinterSetting, parts: PrinterParts): Made<ReceiptPrinter | null> {
  const { rasterise } = parts;
  const onLine = (line: PrinterLine, rom: PrinterRom): Made<ReceiptPrinter> => ({
    printer: createLineReceiptPrinter(line, { rom, rasterise, timeoutMs: 8000 }),
  });
  switch (setting.kind) {
    case 'none':
      return { printer: null };
    case 'simulated': {
      const printer = createSimulatedReceiptPrinter({ folder: parts.slips, draw: parts.draw, rasterise });
      return { printer, faults: receiptFaults(printer) };
    }
    case 'tcp':
      return onLine(tcpLine(setting), setting.rom);
    case 'serial':
      return onLine(serialLine({ ...setting, flow: flows[setting.flow] }), setting.rom);
    case 'file':
      return onLine(fileLine(setting), setting.rom);
    case 'queue': {
      const { queue, rom } = setting;
      return {
        printer: isQueueName(queue)
          ? createQueueReceiptPrinter({ queue, rom, rasterise, open: parts.openJobs })
          : unusable(`系统队列打印机 ${queue}`),
      };
    }
    default:
      return unreachable(setting);
  }
}

const flows = { none: 'none', hardware: 'rtscts', software: 'xonxoff' } as const;

function documentPrinterOf(
  setting: DocumentPrinterSetting,
  parts: PrinterParts,
): Made<SetDocumentPrinter | null> {
  switch (setting.kind) {
    case 'none':
      return { printer: null };
    case 'simulated': {
      const printer = createSimulatedDocumentPrinter({ folder: parts.sheets, clock: parts.clock });
      return { printer: { ...printer, trayOf: () => null, duplex: false }, faults: documentFaults(printer) };
    }
    case 'system': {
      const { queue, duplex, trays } = setting;
      return {
        printer: { ...systemPrinter(queue, parts), trayOf: (kind) => trays[kind] ?? null, duplex },
      };
    }
    default:
      return unreachable(setting);
  }
}

function systemPrinter(
  queue: string,
  { platform, pageOf, printWindow, openJobs }: PrinterParts,
): DocumentPrinter {
  if (platform === 'win32')
    return createElectronDocumentPrinter({ deviceName: queue, pageOf, window: printWindow() });
  return isQueueName(queue) ? createCupsPrinter({ queue, open: openJobs }) : unusable(`A4打印机 ${queue}`);
}

/** A name that no queue of this system can have: the counter starts all the same, and says so. */
function unusable(name: string): {
  name: string;
  status(): Promise<PrinterStatus>;
  print(): Promise<PrintOutcome>;
} {
  const reason = '打印队列的名称含有本系统不支持的字符。';
  const next = '请在设置中重新选择打印机。';
  return {
    name,
    status: async () => ({ ready: false, text: reason + next }),
    print: async () => ({ state: 'failed', reason, next }),
  };
}
