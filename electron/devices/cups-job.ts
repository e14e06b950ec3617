/**
 * One job in a CUPS queue, from being handed over to its end. It is handed over on hold and released only when its
 * number is known: whatever breaks before that, nothing prints. After the release every job is either followed to
 * its end or withdrawn, so that nothing prints by itself after it was called failed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { unreachable } from '#shared/result.ts';
import { cupsAbsent, cupsSilent, cupsStopped, disabled, serviceFault } from './cups-queue.ts';
import {
  type JobEnd,
  type JobReport,
  type QueueReport,
  readJobs,
  readQueues,
  readRefusedCancel,
  readRequestId,
} from './cups-reports.ts';
import { JobTrace, waitingFor } from './cups-trace.ts';
import { documentTroubles, troubleOf, type Words } from './document-troubles.ts';
import type { PrintOutcome } from './receipt-printer.ts';
import type { RunCommand } from './run-command.ts';

export interface CupsTimes {
  /** From release to the end of the job; the clerk can add paper meanwhile. */
  readonly jobMs: number;
  /** How long a printer that cannot be reached is waited for. */
  readonly unreachedMs: number;
  /** How long a withdrawn job may take to leave the queue. */
  readonly withdrawMs: number;
  readonly pollMs: number;
}

export interface HandedOver {
  readonly queue: string;
  readonly number: number;
}

/** @param options `name=value` pairs of `lp -o` */
export async function handOver(
  run: RunCommand,
  queue: string,
  title: string,
  file: string,
  options: readonly string[],
): Promise<HandedOver | Words> {
  const asked = options.flatMap((option) => ['-o', option]);
  const answer = await run('lp', ['-d', queue, '-t', title, '-n', '1', '-H', 'hold', ...asked, file]);
  if (answer.fault === 'not_found') return cupsAbsent;
  if (answer.fault === 'timed_out') return cupsSilent;
  const number = answer.code === 0 ? readRequestId(answer.stdout) : null;
  if (number !== null) return { queue, number };
  const said = (answer.stderr.trim().split('\n')[0] ?? '').replace(/^lp: /, '');
  return {
    reason: `打印服务没有接收任务${said === '' ? '' : `（${said}）`}。`,
    next: '请由管理员检查该打印队列后重试。',
  };
}

/** Releases the job and follows it to its end. */
export async function releaseAndFollow(
  run: RunCommand,
  job: HandedOver,
  before: QueueReport,
  times: CupsTimes,
): Promise<PrintOutcome> {
  const withdraw = (cause: Words, seen: JobTrace): Promise<PrintOutcome> =>
    withdrawJob(run, job, cause, seen, times);
  const seen = new JobTrace();
  const released = await run('lp', ['-i', `${job.queue}-${job.number}`, '-H', 'resume']);
  if (released.code !== 0) return withdraw(notReleased, seen);
  const begun = performance.now();
  for (;;) {
    const look = await lookAt(run, job);
    if (look === 'gone' || look === 'ending') {
      const outcome = await concluded(run, job, before, seen, times, look);
      if (outcome !== null) return outcome;
    } else if (typeof look === 'object') {
      seen.note(look.job, performance.now());
      const cause = reasonToWithdraw(look, seen, times);
      if (cause !== null) return withdraw(cause, seen);
    }
    if (performance.now() - begun > times.jobMs) return withdraw(tooLong(look), seen);
    await pause(times.pollMs);
  }
}

const notReleased: Words = {
  reason: '打印服务没有放行任务。',
  next: '请由管理员检查该打印队列的权限后重试。',
};

interface Look {
  readonly job: JobReport;
  readonly queue: QueueReport | undefined;
}

async function lookAt(
  run: RunCommand,
  { queue, number }: HandedOver,
): Promise<Look | 'gone' | 'ending' | 'no_answer'> {
  const answer = await run('lpstat', ['-r', '-l', '-W', 'not-completed', '-o', '-p', queue]);
  if (serviceFault(answer) !== null) return 'no_answer';
  const job = readJobs(answer.stdout).find((one) => one.number === number);
  const report = readQueues(answer.stdout).find((one) => one.queue === queue);
  if (job !== undefined) return { job, queue: report };
  // A cancelled job is off the list at once, while its backend may need a moment to let go of the printer.
  const ending = report?.printing === 0 || report?.printing === number;
  return ending ? 'ending' : 'gone';
}

function reasonToWithdraw({ job, queue }: Look, seen: JobTrace, times: CupsTimes): Words | null {
  if (queue?.state === 'disabled') return disabled(queue);
  if (job.alerts.includes('cups-held-for-authentication'))
    return { reason: '打印机要求登录。', next: '请由管理员在该打印队列中设置账号后重试。' };
  if (job.alerts.includes('job-hold-until-specified'))
    return { reason: '打印任务被置为保留。', next: '请由管理员检查该打印队列后重试。' };
  return seen.unreachedFor(performance.now()) > times.unreachedMs ? documentTroubles.offline : null;
}

