/** `lp`, `lpstat`, `lpoptions` and `cancel` of a CUPS with one queue, in the words of CUPS 2.4, for a test to lead. */
import type { CommandResult, RunCommand } from '../../../electron/devices/run-command.ts';

export interface StandInJob {
  state: 'held' | 'waiting' | 'printing' | 'completed' | 'canceled' | 'aborted' | 'stopped';
  /** Null until it is begun. */
  status: string | null;
  alerts: string;
}

const done = (stdout = ''): CommandResult => ({ code: 0, fault: null, stdout, stderr: '' });
const refused = (stderr: string): CommandResult => ({ code: 1, fault: null, stdout: '', stderr });
export const notFound: CommandResult = { code: null, fault: 'not_found', stdout: '', stderr: '' };
export const timedOut: CommandResult = { code: null, fault: 'timed_out', stdout: '', stderr: '' };
export const refusing = refused;

const listed = new Set<StandInJob['state']>(['held', 'waiting', 'printing']);

export class CupsStandIn {
  readonly calls: (readonly string[])[] = [];
  readonly job: StandInJob = { state: 'held', status: null, alerts: 'job-hold-until-specified' };
  running = true;
  queue = 'A4';
  state = 'is idle.  enabled since Mon Nov 23 15:00:42 2026';
  message = '';
  alerts = 'none';
  acceptance = 'accepting requests since Mon Nov 23 15:00:42 2026';
  /** What happens before each look at the job, one after another; the last one stays. */
  plot: ((job: StandInJob) => void)[] = [];
  /** What happens before each look at a job that was withdrawn. */
  aftermath: ((job: StandInJob) => void)[] = [];
  /** Instead of the program's own answer. */
  answers: Partial<Record<string, CommandResult>> = {};

  #withdrawn = false;

  readonly run: RunCommand = async (program, args) => {
    this.calls.push([program, ...args]);
    const call = program === 'lp' ? (args.includes('resume') ? 'release' : 'lp') : program;
    return this.answers[call] ?? this.#answer(call, args);
  };

  #answer(call: string, args: readonly string[]): CommandResult {
    switch (call) {
      case 'lp':
        this.#withdrawn = false;
        Object.assign(this.job, { state: 'held', status: null, alerts: 'job-hold-until-specified' });
        return done(`request id is ${this.queue}-7 (1 file(s))\n`);
      case 'release':
        Object.assign(this.job, { state: 'waiting', alerts: 'none' });
        return done();
      case 'cancel':
        return this.#cancel();
      case 'lpoptions':
        return done('PageSize/Page Size: *Letter A4\nInputSlot/Media Source: *Tray1 Tray2\n');
      default:
        return this.#report(args);
    }
  }

  #cancel(): CommandResult {
    const { state } = this.job;
    if (state === 'completed' || state === 'canceled' || state === 'aborted')
      return refused(`cancel: cancel-job failed: Job #7 is already ${state} - can't cancel.\n`);
    this.job.state = 'canceled';
    this.#withdrawn = true;
    return done();
  }

  #report(args: readonly string[]): CommandResult {
    const which = args[args.indexOf('-W') + 1];
    if (which === 'completed') return done(this.#jobLines());
    if (!this.running) return done('scheduler is not running');
    if (which === 'not-completed') {
      const plot = this.#withdrawn ? this.aftermath : this.plot;
      const step = plot.length > 1 ? plot.shift() : plot[0];
      step?.(this.job);
    }
    const queue = args[args.indexOf('-p') + 1];
    if (queue !== this.queue && queue !== '-a')
      return {
        ...refused(`lpstat: Invalid destination name in list "${queue}".\n`),
        stdout: 'scheduler is running\n',
      };
    const jobs = which === 'not-completed' && listed.has(this.job.state) ? this.#jobLines() : '';
    return done(`scheduler is running\n${jobs}${this.#queueLines()}${this.queue} ${this.acceptance}\n`);
  }

  #jobLines(): string {
    const status = this.job.status === null ? '' : `\tStatus: ${this.job.status}\n`;
    return `${encodeURIComponent(this.queue)}-7    root    1024   Mon Nov 23 15:07:12 2026\n${status}\tAlerts: ${this.job.alerts}\n\tqueued for ${this.queue}\n`;
  }

  #queueLines(): string {
    const message = this.message === '' ? '' : `\t${this.message}\n`;
    return `printer ${this.queue} ${this.state}\n${message}\tForm mounted:\n\tContent types: any\n\tDescription: 二楼\n\tAlerts: ${this.alerts}\n\tLocation: \n`;
  }
}

export const prints = (status: string) => (job: StandInJob) => {
  Object.assign(job, { state: 'printing', status, alerts: 'job-printing' });
};
export const ends = (state: StandInJob['state']) => (job: StandInJob) => {
  Object.assign(job, { state, alerts: 'processing-to-stop-point' });
};
