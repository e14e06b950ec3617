/** A receipt printer at the end of a line: nothing is called printed that the printer did not confirm. */
import { encodeSlip, type Rasterise } from '../print/escpos.ts';
import type { PrinterRom } from '../print/glyphs.ts';
import { LineError, type PrinterLine } from './byte-line.ts';
import { createTurns } from './in-turn.ts';
import { echoSaysPaperOut, printerTroubles, statusOf } from './printer-condition.ts';
import { openPrinterLink, type PrinterLink } from './printer-link.ts';
import type { PrintOutcome, PrinterStatus, ReceiptPrinter, SlipJob } from './receipt-printer.ts';
import { handedOver, printed } from './slip-printed.ts';

export interface LinePrinterOptions {
  readonly rom: PrinterRom;
  /** Draws lines with characters the ROM lacks; without it they come out as 〓. */
  readonly rasterise?: Rasterise | undefined;
  /** For opening the line and for each answer; the confirmation may take longer by what the paper needs. */
  readonly timeoutMs: number;
  /** How long so many lines take on paper; where not said, those of a slow model (100 mm/s). */
  readonly paperMs?: (lines: number) => number;
}

/** A line is 3.75 mm. */
const slowPaperMs = (lines: number): number => lines * 40;

export function createLineReceiptPrinter(line: PrinterLine, options: LinePrinterOptions): ReceiptPrinter {
  // One conversation at a time: most printers serve one and let the second wait without a word.
  const inTurn = createTurns();
  return {
    name: line.name,
    print: (job) => inTurn(() => printOver(line, job, options)),
    status: () => inTurn(() => statusOver(line, options.timeoutMs)),
  };
}

async function printOver(
  line: PrinterLine,
  job: SlipJob,
  { rom, rasterise, timeoutMs, paperMs = slowPaperMs }: LinePrinterOptions,
): Promise<PrintOutcome> {
  const { bytes, replaced } = await encodeSlip(job.lines, { rom, rasterise });
  let link: PrinterLink;
  try {
    link = await openPrinterLink(line, timeoutMs);
  } catch (error) {
    return { state: 'failed', ...wordsOf(error) };
  }
  if (line.answers) {
    const trouble = await troubleBefore(link, timeoutMs);
    if (trouble !== null) return { state: 'failed', ...trouble };
  }
  if (link.lost !== undefined) {
    await link.abandon();
    return { state: 'failed', ...link.lost.words };
  }
  // From here on bytes may be on paper: whatever happens, only a person may decide to print again.
  const patience = timeoutMs + paperMs(job.lines.length) + (bytes.length / line.bytesPerSecond) * 1000;
  try {
    if (!line.answers) {
      await link.hand(bytes, patience);
      await link.finish();
      return handedOver('该打印机', replaced);
    }
    const answer = await link.print(bytes, patience, timeoutMs);
    await link.finish();
    return echoSaysPaperOut(answer) ? unconfirmed(printerTroubles.paper_out.reason) : printed(replaced);
  } catch (error) {
    const cause = await causeAfter(link, line.answers, timeoutMs);
    return unconfirmed(cause ?? (error instanceof LineError ? error.words.reason : '发送时程序出错。'));
  }
}

const unconfirmed = (cause: string): PrintOutcome => ({
  state: 'unconfirmed',
  reason: `内容已发送，打印机没有确认打印完成：${cause}请查看打印机是否已出凭证。`,
});

/** What keeps it from printing, as it says itself; null where it is ready. */
async function troubleBefore(
  link: PrinterLink,
  timeoutMs: number,
): Promise<{ reason: string; next: string } | null> {
  try {
    const { trouble } = await link.condition(timeoutMs);
    if (trouble === null) return null;
    await link.finish();
    return printerTroubles[trouble];
  } catch (error) {
    await link.abandon();
    return wordsOf(error);
  }
}

/** A printer that stopped in the middle still answers real-time questions, and they say why it stopped. */
async function causeAfter(
  link: PrinterLink,
  answers: boolean,
  timeoutMs: number,
): Promise<string | undefined> {
  try {
    if (!answers) return undefined;
    const { trouble } = await link.condition(Math.min(timeoutMs, 1000));
    return trouble === null ? undefined : printerTroubles[trouble].reason;
  } catch {
    return undefined; // it does not say; the first fault is the reason
  } finally {
    await link.abandon();
  }
}

async function statusOver(line: PrinterLine, timeoutMs: number): Promise<PrinterStatus> {
  let link: PrinterLink | undefined;
  try {
    link = await openPrinterLink(line, timeoutMs);
    const status = line.answers
      ? statusOf(await link.condition(timeoutMs))
      : { ready: true, text: '已连接，该打印机不回报状态' };
    await link.finish();
    return status;
  } catch (error) {
    await link?.abandon();
    const { reason, next } = wordsOf(error);
    return { ready: false, text: `${reason}${next}` };
  }
}

/** @throws again what is not a fault of the line */
function wordsOf(error: unknown): { reason: string; next: string } {
  if (!(error instanceof LineError)) throw error;
  return error.words;
}
