import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import {
  addWorkingDays,
  type Deadline,
  deadlineAfter,
  type WorkingCalendar,
} from '../calendar/working-days.ts';
import type { TimeSettings } from './settings.ts';

/** How much it takes to put a 差评 right. */
export const poorRatingKinds = ['简单', '复杂'] as const;
export type PoorRatingKind = (typeof poorRatingKinds)[number];

/** 2.4: the first call to whoever gave a 差评. */
export const contactLimit = (
  calendar: WorkingCalendar,
  settings: Pick<TimeSettings, 'poorRating'>,
  ratedOn: CivilDate,
): Deadline => deadlineAfter(calendar, ratedOn, settings.poorRating.contactWorkingDays);

/** 2.4: putting right what a 差评 was given for, from the day of the rating. */
export function rectificationLimit(
  calendar: WorkingCalendar,
  settings: Pick<TimeSettings, 'poorRating'>,
  ratedOn: CivilDate,
  kind: PoorRatingKind,
): Deadline {
  const { simpleWorkingDays, complexWorkingDays } = settings.poorRating;
  return deadlineAfter(calendar, ratedOn, kind === '简单' ? simpleWorkingDays : complexWorkingDays);
}

/** 2.4: the return call (回访) after it was put right. */
export const revisitLimit = (
  calendar: WorkingCalendar,
  settings: Pick<TimeSettings, 'poorRating'>,
  rectifiedOn: CivilDate,
): Deadline => deadlineAfter(calendar, rectifiedOn, settings.poorRating.revisitWorkingDays);

/** I2: the answer to a complaint, from the day it was received. */
export const complaintLimit = (
  calendar: WorkingCalendar,
  settings: Pick<TimeSettings, 'complaintWorkingDays'>,
  receivedOn: CivilDate,
): Deadline => deadlineAfter(calendar, receivedOn, settings.complaintWorkingDays);

/**
 * 2.4: the last day on which a service may still be rated before the site's default grade stands in; null where the
 * site gives no default, or the day lies beyond the published calendar.
 */
export function lastDayToRate(
  calendar: WorkingCalendar,
  settings: Pick<TimeSettings, 'unratedDefault'>,
  servedOn: CivilDate,
): CivilDate | null {
  if (settings.unratedDefault === null) return null;
  const { days, unit } = settings.unratedDefault;
  return unit === 'natural' ? addDays(servedOn, days) : (addWorkingDays(calendar, servedOn, days) ?? null);
}
