/** What `lpstat` says in the C locale, read: how queues stand, and jobs. */

export interface QueueReport {
  readonly queue: string;
  /** Its description, as people call it; may be empty. */
  readonly title: string;
  readonly state: 'idle' | 'printing' | 'disabled';
  /** Of the job that prints; 0 for one that is being ended, null when none prints. */
  readonly printing: number | null;
  /** What the queue says of itself, e.g. why it is disabled; empty when nothing. */
  readonly message: string;
  /** `printer-state-reasons`; of an idle queue they are those of its last job, possibly long mended. */
  readonly alerts: readonly string[];
}

export interface JobReport {
  /** Unique in one print service, whatever the queue. */
  readonly number: number;
  /** What the backend said last; null as long as the job was never begun. */
  readonly status: string | null;
  /** `job-state-reasons`. */
  readonly alerts: readonly string[];
}

/** Of `lpstat -r`. */
export const schedulerRuns = (stdout: string): boolean => /^scheduler is running$/m.test(stdout);

const nothingSaid = new Set(['reason unknown', 'Paused']);

/** Of `lpstat -l -p`. */
export function readQueues(stdout: string): QueueReport[] {
  return sections(stdout).flatMap(({ head, fields }) => {
    const [, queue, words = '', job] =
      /^printer (\S+) (is idle|disabled|now printing(?: \S+-(\d+)\.)?)/.exec(head) ?? [];
    if (queue === undefined) return [];
    const prints = words.startsWith('now printing');
    const message = fields[0] === 'Form mounted:' ? '' : (fields[0] ?? '');
    return [
      {
        queue,
        title: fieldOf(fields, 'Description:') ?? '',
        state: prints ? 'printing' : words === 'disabled' ? 'disabled' : 'idle',
        printing: prints ? Number(job ?? 0) : null,
        message: nothingSaid.has(message) ? '' : message,
        alerts: alertsAmong(fields),
      },
    ];
  });
}

export interface AcceptanceReport {
  readonly queue: string;
  readonly accepting: boolean;
  readonly message: string;
}

/** Of `lpstat -a`. */
export function readAcceptance(stdout: string): AcceptanceReport[] {
  return sections(stdout).flatMap(({ head, fields }) => {
    const [, queue, not] = /^(\S+) (not )?accepting requests/.exec(head) ?? [];
    if (queue === undefined) return [];
    const message = not === undefined || nothingSaid.has(fields[0] ?? '') ? '' : (fields[0] ?? '');
    return [{ queue, accepting: not === undefined, message }];
  });
}

/** Of `lpstat -l -o`. */
export function readJobs(stdout: string): JobReport[] {
  return sections(stdout).flatMap(({ head, fields }) => {
    // The queue's name is percent-encoded here; the number is all that is needed.
    const [, number] = /^\S+-(\d+)\s/.exec(head) ?? [];
    if (number === undefined) return [];
    const status = fieldOf(fields, 'Status:') ?? null;
    return [{ number: Number(number), status, alerts: alertsAmong(fields) }];
  });
}

/** Of `lp`: the number of the job it made. */
export function readRequestId(stdout: string): number | null {
  const [, number] = /^request id is \S+-(\d+) /m.exec(stdout) ?? [];
  return number === undefined ? null : Number(number);
}

/** How a job ended, or what else there is to say of it. */
export type JobEnd = 'completed' | 'canceled' | 'aborted' | 'unknown_job' | 'no_answer';

/**
 * Of a refused `cancel`. Before 2.4.8 lpstat lists what was completed, cancelled and aborted without a difference
 * (OpenPrinting/cups issue 828); this refusal has told them apart in every version.
 */
export function readRefusedCancel(stderr: string): JobEnd {
  const [, end] = /is already (completed|canceled|aborted)/.exec(stderr) ?? [];
  if (end !== undefined) return end as JobEnd;
  return /does not exist/.test(stderr) ? 'unknown_job' : 'no_answer';
}

export interface Tray {
  /** As the job names it. */
  readonly tray: string;
  readonly isDefault: boolean;
}

/** Of `lpoptions -l`. */
export function readTrays(stdout: string): Tray[] {
  const [, choices = ''] = /^InputSlot(?:\/[^:]*)?:(.*)$/m.exec(stdout) ?? [];
  return choices
    .split(' ')
    .filter((choice) => choice !== '')
    .map((choice) => ({ tray: choice.replace(/^\*/, ''), isDefault: choice.startsWith('*') }));
}

interface Section {
  readonly head: string;
  /** The indented lines below it. */
  readonly fields: readonly string[];
}

function sections(stdout: string): Section[] {
  const found: { head: string; fields: string[] }[] = [];
  for (const line of stdout.split('\n')) {
    if (line === '') continue;
    if (line.startsWith('\t')) found.at(-1)?.fields.push(line.trim());
    else found.push({ head: line, fields: [] });
  }
  return found;
}

const fieldOf = (fields: readonly string[], name: string): string | undefined =>
  fields
    .find((field) => field.startsWith(name))
    ?.slice(name.length)
    .trim();

const alertsAmong = (fields: readonly string[]): string[] =>
  (fieldOf(fields, 'Alerts:') ?? '').split(/\s+/).filter((alert) => alert !== '' && alert !== 'none');
