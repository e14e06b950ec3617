/** A receipt printer on the network, raw port 9100: nothing is called printed that the printer did not confirm. */
import { printerAddress } from '#shared/checks/network-host.ts';
import { unreachable } from '#shared/result.ts';
import { encodeSlip, type Rasterise } from '../print/escpos.ts';
import type { PrinterRom } from '../print/glyphs.ts';
import { printed } from './slip-printed.ts';
import { echoRequest, echoSaysPaperOut, printerTroubles, statusOf } from './printer-condition.ts';
import { LinkError, openPrinterLink, type PrinterLink } from './printer-link.ts';
import type { PrintOutcome, PrinterStatus, ReceiptPrinter, SlipJob } from './receipt-printer.ts';

export interface TcpPrinterOptions {
  readonly host: string;
  readonly port: number;
  readonly rom: PrinterRom;
  /** Draws lines with characters the ROM lacks; without it they come out as 〓. */
  readonly rasterise?: Rasterise | undefined;
  /** For connecting, for each status answer, and for the confirmation after the job. */
  readonly timeoutMs: number;
}

/** @throws ZodError for an address that cannot be one */
export function createTcpReceiptPrinter(options: TcpPrinterOptions): ReceiptPrinter {
  const { host, port } = printerAddress.parse({ host: options.host, port: options.port });
  const place = `${host}:${port}`;
  const open = (): Promise<PrinterLink> => openPrinterLink(host, port, options.timeoutMs);
  // One connection at a time: most printers serve one and let the second wait without a word.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    name: `网络打印机 ${place}`,
    print: (job) => inTurn(() => printOver(open, place, job, options)),
    status: () => inTurn(() => statusOver(open, place, options.timeoutMs)),
  };
}

async function printOver(
  open: () => Promise<PrinterLink>,
  place: string,
  job: SlipJob,
  { rom, rasterise, timeoutMs }: TcpPrinterOptions,
): Promise<PrintOutcome> {
  const { bytes, replaced } = await encodeSlip(job.lines, { rom, rasterise });
  let link: PrinterLink;
  try {
    link = await open();
  } catch (error) {
    return { state: 'failed', ...wordsFor(error, place) };
  }
  try {
    const { trouble } = await link.condition(timeoutMs);
    if (trouble !== null) {
      await link.finish();
      return { state: 'failed', ...printerTroubles[trouble] };
    }
  } catch (error) {
    link.destroy();
    return { state: 'failed', ...wordsFor(error, place) };
  }
  // From here on bytes may be on paper: whatever happens, only a person may decide to print again.
  try {
    const answer = await link.sendAndAwaitEcho(Buffer.concat([bytes, echoRequest]), timeoutMs);
    await link.finish();
    if (echoSaysPaperOut(answer)) return unconfirmed(printerTroubles.paper_out.reason);
    return printed(replaced);
  } catch (error) {
    const cause = await afterwards(link, timeoutMs);
    return unconfirmed(
      cause ?? (error instanceof LinkError ? wordsFor(error, place).reason : '发送时程序出错。'),
    );
  }
}

const unconfirmed = (cause: string): PrintOutcome => ({
  state: 'unconfirmed',
  reason: `内容已发送，打印机没有确认打印完成：${cause}请查看打印机是否已出凭证。`,
});

/** A printer that stopped in the middle still answers real-time questions, and they say why it stopped. */
async function afterwards(link: PrinterLink, timeoutMs: number): Promise<string | undefined> {
  try {
    const { trouble } = await link.condition(Math.min(timeoutMs, 1000));
    return trouble === null ? undefined : printerTroubles[trouble].reason;
  } catch {
    return undefined; // it does not say; the first fault is the reason
  } finally {
    link.destroy();
  }
}

async function statusOver(
  open: () => Promise<PrinterLink>,
  place: string,
  timeoutMs: number,
): Promise<PrinterStatus> {
  let link: PrinterLink | undefined;
  try {
    link = await open();
    const condition = await link.condition(timeoutMs);
    await link.finish();
    return statusOf(condition);
  } catch (error) {
    link?.destroy();
    const { reason, next } = wordsFor(error, place);
    return { ready: false, text: `${reason}${next}` };
  }
}

/** @throws again what is not a fault of the line */
function wordsFor(error: unknown, place: string): { reason: string; next: string } {
  if (!(error instanceof LinkError)) throw error;
  switch (error.fault) {
    case 'refused':
      return {
        reason: `打印机（${place}）拒绝连接。`,
        next: '请核对端口设置，确认打印机已开机且未被其他电脑占用。',
      };
    case 'unreachable':
      return { reason: `网络上找不到打印机（${place}）。`, next: '请检查网线、打印机电源和地址设置。' };
    case 'unknown_host':
      return { reason: `打印机名称无法解析（${place}）。`, next: '请在设置中改填打印机的IP地址。' };
    case 'timed_out':
      return {
        reason: `打印机（${place}）没有应答。`,
        next: '请检查打印机电源、网线和地址设置，确认型号支持ESC/POS状态查询。',
      };
    case 'closed':
      return { reason: `打印机（${place}）中断了连接。`, next: '请重新开启打印机后重试。' };
    case 'broken':
      return { reason: `与打印机（${place}）的连接中断。`, next: '请检查网线和打印机后重试。' };
    case 'not_a_printer':
      return {
        reason: `该地址（${place}）应答的设备不是收据打印机。`,
        next: '请核对打印机的地址和端口，端口一般为9100。',
      };
    default:
      return unreachable(error.fault);
  }
}
