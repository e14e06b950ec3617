/** An A4 printer of the system, on Windows: the page that the archived PDF was made of, printed by Electron. */
import { setTimeout as pause } from 'node:timers/promises';
import type { WebContents, WebContentsPrintOptions } from 'electron';
import { DrawingError, type SealedWindow } from '../print/sealed-window.ts';
import { type DocumentJob, type DocumentPrinter, isJobId } from './document-printer.ts';
import { documentTroubles, type Words } from './document-troubles.ts';
import { printablePage } from './printable-page.ts';
import type { PrinterStatus, PrintOutcome } from './receipt-printer.ts';
import { createWindowsSpooler, type SpoolerReport, type WindowsSpooler } from './windows-spooler.ts';

/** What the PDF of a job was made of. */
export interface DrawnPage {
  readonly html: string;
  /** The page lies on its side. Electron takes it from here and not from the page itself. */
  readonly landscape: boolean;
}

export interface ElectronPrinterOptions {
  /** The system's own name of the printer, not the one it shows. */
  readonly deviceName: string;
  readonly pageOf: (job: DocumentJob) => Promise<DrawnPage>;
  /** Without scripts; not the one that makes the PDFs, which a slow printer would hold up. */
  readonly window: Pick<SealedWindow, 'use'>;
  readonly spooler?: WindowsSpooler;
  readonly times?: Partial<ElectronPrintTimes>;
}

export interface ElectronPrintTimes {
  /** For Electron to hand the pages to Windows. */
  readonly handOverMs: number;
  /** From then until the job has left the queue; the clerk can add paper meanwhile. */
  readonly jobMs: number;
  readonly pollMs: number;
}

const usualTimes: ElectronPrintTimes = { handOverMs: 60_000, jobMs: 180_000, pollMs: 1000 };

/** A4 in microns: left to itself Electron assumes a size (electron issue 49374). */
const a4 = { width: 210_000, height: 297_000 };

/** `printed` means that the job left the queue of Windows; where Windows does not say, it is `unconfirmed`. */
export function createElectronDocumentPrinter(options: ElectronPrinterOptions): DocumentPrinter {
  const { deviceName, spooler = createWindowsSpooler() } = options;
  const times = { ...usualTimes, ...options.times };
  return {
    name: `A4打印机 ${deviceName}`,
    status: async () => statusOf(await spooler.look(deviceName, '')),
    print: async (job) => {
      if (!isJobId(job.id)) throw new Error(`not a job id: ${JSON.stringify(job.id)}`);
      if (job.tray !== null) return failed(noTrays);
      const before = await spooler.look(deviceName, job.id);
      const trouble = before === null ? null : closedBy(before.printer);
      if (trouble !== null) return failed(trouble);
      const { html, landscape } = await options.pageOf(job);
      const page = { html: printablePage(html, job.id), landscape };
      const handed = await handOver(options, page, job, times.handOverMs);
      if (handed !== 'done' && handed !== 'unknown') return failed(handed);
      return follow(spooler, deviceName, job.id, handed === 'done', times);
    },
  };
}

async function handOver(
  { deviceName, window }: ElectronPrinterOptions,
  { html, landscape }: DrawnPage,
  { duplex }: DocumentJob,
  timeoutMs: number,
): Promise<'done' | 'unknown' | Words> {
  const settings: WebContentsPrintOptions = {
    silent: true,
    printBackground: true,
    deviceName,
    copies: 1,
    pagesPerSheet: 1,
    pageSize: a4,
    landscape,
    duplexMode: duplex ? 'longEdge' : 'simplex',
  };
  const print = (contents: WebContents): Promise<'done' | 'unknown' | Words> =>
    new Promise((resolve) => {
      contents.print(settings, (success, why) => resolve(success ? 'done' : refusal(why, deviceName)));
    });
  try {
    return await window.use(html, print, timeoutMs);
  } catch (error) {
    if (!(error instanceof DrawingError)) throw error;
    return error.reason === 'not_loaded' ? notDrawn : 'unknown';
  }
}

function refusal(why: string, deviceName: string): Words | 'unknown' {
  if (why.includes('deviceName'))
    return {
      reason: `系统中没有打印机“${deviceName}”。`,
      next: '请在设置中重新选择打印机，或者由管理员添加该打印机。',
    };
  if (why.includes('settings'))
    return { reason: '打印机不接受A4纸等打印设置。', next: '请由管理员检查打印机驱动后重试。' };
  return 'unknown'; // it failed or was cancelled half-way
}