function tooLong(look: Look | string): Words {
  if (typeof look === 'string') return look === 'no_answer' ? cupsStopped : endless;
  const trouble = troubleOf(look.queue?.alerts ?? []);
  if (trouble !== null) return documentTroubles[trouble];
  return waitingFor(look.job.status ?? '') ?? endless;
}

const endless: Words = { reason: '打印任务长时间没有完成。', next: '请查看打印机面板，排除故障后重试。' };

/** The job left the queue. @returns null when it is too early to tell how, or the service does not answer */
async function concluded(
  run: RunCommand,
  job: HandedOver,
  before: QueueReport,
  seen: JobTrace,
  times: CupsTimes,
  look: 'gone' | 'ending',
): Promise<PrintOutcome | null> {
  const end = await cancel(run, job);
  switch (end) {
    case 'no_answer':
      return null;
    case 'completed':
      return printedWithNews(run, job, before);
    case 'unknown_job':
      return unconfirmed('打印任务已不在打印服务的记录中。');
    case 'withdrawn':
      // It had stopped for good, which is neither waiting nor an end; now it is withdrawn.
      return withdrawJob(run, job, stopped, seen, times);
    case 'canceled':
    case 'aborted': {
      if (look === 'ending') return null;
      const cause = end === 'canceled' ? canceledByOthers : stopped;
      return seen.provesNothingSent(await inHistory(run, job))
        ? { state: 'failed', reason: `${cause.reason}未打印。`, next: cause.next }
        : unconfirmed(cause.reason);
    }
    default:
      return unreachable(end);
  }
}

const canceledByOthers: Words = {
  reason: '打印任务在队列中被取消。',
  next: '请确认是否需要打印，需要的重新打印。',
};
const stopped: Words = {
  reason: '打印服务中止了任务。',
  next: '请由管理员检查该打印队列和打印机驱动后重试。',
};

const unconfirmed = (cause: string): PrintOutcome => ({
  state: 'unconfirmed',
  reason: `${cause}无法确定是否已打印，请查看打印机是否已出纸。`,
});

async function withdrawJob(
  run: RunCommand,
  job: HandedOver,
  cause: Words,
  seen: JobTrace,
  times: CupsTimes,
): Promise<PrintOutcome> {
  const begun = performance.now();
  for (;;) {
    const end = await cancel(run, job);
    const late = performance.now() - begun > times.withdrawMs;
    if (end === 'completed') return { state: 'printed' };
    if (end === 'unknown_job') return unconfirmed(`${cause.reason}打印任务已不在打印服务的记录中，`);
    if (end === 'canceled' || end === 'aborted') {
      const gone = (await lookAt(run, job)) === 'gone';
      if (gone && seen.provesNothingSent(await inHistory(run, job)))
        return { state: 'failed', reason: `${cause.reason}未打印，已从队列撤回。`, next: cause.next };
      if (gone || late) return unconfirmed(`${cause.reason}打印开始后任务已从队列撤回，`);
    } else if (late) {
      return unconfirmed(`${cause.reason}任务未能从队列撤回，以后可能自行打印，请由管理员清除。`);
    }
    await pause(times.pollMs);
  }
}

/** Asked a second time, a cancelled job says so. */
async function cancel(run: RunCommand, { queue, number }: HandedOver): Promise<JobEnd | 'withdrawn'> {
  const answer = await run('cancel', [`${queue}-${number}`]);
  return answer.code === 0 ? 'withdrawn' : readRefusedCancel(answer.stderr);
}

async function inHistory(run: RunCommand, { number }: HandedOver): Promise<JobReport | undefined> {
  const answer = await run('lpstat', ['-l', '-W', 'completed', '-o']);
  return readJobs(answer.stdout).find((one) => one.number === number);
}

/** A trouble the printer reports now and did not before may be about the last sheets: said, not held against it. */
async function printedWithNews(
  run: RunCommand,
  { queue }: HandedOver,
  before: QueueReport,
): Promise<PrintOutcome> {
  const { stdout } = await run('lpstat', ['-l', '-p', queue]);
  const now = readQueues(stdout).find((one) => one.queue === queue);
  const trouble = troubleOf((now?.alerts ?? []).filter((alert) => !before.alerts.includes(alert)));
  if (trouble === null) return { state: 'printed' };
  const { reason } = documentTroubles[trouble];
  return { state: 'printed', note: `打印任务已完成，${reason.replace(/。$/, '')}，请核对页数。` };
}
