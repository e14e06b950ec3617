import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import { type ClockRun, runClock } from './clock.ts';
import { type Pause, stopsLegalClock } from './pauses.ts';
import type { TimeSettings } from './settings.ts';

/** What both clocks of an accepted case are computed from. */
export interface CaseTimes {
  /** The day of acceptance, which is not counted. */
  readonly acceptedOn: string;
  /** Working days of the limits as they were at acceptance, without the extension. */
  readonly legalDays: number;
  readonly promisedDays: number;
  /** Working days granted under 许可法42; 0 when none. */
  readonly extensionDays: number;
  /** The day the applicant was told of the extension; null when none. A limit that had run out by then is not lengthened. */
  readonly extendedOn: string | null;
  readonly pauses: readonly Pause[];
  /** The day of the decision; null before it. */
  readonly decidedOn: string | null;
}

export type ClockSettings = Pick<TimeSettings, 'promisedKeepsRunning' | 'warnWorkingDays'>;

/** 许可法42, 45: the limit set by law. */
export function legalClock(
  times: CaseTimes,
  settings: ClockSettings,
  today: CivilDate,
  calendar: WorkingCalendar,
): ClockRun {
  return run(times, times.legalDays, stopping(times), settings, today, calendar);
}

/**
 * C2: the limit the site promised. Where `promisedKeepsRunning` is set (C5) nothing stops it; otherwise what stops
 * the legal clock stops this one too.
 */
export function promisedClock(
  times: CaseTimes,
  settings: ClockSettings,
  today: CivilDate,
  calendar: WorkingCalendar,
): ClockRun {
  const pauses = settings.promisedKeepsRunning ? [] : stopping(times);
  return run(times, times.promisedDays, pauses, settings, today, calendar);
}

const stopping = (times: CaseTimes): readonly Pause[] =>
  times.pauses.filter((pause) => stopsLegalClock(pause.kind, pause.statute));

/**
 * An extension lengthens both limits by the same days. It cannot mend what is already broken: the promise that had
 * run out when the extension of the legal limit was approved stays 超期.
 */
function run(
  times: CaseTimes,
  days: number,
  pauses: readonly Pause[],
  settings: ClockSettings,
  today: CivilDate,
  calendar: WorkingCalendar,
): ClockRun {
  const { acceptedOn: from, extensionDays, extendedOn, decidedOn: end } = times;
  const tooLate =
    extendedOn !== null &&
    runClock({ from, workingDays: days, pauses, end: null }, extendedOn as CivilDate, calendar).state ===
      '超期';
  const workingDays = tooLate ? days : days + extensionDays;
  return runClock({ from, workingDays, pauses, end }, today, calendar, settings.warnWorkingDays);
}
