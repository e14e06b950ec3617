/** The A4 printers of this computer, for the settings page to choose from. */
import type { PrinterInfo } from 'electron';
import { ok, type Result, refuse } from '#shared/result.ts';
import { createCupsRunner, isQueueName, rejecting, serviceFault, statusOfReport } from './cups-queue.ts';
import { readAcceptance, readQueues } from './cups-reports.ts';
import type { PrinterStatus } from './receipt-printer.ts';
import type { RunCommand } from './run-command.ts';

export interface FoundPrinter {
  /** What the settings keep: a queue of CUPS, a `deviceName` of Windows. */
  readonly queue: string;
  /** As people call it. */
  readonly title: string;
  /** Null where the system does not say until it is asked for this one. */
  readonly status: PrinterStatus | null;
}

/** K1: printers differ from window to window. An empty list means that there is a print service and no queue. */
export async function findCupsPrinters(
  run: RunCommand = createCupsRunner(),
): Promise<Result<FoundPrinter[]>> {
  const answer = await run('lpstat', ['-r', '-l', '-p', '-a']);
  const fault = serviceFault(answer);
  if (fault !== null) return refuse('device', 'K1', fault.reason, fault.next);
  const rejected = new Map(
    readAcceptance(answer.stdout).flatMap(({ queue, accepting, message }) =>
      accepting ? [] : [[queue, message] as const],
    ),
  );
  return ok(
    readQueues(answer.stdout).map((report) => {
      const { queue, title } = report;
      return { queue, title: title === '' ? queue : title, status: statusOf(report, rejected.get(queue)) };
    }),
  );
}

function statusOf(report: Parameters<typeof statusOfReport>[0], rejected: string | undefined): PrinterStatus {
  if (!isQueueName(report.queue))
    return { ready: false, text: '队列名称含有不支持的字符。请由管理员改用字母、数字和连字符命名。' };
  const status = statusOfReport(report);
  if (!status.ready || rejected === undefined) return status;
  const { reason, next } = rejecting(report.queue, rejected);
  return { ready: false, text: `${reason}${next}` };
}

/** @param list `webContents.getPrintersAsync` of any window */
export async function findSystemPrinters(list: () => Promise<PrinterInfo[]>): Promise<FoundPrinter[]> {
  const printers = await list();
  return printers.map(({ name, displayName }) => ({
    queue: name,
    title: displayName === '' ? name : displayName,
    status: null,
  }));
}
