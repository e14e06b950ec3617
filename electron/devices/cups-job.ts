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
import { noOpenJobs, type OpenJobs } from './cups-left.ts';
import { busy, JobTrace, waitingFor } from './cups-trace.ts';
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

/** A job on hold. */
export interface HandedOver {
  readonly queue: string;
  readonly number: number;
}

/**
 * @param options `name=value` pairs of `lp -o`
 * @returns the job, or why there is none
 */
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

/**
 * Releases the job and follows it to its end.
 * @param before the queue as it stood before the job
 * @param open where the job is noted as long as it may come out
 */
export async function releaseAndFollow(
  run: RunCommand,
  { number }: HandedOver,
  before: QueueReport,
  times: CupsTimes,
  open: OpenJobs = noOpenJobs,
): Promise<PrintOutcome> {
  const job = new CupsJob(run, number, before, times);
  try {
    open.add(job.name);
  } catch (error) {
    await run('cancel', [job.name]);
    throw error;
  }
  const outcome = await job.print();
  if (!job.left) open.remove(job.name);
  return outcome;
}

class CupsJob {
  readonly #run: RunCommand;
  readonly #times: CupsTimes;
  readonly #number: number;
  /** As `lp` and `cancel` want it named. */
  readonly name: string;
  /** It could not be withdrawn. */
  left = false;
  readonly #before: QueueReport;
  readonly #seen = new JobTrace();

  constructor(run: RunCommand, number: number, before: QueueReport, times: CupsTimes) {
    this.#run = run;
    this.#number = number;
    this.name = `${before.queue}-${number}`;
    this.#before = before;
    this.#times = times;
  }

