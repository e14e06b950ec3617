/** An A4 printer behind a queue of CUPS, on Linux. */
import { lstat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { type CupsTimes, handOver, releaseAndFollow } from './cups-job.ts';
import type { OpenJobs } from './cups-left.ts';
import { createCupsRunner, cupsTrays, isQueueName, standingOf, statusOfQueue } from './cups-queue.ts';
import { type DocumentJob, type DocumentPrinter, isJobId } from './document-printer.ts';
import type { Words } from './document-troubles.ts';
import type { PrintOutcome } from './receipt-printer.ts';
import type { RunCommand } from './run-command.ts';

export interface CupsPrinterOptions {
  readonly queue: string;
  /** Calls `lp`, `lpstat`, `lpoptions` and `cancel`. */
  readonly run?: RunCommand;
  readonly times?: Partial<CupsTimes>;
  /** Where jobs are noted as long as they may come out. */
  readonly open?: OpenJobs;
}

const usualTimes: CupsTimes = { jobMs: 180_000, unreachedMs: 20_000, withdrawMs: 10_000, pollMs: 250 };

/**
 * `printed` means that CUPS completed the job. How much that says is up to its backend: over IPP the printer
 * itself reported the last sheet, over a raw socket it took the last byte.
 * @throws for a name that cannot be a queue's
 */
export function createCupsPrinter(options: CupsPrinterOptions): DocumentPrinter {
  const { queue, run = createCupsRunner() } = options;
  if (!isQueueName(queue)) throw new Error(`not a queue name: ${JSON.stringify(queue)}`);
  const times = { ...usualTimes, ...options.times };
  return {
    name: `A4打印机 ${queue}`,
    status: () => statusOfQueue(queue, run),
    print: (job) => print(run, queue, job, times, options.open),
  };
}

async function print(
  run: RunCommand,
  queue: string,
  job: DocumentJob,
  times: CupsTimes,
  open: OpenJobs | undefined,
): Promise<PrintOutcome> {
  if (!isJobId(job.id)) throw new Error(`not a job id: ${JSON.stringify(job.id)}`);
  if (!isAbsolute(job.file)) throw new Error('the file of a job needs an absolute path');
  if (!(await isRegularFile(job.file))) return failed(noFile);
  const standing = await standingOf(queue, run);
  if (!standing.usable) return failed(standing.why);
  if (job.tray !== null && !(await cupsTrays(queue, run)).some(({ tray }) => tray === job.tray))
    return failed(noTray(queue, job.tray));
  const handed = await handOver(run, queue, job.id, job.file, lpOptions(job));
  if ('reason' in handed) return failed(handed);
  return releaseAndFollow(run, handed, standing.report, times, open);
}

/**
 * All that a queue's own defaults could spoil is said: fitted to the page a notice shrinks by 4 %, and two pages
 * on a sheet or a banner page make it no notice at all.
 */
function lpOptions({ tray, duplex }: DocumentJob): string[] {
  return [
    'media=A4',
    `sides=${duplex ? 'two-sided-long-edge' : 'one-sided'}`,
    'print-scaling=none',
    'fit-to-page=false',
    'number-up=1',
    'job-sheets=none',
    ...(tray === null ? [] : [`InputSlot=${tray}`]),
  ];
}

const failed = ({ reason, next }: Words): PrintOutcome => ({ state: 'failed', reason, next });

const noFile: Words = { reason: '归档的文书文件不存在。', next: '请在办件中重新打印该文书。' };

/** CUPS would take the paper from another tray without a word. */
const noTray = (queue: string, tray: string): Words => ({
  reason: `打印队列“${queue}”没有名为“${tray}”的纸盒。`,
  next: '请在设置中重新选择纸盒。',
});

async function isRegularFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
