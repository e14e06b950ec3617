import type { Instant } from '#shared/event.ts';

/** The only place that reads the wall clock for what is recorded. */
export interface Clock {
  now(): Instant;
  /** Started at an instant of its own: for training and tests, where no centre has the same time (A5). */
  readonly given?: true;
}

/**
 * @param startAt an instant from which the clock runs on, for training and tests; undefined for the machine's own time.
 * Throws RangeError when it is not a time.
 */
export function createClock(startAt: string | undefined): Clock {
  if (startAt === undefined) return { now: () => new Date().toISOString() };
  const shift = Date.parse(startAt) - Date.now();
  if (Number.isNaN(shift)) throw new RangeError(`not a time: ${startAt}`);
  return { now: () => new Date(Date.now() + shift).toISOString(), given: true };
}
