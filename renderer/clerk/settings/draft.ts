import type { DeviceSettings } from '#shared/contract/counter.ts';
import type { DocumentPrinterSetting, ReceiptPrinterSetting } from '#shared/contract/papers.ts';
import type { PaperKind } from '#shared/papers/kinds.ts';

type Serial = Extract<ReceiptPrinterSetting, { kind: 'serial' }>;
export type ReceiptKind = ReceiptPrinterSetting['kind'];
export type DocumentKind = DocumentPrinterSetting['kind'];
export type Trays = Partial<Record<PaperKind, string>>;

/** The settings as the form holds them: every kind of printer at once, numbers as typed. */
export interface SettingsDraft {
  readonly printer: ReceiptKind;
  readonly host: string;
  readonly port: string;
  readonly rom: 'gbk' | 'gb18030';
  readonly answers: boolean;
  readonly serialPath: string;
  readonly line: Pick<Serial, 'baudRate' | 'dataBits' | 'parity' | 'stopBits' | 'flow'>;
  readonly filePath: string;
  readonly queue: string;
  readonly documents: DocumentKind;
  readonly documentQueue: string;
  readonly duplex: boolean;
  readonly trays: Trays;
  readonly url: string;
  /** Empty keeps the stored one. */
  readonly token: string;
}

/** The port receipt printers listen on unless set otherwise. */
const rawPrintPort = '9100';
/** As most receipt printers leave the factory. */
const usualLine = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' } as const;

export function draftOf({ receiptPrinter, documentPrinter, centre }: DeviceSettings): SettingsDraft {
  const of = <Kind extends ReceiptKind>(kind: Kind) =>
    receiptPrinter.kind === kind ? (receiptPrinter as Extract<ReceiptPrinterSetting, { kind: Kind }>) : null;
  const tcp = of('tcp');
  const serial = of('serial');
  const system = documentPrinter.kind === 'system' ? documentPrinter : null;
  const { baudRate, dataBits, parity, stopBits, flow } = serial ?? usualLine;
  return {
    printer: receiptPrinter.kind,
    host: tcp?.host ?? '',
    port: tcp === null ? rawPrintPort : String(tcp.port),
    rom: 'rom' in receiptPrinter ? receiptPrinter.rom : 'gbk',
    answers: 'answers' in receiptPrinter ? receiptPrinter.answers : true,
    serialPath: serial?.path ?? '',
    line: { baudRate, dataBits, parity, stopBits, flow },
    filePath: of('file')?.path ?? '',
    queue: of('queue')?.queue ?? '',
    documents: documentPrinter.kind,
    documentQueue: system?.queue ?? '',
    duplex: system?.duplex ?? false,
    trays: system?.trays ?? {},
    url: centre.url,
    token: '',
  };
}

/** As the contract takes it. */
export const settingsOf = (draft: SettingsDraft): DeviceSettings => ({
  receiptPrinter: receiptPrinterOf(draft),
  documentPrinter: documentPrinterOf(draft),
  centre: { url: draft.url.trim(), token: draft.token },
});

function receiptPrinterOf(draft: SettingsDraft): ReceiptPrinterSetting {
  const { rom, answers } = draft;
  switch (draft.printer) {
    case 'none':
    case 'simulated':
      return { kind: draft.printer };
    case 'tcp':
      return { kind: 'tcp', host: draft.host.trim(), port: portOf(draft.port), rom, answers };
    case 'serial':
      return { kind: 'serial', path: draft.serialPath.trim(), ...draft.line, rom, answers };
    case 'file':
      return { kind: 'file', path: draft.filePath.trim(), rom, answers };
    default:
      return { kind: 'queue', queue: draft.queue.trim(), rom };
  }
}

function documentPrinterOf({
  documents,
  documentQueue,
  duplex,
  trays,
}: SettingsDraft): DocumentPrinterSetting {
  return documents === 'system'
    ? { kind: 'system', queue: documentQueue.trim(), duplex, trays }
    : { kind: documents };
}

/** A port that is no number becomes 0, which is refused with words. */
function portOf(typed: string): number {
  const port = typed.normalize('NFKC').trim();
  return /^\d{1,5}$/.test(port) ? Number(port) : 0;
}
