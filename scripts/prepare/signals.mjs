// @ts-check
import { constants } from 'node:os';
import { Interrupted } from './failure.mjs';

/**
 * Runs work that can be interrupted by Ctrl-C or by a request to end. The first signal aborts the work, which
 * then stops its child processes and cleans up; a second one ends this process at once.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 * @throws {Interrupted}
 */
export async function withSignals(work) {
  const interruption = new AbortController();
  /** @param {NodeJS.Signals} name */
  const onSignal = (name) => {
    const code = 128 + (constants.signals[name] ?? 2);
    if (interruption.signal.aborted) process.exit(code);
    interruption.abort(new Interrupted(code));
  };
  const names = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const name of names) process.on(name, onSignal);
  try {
    return await work(interruption.signal);
  } catch (error) {
    // Whatever the interrupted work stumbled over, it was the interruption.
    if (interruption.signal.aborted) throw interruption.signal.reason;
    throw error;
  } finally {
    for (const name of names) process.off(name, onSignal);
  }
}