/** Windows is asked that often in vain before it counts as saying nothing. */
const patience = 3;

/** Until the job has left the queue; a job that does not is withdrawn, or it would print by itself some day. */
async function follow(
  spooler: WindowsSpooler,
  printer: string,
  title: string,
  handedOver: boolean,
  { jobMs, pollMs }: ElectronPrintTimes,
): Promise<PrintOutcome> {
  const begun = performance.now();
  let begunPrinting = false;
  let asked = 0;
  for (;;) {
    const report = await spooler.look(printer, title);
    if (report === null) {
      asked += 1;
      if (asked >= patience) return unconfirmed('任务已交给系统打印队列，系统没有报告结果，');
    } else {
      asked = 0;
      const status = report.jobs.map((job) => job.status).join();
      if (report.jobs.length === 0)
        return handedOver ? { state: 'printed' } : unconfirmed('任务交给系统打印队列时中断，');
      if (/Printing|Printed|Complete|Retained/.test(status)) begunPrinting = true;
      if (/Delet/.test(status)) return unconfirmed('打印任务在队列中被取消。');
      if (!handedOver || performance.now() - begun > jobMs) {
        const cause = handedOver ? (standstill(`${status}, ${report.printer}`) ?? endless) : interrupted;
        if (!(await removeAll(spooler, printer, title, report)))
          return unconfirmed(`${cause.reason}任务未能从队列撤回，以后可能自行打印，请由管理员清除。`);
        return begunPrinting
          ? unconfirmed(`${cause.reason}打印开始后任务已从队列撤回，`)
          : { state: 'failed', reason: `${cause.reason}未打印，已从队列撤回。`, next: cause.next };
      }
    }
    await pause(pollMs);
  }
}

async function removeAll(
  spooler: WindowsSpooler,
  printer: string,
  title: string,
  { jobs }: SpoolerReport,
): Promise<boolean> {
  for (const { id } of jobs) await spooler.remove(printer, id);
  return (await spooler.look(printer, title))?.jobs.length === 0;
}

/** Of Windows' flags the one that keeps a printer from printing, in words. */
function standstill(flags: string): Words | null {
  if (/Paused/.test(flags))
    return { reason: '打印机队列已暂停。', next: '请在系统的打印机队列中继续打印，或者改用其他打印机。' };
  if (/DoorOpen/.test(flags)) return documentTroubles.cover_open;
  if (/PaperJam/.test(flags)) return documentTroubles.paper_jam;
  if (/PaperOut/.test(flags)) return documentTroubles.paper_out;
  if (/OutputBinFull/.test(flags)) return documentTroubles.output_full;
  if (/NoToner/.test(flags)) return documentTroubles.toner_out;
  if (/Offline|NotAvailable/.test(flags)) return documentTroubles.offline;
  return /Error|UserIntervention|Blocked/.test(flags) ? documentTroubles.error : null;
}

/** A printer's other troubles may be old news, and it would never print again if they were held against it. */
const closedBy = (flags: string): Words | null =>
  /Paused|Offline|NotAvailable/.test(flags) ? standstill(flags) : null;

/** What Windows does not say keeps nothing from being tried: what becomes of a job is seen when it is printed. */
function statusOf(report: SpoolerReport | null): PrinterStatus {
  if (report === null) return { ready: true, text: '系统没有报告打印机的状态' };
  const closed = closedBy(report.printer);
  if (closed !== null) return { ready: false, text: `${closed.reason}${closed.next}` };
  const reported = standstill(report.printer);
  if (reported !== null) return { ready: true, text: `就绪，系统报告${reported.reason.replace(/。$/, '')}` };
  return { ready: true, text: report.printer.includes('TonerLow') ? '就绪，墨粉不足' : '就绪' };
}

const failed = ({ reason, next }: Words): PrintOutcome => ({ state: 'failed', reason, next });

const unconfirmed = (cause: string): PrintOutcome => ({
  state: 'unconfirmed',
  reason: `${cause}无法确定是否已打印，请查看打印机是否已出纸。`,
});

const noTrays: Words = {
  reason: '本系统不能由程序选择纸盒。',
  next: '请在设置中将纸盒改为由打印机选择，并在系统的打印首选项中设定纸盒。',
};
const notDrawn: Words = { reason: '文书页面未能生成。', next: '请重新打印；仍不成功的，请重新启动程序。' };
const interrupted: Words = { reason: '任务交给系统打印队列时中断。', next: '请重新打印。' };
const endless: Words = { reason: '打印任务长时间没有完成。', next: '请查看打印机面板，排除故障后重试。' };
