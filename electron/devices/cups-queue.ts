/** A queue of CUPS as it stands, asked of `lpstat` and `lpoptions`, and in words. */
import {
  type QueueReport,
  readAcceptance,
  readQueues,
  readTrays,
  schedulerRuns,
  type Tray,
} from './cups-reports.ts';
import { waitingFor } from './cups-trace.ts';
import { documentTroubles, runningLow, troubleOf, type Words } from './document-troubles.ts';
import type { PrinterStatus } from './receipt-printer.ts';
import { type CommandResult, createCommandRunner, type RunCommand } from './run-command.ts';

/** Words are read and compared, so programs and the service behind them are to speak English. */
export const createCupsRunner = (env: Readonly<Record<string, string>> = {}): RunCommand =>
  createCommandRunner({ timeoutMs: 10_000, env: { LC_ALL: 'C', LANGUAGE: '', ...env } });

/** CUPS allows more; a name outside this was not made by a person who wanted to type it again. */
export const isQueueName = (name: string): boolean => /^[\p{L}\p{N}_][\p{L}\p{N}_.@+-]{0,126}$/u.test(name);

export const cupsAbsent: Words = {
  reason: '本机未安装打印服务（CUPS）。',
  next: '请由管理员安装CUPS和打印机驱动后重试。',
};
export const cupsSilent: Words = {
  reason: '打印服务（CUPS）没有应答。',
  next: '请由管理员重新启动打印服务后重试。',
};
export const cupsStopped: Words = {
  reason: '打印服务（CUPS）未运行。',
  next: '请由管理员启动打印服务后重试。',
};

export type QueueStanding =
  | { readonly usable: true; readonly report: QueueReport }
  | { readonly usable: false; readonly why: Words };

/** Whether the queue takes jobs and prints them. A printer's own troubles are not looked at: see {@link statusOfQueue}. */
export async function standingOf(queue: string, run: RunCommand): Promise<QueueStanding> {
  const answer = await run('lpstat', ['-r', '-l', '-p', queue, '-a', queue]);
  const fault = serviceFault(answer);
  if (fault !== null) return { usable: false, why: fault };
  const report = readQueues(answer.stdout).find((one) => one.queue === queue);
  const acceptance = readAcceptance(answer.stdout).find((one) => one.queue === queue);
  if (report === undefined || acceptance === undefined) return { usable: false, why: missing(queue) };
  if (report.state === 'disabled') return { usable: false, why: disabled(report) };
  if (!acceptance.accepting) return { usable: false, why: rejecting(queue, acceptance.message) };
  return { usable: true, report };
}

/** What keeps every queue from being asked; null when the service answered. */
export function serviceFault({ fault, stdout }: CommandResult): Words | null {
  if (fault === 'not_found') return cupsAbsent;
  if (fault === 'timed_out') return cupsSilent;
  return schedulerRuns(stdout) ? null : cupsStopped;
}

export const missing = (queue: string): Words => ({
  reason: `系统中没有打印队列“${queue}”。`,
  next: '请在设置中重新选择打印机，或者由管理员添加该队列。',
});

export const disabled = ({ queue, message }: Pick<QueueReport, 'queue' | 'message'>): Words => ({
  reason: `打印队列“${queue}”已停用${because(message)}。`,
  next: '请排除原因后由管理员启用该队列，或者在设置中改用其他打印机。',
});

export const rejecting = (queue: string, message: string): Words => ({
  reason: `打印队列“${queue}”不接收新任务${because(message)}。`,
  next: '请由管理员恢复该队列接收任务，或者在设置中改用其他打印机。',
});

const because = (message: string): string => (message === '' ? '' : `（${message}）`);

/**
 * CUPS learns how a printer stands only while it prints. What an idle queue reports is its last job's news, and a
 * printer mended since would never print again if that were held against it.
 */
export async function statusOfQueue(queue: string, run: RunCommand): Promise<PrinterStatus> {
  const standing = await standingOf(queue, run);
  return standing.usable ? statusOfReport(standing.report) : notReady(standing.why);
}

export function statusOfReport(report: QueueReport): PrinterStatus {
  const { state, alerts, message } = report;
  if (state === 'disabled') return notReady(disabled(report));
  const trouble = troubleOf(alerts);
  if (state === 'printing') {
    if (trouble !== null) return notReady(documentTroubles[trouble]);
    const waiting = waitingFor(message);
    return waiting === null ? { ready: true, text: '正在打印' } : notReady(waiting);
  }
  const hints = [
    ...(trouble === null ? [] : [`上次打印时${documentTroubles[trouble].reason.replace(/。$/, '')}`]),
    ...runningLow(alerts),
  ];
  return { ready: true, text: ['就绪', ...hints].join('，') };
}

const notReady = ({ reason, next }: Words): PrinterStatus => ({ ready: false, text: `${reason}${next}` });

/** The trays of a queue; none when it does not say. */
export async function cupsTrays(queue: string, run: RunCommand): Promise<Tray[]> {
  const { code, stdout } = await run('lpoptions', ['-p', queue, '-l']);
  return code === 0 ? readTrays(stdout) : [];
}
