import { addDays, type CivilDate, civilDateAt, instantAt } from '../calendar/civil-date.ts';
import {
  addWorkingDays,
  type Deadline,
  deadlineAfter,
  type WorkingCalendar,
} from '../calendar/working-days.ts';
import type { Instant } from '../event.ts';
import { type ClockRun, runClock } from './clock.ts';
import type { TimeSettings } from './settings.ts';

/*
 * 许可法82 counts the organ's own periods (32, 42, 43, 44, the 20 days of 47, the 7 of 48) in working days.
 * The applicant's 5 days of 47 are counted so too: read otherwise they would only be shorter, to the applicant's loss.
 * The 30 days of 50 are the licence holder's and are calendar days, as is the validity they are counted back from.
 */

/** 许可法32(4): a correction notice is given on the spot or within five working days of receipt. */
export const noticeWorkingDays = 5;
/** 许可法43: review at the lower level, from its acceptance. */
export const lowerReviewWorkingDays = 20;
/** 许可法44: the licence is handed over or served within ten working days of the decision to grant it. */
export const serviceWorkingDays = 10;
/** 许可法47: a hearing is asked for within five working days of being told of the right to it. */
export const hearingRequestWorkingDays = 5;
/** 许可法47: it is held within twenty working days of being asked for. */
export const hearingWorkingDays = 20;
/** 许可法48(1): time and place are notified seven working days before it is held. */
export const hearingNoticeWorkingDays = 7;
/** 许可法50: renewal is applied for thirty calendar days before expiry, unless another rule says otherwise. */
export const renewalCalendarDays = 30;

/** 许可法42: working days in which to decide; 45 where handling is unified, joint or centralised. */
export const statutoryBaseDays = (joint: boolean): 20 | 45 => (joint ? 45 : 20);

/** 许可法32(4): after its last day the application counts as accepted, from the day of receipt. */
export const noticeLimit = (calendar: WorkingCalendar, receivedOn: CivilDate): Deadline =>
  deadlineAfter(calendar, receivedOn, noticeWorkingDays);

/** 许可法43. */
export const lowerReviewLimit = (calendar: WorkingCalendar, acceptedOn: CivilDate): Deadline =>
  deadlineAfter(calendar, acceptedOn, lowerReviewWorkingDays);

/** 许可法44. */
export const serviceLimit = (calendar: WorkingCalendar, decidedOn: CivilDate): Deadline =>
  deadlineAfter(calendar, decidedOn, serviceWorkingDays);

/** 许可法47: the last day to ask for a hearing. */
export const hearingRequestLimit = (calendar: WorkingCalendar, toldOn: CivilDate): Deadline =>
  deadlineAfter(calendar, toldOn, hearingRequestWorkingDays);

/** 许可法47: the last day to hold it. */
export const hearingLimit = (calendar: WorkingCalendar, requestedOn: CivilDate): Deadline =>
  deadlineAfter(calendar, requestedOn, hearingWorkingDays);

/** 许可法48(1): the first day a hearing may be held after its notice; null beyond the published calendar. */
export const earliestHearing = (calendar: WorkingCalendar, notifiedOn: CivilDate): CivilDate | null =>
  addWorkingDays(calendar, notifiedOn, hearingNoticeWorkingDays) ?? null;

/** 许可法50: the last day to apply for renewal. @param expiresOn the last day the licence is valid. */
export const renewalApplyBy = (expiresOn: CivilDate, calendarDays = renewalCalendarDays): CivilDate =>
  addDays(expiresOn, -calendarDays);

/**
 * 许可法50: applied for in time and not decided by expiry, renewal counts as granted from the day after. Whoever
 * applied late has no such claim.
 */
export function deemedRenewed(
  renewal: {
    readonly appliedOn: CivilDate;
    /** The last day the licence is valid. */
    readonly expiresOn: CivilDate;
    readonly decidedOn: CivilDate | null;
  },
  today: CivilDate,
  calendarDays = renewalCalendarDays,
): boolean {
  const { appliedOn, expiresOn, decidedOn } = renewal;
  const undecided = decidedOn === null || decidedOn > expiresOn;
  return today > expiresOn && undecided && appliedOn <= renewalApplyBy(expiresOn, calendarDays);
}

/**
 * G1, G2: materials go the same day, or before noon of the next working day. That noon as an instant, and null where
 * the next working day lies beyond the published calendar.
 * @param readyAt when they were ready to be handed over.
 */
export function transferDueAt(
  calendar: WorkingCalendar,
  readyAt: Instant,
  settings: Pick<TimeSettings, 'transferNoon'>,
): Instant | null {
  const day = addWorkingDays(calendar, civilDateAt(readyAt), 1);
  return day === undefined ? null : instantAt(day, settings.transferNoon);
}

/** C6: a step of approval has its own limit from the day it began; no special procedure stops it. */
export function stepClock(
  step: {
    readonly beganOn: CivilDate;
    readonly workingDays: number;
    readonly endedOn: CivilDate | null;
  },
  settings: Pick<TimeSettings, 'warnWorkingDays'>,
  today: CivilDate,
  calendar: WorkingCalendar,
): ClockRun {
  const { beganOn: from, workingDays, endedOn: end } = step;
  return runClock({ from, workingDays, pauses: [], end }, today, calendar, settings.warnWorkingDays);
}
