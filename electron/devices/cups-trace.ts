/** What a backend of CUPS says before it has a connection, and what follows from it for the paper. */
import type { JobReport } from './cups-reports.ts';
import { documentTroubles, type Words } from './document-troubles.ts';

const connecting = 'Connecting to printer.';
const inUse = 'The printer is in use.';
const unreached = [
  connecting,
  'The printer is not responding.',
  'The printer is unreachable at this time.',
  'The printer may not exist or is unavailable at this time.',
  'Unable to locate printer',
  'Waiting for printer to become available.',
];

const startsWithOneOf = (message: string, sayings: readonly string[]): boolean =>
  sayings.some((said) => message.startsWith(said));

export const busy: Words = { reason: '打印机正被其他任务占用。', next: '请稍候重试，或者改用其他打印机。' };

/** What a backend waits for, in words; null when it does not wait, or has only begun to connect. */
export function waitingFor(message: string): Words | null {
  if (message.startsWith(inUse)) return busy;
  return message !== connecting && startsWithOneOf(message, unreached) ? documentTroubles.offline : null;
}

/** What was seen of a job while it was followed. */
export class JobTrace {
  #begun = false;
  /** Something else than attempts to connect was seen: bytes may have gone out. */
  #mayHaveSent = false;
  #onlyWaits = false;
  #unreachedSince: number | null = null;

  /** @param at milliseconds on any steady clock */
  note({ status, alerts }: JobReport, at: number): void {
    if (status === null && !alerts.includes('job-printing')) return;
    this.#begun = true;
    const message = status ?? '';
    const away = startsWithOneOf(message, unreached);
    this.#onlyWaits = away || message.startsWith(inUse);
    if (message !== '' && !this.#onlyWaits) this.#mayHaveSent = true;
    // Any other reason tells of an attempt that ended, and it may have ended in the middle.
    if (alerts.some((alert) => alert !== 'job-printing')) this.#mayHaveSent = true;
    this.#unreachedSince = away ? (this.#unreachedSince ?? at) : null;
  }

  /** For how long the printer has not been reached, in milliseconds. */
  unreachedFor(at: number): number {
    return this.#unreachedSince === null ? 0 : at - this.#unreachedSince;
  }

  /**
   * A job that was never begun sent nothing, nor did one that was seen only waiting for its printer, from its
   * first look to its end. (CUPS may clear the last message at the end.)
   * @param end the job as the history has it; undefined when it has none
   */
  provesNothingSent(end: JobReport | undefined): boolean {
    if (end === undefined) return false;
    if (end.status === null) return !this.#begun;
    const endedWaiting = end.status === '' || startsWithOneOf(end.status, [...unreached, inUse]);
    return this.#onlyWaits && !this.#mayHaveSent && endedWaiting;
  }
}
