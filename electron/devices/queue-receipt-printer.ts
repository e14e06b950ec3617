/** A receipt printer behind a raw queue of the system (CUPS). What came of a slip the queue does not know. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSlip, type Rasterise } from '../print/escpos.ts';
import type { PrinterRom } from '../print/glyphs.ts';
import { type CupsTimes, handOver, releaseAndFollow } from './cups-job.ts';
import type { OpenJobs } from './cups-left.ts';
import { createCupsRunner, isQueueName, standingOf, statusOfQueue } from './cups-queue.ts';
import { isJobId } from './document-printer.ts';
import type { PrintOutcome, ReceiptPrinter, SlipJob } from './receipt-printer.ts';
import type { RunCommand } from './run-command.ts';
import { handedOver } from './slip-printed.ts';

export interface QueuePrinterOptions {
  readonly queue: string;
  readonly rom: PrinterRom;
  /** Draws lines with characters the ROM lacks; without it they come out as 〓. */
  readonly rasterise?: Rasterise | undefined;
  /** Calls `lp`, `lpstat` and `cancel`. */
  readonly run?: RunCommand;
  readonly times?: Partial<CupsTimes>;
  /** Where jobs are noted as long as they may come out. */
  readonly open?: OpenJobs;
}

const usualTimes: CupsTimes = { jobMs: 30_000, unreachedMs: 8000, withdrawMs: 10_000, pollMs: 250 };

/** @throws for a name that cannot be a queue's */
export function createQueueReceiptPrinter(options: QueuePrinterOptions): ReceiptPrinter {
  const { queue, run = createCupsRunner() } = options;
  if (!isQueueName(queue)) throw new Error(`not a queue name: ${JSON.stringify(queue)}`);
  return {
    name: `系统队列打印机 ${queue}`,
    status: () => statusOfQueue(queue, run),
    print: (job) => print(job, run, options),
  };
}

async function print(
  { id, lines }: SlipJob,
  run: RunCommand,
  { queue, rom, rasterise, times, open }: QueuePrinterOptions,
): Promise<PrintOutcome> {
  if (!isJobId(id)) throw new Error(`not a job id: ${JSON.stringify(id)}`);
  const { bytes, replaced } = await encodeSlip(lines, { rom, rasterise });
  const standing = await standingOf(queue, run);
  if (!standing.usable) return { state: 'failed', ...standing.why };
  const handed = await asFile(bytes, (file) => handOver(run, queue, id, file, ['raw']));
  if ('reason' in handed) return { state: 'failed', ...handed };
  const patience = { ...usualTimes, ...times };
  const outcome = await releaseAndFollow(run, handed, standing.report, patience, open);
  // The queue is through with it: the last byte is with the printer, which tells the queue nothing of its paper.
  return outcome.state === 'printed' ? handedOver('系统打印队列', replaced) : outcome;
}

/** `lp` takes a file and has its bytes when it returns: no slip lies about longer than that. */
async function asFile<T>(bytes: Uint8Array, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yimen-slip-'));
  try {
    const file = join(folder, 'slip.bin');
    await writeFile(file, bytes, { mode: 0o600 });
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