  async print(): Promise<PrintOutcome> {
    const released = await this.#run('lp', ['-i', this.name, '-H', 'resume']);
    if (released.code !== 0) return this.#withdraw(notReleased);
    const begun = performance.now();
    for (;;) {
      const look = await this.#look();
      if (look === 'gone' || look === 'ending') {
        const outcome = await this.#concluded(look);
        if (outcome !== null) return outcome;
      } else if (look !== 'no_answer') {
        this.#seen.note(look.job, performance.now());
        const cause = this.#reasonToWithdraw(look);
        if (cause !== null) return this.#withdraw(cause);
      }
      if (performance.now() - begun > this.#times.jobMs) return this.#withdraw(tooLong(look));
      await pause(this.#times.pollMs);
    }
  }

  async #look(): Promise<Look | 'gone' | 'ending' | 'no_answer'> {
    const { queue } = this.#before;
    const answer = await this.#run('lpstat', ['-r', '-l', '-W', 'not-completed', '-o', '-p', queue]);
    if (serviceFault(answer) !== null) return 'no_answer';
    const job = readJobs(answer.stdout).find(({ number }) => number === this.#number);
    const report = readQueues(answer.stdout).find((one) => one.queue === queue);
    if (job !== undefined) return { job, queue: report };
    // A cancelled job is off the list at once, while its backend may need a moment to let go of the printer.
    return report?.printing === 0 || report?.printing === this.#number ? 'ending' : 'gone';
  }

  #reasonToWithdraw({ job, queue }: Look): Words | null {
    if (queue?.state === 'disabled') return disabled(queue);
    if (job.alerts.includes('cups-held-for-authentication')) return loginWanted;
    if (job.alerts.includes('job-hold-until-specified')) return heldAgain;
    const unreached = this.#seen.unreachedFor(performance.now());
    return unreached > this.#times.unreachedMs ? documentTroubles.offline : null;
  }

  /** It left the queue. @returns null when it is too early to tell how, or the service does not answer */
  async #concluded(look: 'gone' | 'ending'): Promise<PrintOutcome | null> {
    const end = await this.#cancel();
    switch (end) {
      case 'no_answer':
        return null;
      case 'completed':
        return this.#printedWithNews();
      case 'unknown_job':
        return unconfirmed(forgotten);
      case 'withdrawn':
        // It had stopped for good, which is neither waiting nor an end; now it is withdrawn.
        return this.#withdraw(stopped);
      case 'canceled':
      case 'aborted': {
        if (look === 'ending') return null;
        const { reason, next } = end === 'canceled' ? canceledByOthers : stopped;
        return (await this.#sentNothing())
          ? { state: 'failed', reason: `${reason}未打印。`, next }
          : unconfirmed(reason);
      }
      default:
        return unreachable(end);
    }
  }

  async #withdraw({ reason, next }: Words): Promise<PrintOutcome> {
    const begun = performance.now();
    for (;;) {
      const end = await this.#cancel();
      const late = performance.now() - begun > this.#times.withdrawMs;
      if (end === 'completed') return { state: 'printed' };
      if (end === 'unknown_job') return unconfirmed(`${reason}${forgotten}`);
      if (end === 'canceled' || end === 'aborted') {
        const gone = (await this.#look()) === 'gone';
        if (gone && (await this.#sentNothing()))
          return { state: 'failed', reason: `${reason}未打印，已从队列撤回。`, next };
        if (gone || late) return unconfirmed(`${reason}打印开始后任务已从队列撤回，`);
      } else if (late) {
        this.left = true;
        return unconfirmed(`${reason}任务未能从队列撤回，以后可能自行打印，请由管理员清除。`);
      }
      await pause(this.#times.pollMs);
    }
  }

  /** Asked a second time, a cancelled job says so. */
  async #cancel(): Promise<JobEnd | 'withdrawn'> {
    const { code, stderr } = await this.#run('cancel', [this.name]);
    return code === 0 ? 'withdrawn' : readRefusedCancel(stderr);
  }

  async #sentNothing(): Promise<boolean> {
    const { stdout } = await this.#run('lpstat', ['-l', '-W', 'completed', '-o']);
    return this.#seen.provesNothingSent(readJobs(stdout).find(({ number }) => number === this.#number));
  }

  /** A trouble reported now and not before may be about the last sheets: it is told, not held against them. */
  async #printedWithNews(): Promise<PrintOutcome> {
    const { queue, alerts } = this.#before;
    const { stdout } = await this.#run('lpstat', ['-l', '-p', queue]);
    const now = readQueues(stdout).find((one) => one.queue === queue)?.alerts ?? [];
    const trouble = troubleOf(now.filter((alert) => !alerts.includes(alert)));
    if (trouble === null) return { state: 'printed' };
    const news = documentTroubles[trouble].reason.replace(/。$/, '');
    return { state: 'printed', note: `打印任务已完成，${news}，请核对页数。` };
  }
}

interface Look {
  readonly job: JobReport;
  readonly queue: QueueReport | undefined;
}

function tooLong(look: Look | string): Words {
  if (typeof look === 'string') return look === 'no_answer' ? cupsStopped : endless;
  const trouble = troubleOf(look.queue?.alerts ?? []);
  if (trouble !== null) return documentTroubles[trouble];
  // Never begun in a queue that prints: it stands behind another job.
  return look.job.status === null ? busy : (waitingFor(look.job.status) ?? endless);
}

const unconfirmed = (cause: string): PrintOutcome => ({
  state: 'unconfirmed',
  reason: `${cause}无法确定是否已打印，请查看打印机是否已出纸。`,
});

const forgotten = '打印任务已不在打印服务的记录中，';
const notReleased: Words = {
  reason: '打印服务没有放行任务。',
  next: '请由管理员检查该打印队列的权限后重试。',
};
const loginWanted: Words = { reason: '打印机要求登录。', next: '请由管理员在该打印队列中设置账号后重试。' };
const heldAgain: Words = { reason: '打印任务被置为保留。', next: '请由管理员检查该打印队列后重试。' };
const endless: Words = { reason: '打印任务长时间没有完成。', next: '请查看打印机面板，排除故障后重试。' };
const canceledByOthers: Words = {
  reason: '打印任务在队列中被取消。',
  next: '请确认是否需要打印，需要的重新打印。',
};
const stopped: Words = {
  reason: '打印服务中止了任务。',
  next: '请由管理员检查该打印队列和打印机驱动后重试。',
};
