/** What a receipt printer says of itself, in its status bytes and in words. Shared by the real and the simulated one. */
import type { PrinterStatus } from './receipt-printer.ts';

/** Worst first: a printer with its cover open also reports offline, and the cover is what helps. */
export const printerTroubles = {
  cover_open: { reason: '打印机机盖未合上。', next: '请合上机盖后重试。' },
  paper_out: { reason: '打印机缺纸。', next: '请更换纸卷、合上机盖后重试。' },
  cutter: { reason: '打印机切刀卡住。', next: '请关机、清除卡纸并复位切刀，开机后重试。' },
  unrecoverable: {
    reason: '打印机发生不可恢复的故障。',
    next: '请关机后重新开机；仍不正常的，请报修并改用其他打印机。',
  },
  error: { reason: '打印机报告故障。', next: '请查看打印机指示灯，排除故障后重试。' },
  offline: { reason: '打印机处于脱机状态。', next: '请按联机键或重新开机后重试。' },
} as const satisfies Record<string, { reason: string; next: string }>;
export type PrinterTrouble = keyof typeof printerTroubles;

export interface PrinterCondition {
  readonly trouble: PrinterTrouble | null;
  readonly paperLow: boolean;
}

const readyText = '就绪';
const paperLowText = '就绪，纸将用尽，请备好纸卷';

/** As the settings and the status bar show it. */
export function statusOf({ trouble, paperLow }: PrinterCondition): PrinterStatus {
  if (trouble === null) return { ready: true, text: paperLow ? paperLowText : readyText };
  const { reason, next } = printerTroubles[trouble];
  return { ready: false, text: `${reason}${next}` };
}

/** `10 04 n`, n = 1…4: asked and answered at once, ahead of whatever is being printed. */
export const statusRequest = (n: number): Uint8Array => Uint8Array.of(0x10, 0x04, n);
export const isStatusByte = (byte: number): boolean => (byte & 0x93) === 0x12;

/** XON and XOFF: a serial printer's own traffic signs, no answer to anything. */
export const isFlowByte = (byte: number): boolean => byte === 0x11 || byte === 0x13;

/** `1D 72 01`: answered when everything before it has been consumed. */
export const echoRequest = Uint8Array.of(0x1d, 0x72, 0x01);
export const isEchoByte = (byte: number): boolean => (byte & 0x90) === 0;
/** Bits 2 and 3 of that answer: the roll ended while it printed. */
export const echoSaysPaperOut = (byte: number): boolean => (byte & 0x0c) !== 0;

/** The first of four bytes a printer sends by itself (automatic status); they are no answer to anything. */
export const startsAutomaticStatus = (byte: number): boolean => (byte & 0x93) === 0x10;

/** @param answers the answers to DLE EOT 1, 2, 3 and 4 */
export function readCondition(answers: readonly [number, number, number, number]): PrinterCondition {
  const [printer, offline, error, paper] = answers;
  const found: Record<PrinterTrouble, boolean> = {
    cover_open: (offline & 0x04) !== 0,
    paper_out: (offline & 0x20) !== 0 || (paper & 0x60) !== 0,
    cutter: (error & 0x08) !== 0,
    unrecoverable: (error & 0x20) !== 0,
    error: (offline & 0x40) !== 0,
    offline: (printer & 0x08) !== 0,
  };
  const trouble = (Object.keys(printerTroubles) as PrinterTrouble[]).find((kind) => found[kind]) ?? null;
  return { trouble, paperLow: (paper & 0x0c) !== 0 };
}

/** What a printer told to report by itself (`GS a`) sends, and sends again whenever it changes. */
export function automaticStatus({ trouble, paperLow }: PrinterCondition): Uint8Array {
  const first = 0x10 | (trouble === null ? 0 : 0x08) | (trouble === 'cover_open' ? 0x20 : 0);
  const error = trouble === 'cutter' ? 0x08 : trouble === 'unrecoverable' ? 0x20 : 0;
  const paper = (paperLow ? 0x03 : 0) | (trouble === 'paper_out' ? 0x0f : 0);
  return Uint8Array.of(first, error, paper, 0);
}

/** The same bytes the other way round, for the simulated printer. */
export function conditionBytes({ trouble, paperLow }: PrinterCondition): [number, number, number, number] {
  const offline = trouble === null ? 0 : 0x08;
  const cause =
    trouble === 'cover_open'
      ? 0x04
      : trouble === 'paper_out'
        ? 0x20
        : trouble === null || trouble === 'offline'
          ? 0
          : 0x40;
  const error = trouble === 'cutter' ? 0x08 : trouble === 'unrecoverable' ? 0x20 : 0;
  const paper = (paperLow || trouble === 'paper_out' ? 0x0c : 0) | (trouble === 'paper_out' ? 0x60 : 0);
  return [0x12 | offline, 0x12 | cause, 0x12 | error, 0x12 | paper];
}
