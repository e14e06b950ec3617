/** The workstation covers itself when nobody has touched it for a while, so that nobody reads on in the clerk's stead. */

/** Minutes without a key or the mouse; where a counter has set none. */
export const usualLockMinutes = 5;
export const leastLockMinutes = 1;
export const mostLockMinutes = 30;

/** What is asked of the main process behind the cover: who is here, and getting in again. Everything else waits. */
export const callsWhileLocked = ['session', 'status', 'signIn', 'unlock', 'lock', 'lockShown'] as const;

const allowed: ReadonlySet<string> = new Set(callsWhileLocked);

export const mayCallWhileLocked = (call: string): boolean => allowed.has(call);

/** A number kept in a file that somebody edited reads as the usual one. */
export function lockMinutesOf(stored: string | undefined): number {
  const minutes = Number(stored ?? Number.NaN);
  return Number.isInteger(minutes) && minutes >= leastLockMinutes && minutes <= mostLockMinutes
    ? minutes
    : usualLockMinutes;
}
