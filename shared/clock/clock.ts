import { addDays, type CivilDate, earlier, later } from '../calendar/civil-date.ts';
import { addWorkingDays, countDays, type DayCount, type WorkingCalendar } from '../calendar/working-days.ts';

/**
 * 停止: ended for good, in time or not. 待定: the published calendar does not reach far enough to tell, whichever of
 * the days beyond it turn out to be working days.
 */
export const clockStates = ['正常', '临期', '超期', '暂停', '停止', '待定'] as const;
export type ClockState = (typeof clockStates)[number];

/** What a clock is computed from: never a counter, always the days on record. */
export interface Clock {
  /** The day of the event that set it going; it is not counted (民法典201). */
  readonly from: string;
  /** The limit with any extension. */
  readonly workingDays: number;
  /**
   * Procedures whose time is not counted, both ends inclusive, `to` null while open; they may overlap.
   * One that ends before it begins has no days and changes nothing: what is entered is checked by `checkPause`.
   */
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[];
  /** The day it stopped for good (the decision); null while it runs. Taken as a fact, even later than today. */
  readonly end: string | null;
}

/** How a clock stands on a day. */
export interface ClockRun {
  readonly limit: number;
  /** Working days counted up to and including today, or the end; null where the calendar cannot tell. */
  readonly used: number | null;
  /** `limit` less `used`: 0 on the last day, and still 0 when only days off have passed since. Null as `used` is. */
  readonly left: number | null;
  /** Working days not counted up to the same day; null where the calendar cannot tell. */
  readonly pausedDays: number | null;
  /** The last day of the limit; null when it is 暂定, or when an open pause keeps it from being fixed. */
  readonly due: CivilDate | null;
  /** 暂定: there is no date because the calendar is not published that far. */
  readonly tentative: boolean;
  /** Whether it ended on the last day or before; null while it runs, or where the calendar cannot tell. */
  readonly endedInTime: boolean | null;
  readonly state: ClockState;
}

/** Uncounted days: those after `after` up to and including `to`; null is without end. */
interface Gap {
  readonly after: CivilDate;
  readonly to: CivilDate | null;
}

/**
 * Computes a clock (2.2). Days beyond the published calendar are taken as working days and as days off in turn: what
 * comes out the same both ways is certain, and nothing else is said.
 * @param warnWorkingDays 临期 from so many working days before the end (C6).
 */
export function runClock(
  clock: Clock,
  today: CivilDate,
  calendar: WorkingCalendar,
  warnWorkingDays = 1,
): ClockRun {
  const from = clock.from as CivilDate;
  const limit = clock.workingDays;
  const on = (clock.end as CivilDate | null) ?? today;
  const all = union(clock.pauses, from);
  const due = lastDay(from, limit, all, calendar);
  // What begins after the limit has run out stops nothing: every working day since is a day late.
  const gaps = due === null ? all : all.filter((gap) => gap.after < due);
  const used = counted(from, on, gaps, calendar);
  const usedBefore = counted(from, addDays(on, -1), gaps, calendar);
  const total = countDays(calendar, from, on);
  // Where the first days are not published, neither is which pauses began before the limit ran out.
  const gapsKnown = gaps.length === 0 || from >= calendar.coveredFrom;
  // The first day is not counted, so that no gap has it: a pause that begins on it is one all the same.
  const pausedFirst =
    on === from && clock.pauses.some((pause) => pause.from <= on && (pause.to === null || on < pause.to));
  const paused = pausedFirst || gaps.some((gap) => gap.after < on && (gap.to === null || on <= gap.to));

  // Late is the day after the last: the limit was used up by the day before.
  const late = (before: number): boolean => on > from && before >= limit;
  const running = (now: number, before: number): ClockState => {
    if (late(before)) return '超期';
    if (paused) return '暂停';
    return limit - now <= warnWorkingDays ? '临期' : '正常';
  };
  const mostBefore = usedBefore.working + usedBefore.unknown;
  const least = running(used.working, usedBefore.working);
  const most = running(used.working + used.unknown, mostBefore);
  const certain = gapsKnown && used.unknown === 0 ? used.working : null;
  const endedLate = late(usedBefore.working) === late(mostBefore) ? late(mostBefore) : null;
  return {
    limit,
    used: certain,
    left: certain === null ? null : limit - certain,
    pausedDays: gapsKnown && total.unknown === used.unknown ? total.working - used.working : null,
    due,
    tentative: due === null && !openFirst(from, limit, gaps, calendar),
    endedInTime: clock.end === null || endedLate === null ? null : !endedLate,
    state: clock.end !== null ? '停止' : least === most ? least : '待定',
  };
}

/** Overlapping pauses count once: in order, apart from each other, and only what lies after `from`. */
function union(pauses: Clock['pauses'], from: CivilDate): Gap[] {
  const gaps: Gap[] = [];
  const sorted =
    pauses.length < 2
      ? pauses
      : pauses.toSorted((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)));
  for (const pause of sorted) {
    const to = pause.to as CivilDate | null;
    if (to !== null && (to < pause.from || to <= from)) continue;
    const after = later(addDays(pause.from as CivilDate, -1), from);
    const last = gaps.at(-1);
    if (last === undefined || (last.to !== null && last.to < after)) gaps.push({ after, to });
    else if (last.to !== null && (to === null || to > last.to))
      gaps[gaps.length - 1] = { after: last.after, to };
  }
  return gaps;
}

/** The days that count after `from` up to and including `to`. */
function counted(from: CivilDate, to: CivilDate, gaps: readonly Gap[], calendar: WorkingCalendar): DayCount {
  let { working, unknown } = countDays(calendar, from, to);
  for (const gap of gaps) {
    const off = countDays(calendar, gap.after, gap.to === null ? to : earlier(gap.to, to));
    working -= off.working;
    unknown -= off.unknown;
  }
  return { working, unknown };
}

/** The last day of the limit; null where it cannot be given. */
function lastDay(
  from: CivilDate,
  limit: number,
  gaps: readonly Gap[],
  calendar: WorkingCalendar,
): CivilDate | null {
  // The day of the event itself, which needs no calendar.
  if (limit === 0) return from;
  let days = limit;
  for (const gap of gaps) {
    const due = addWorkingDays(calendar, from, days);
    if (due === undefined || due <= gap.after) return due ?? null;
    if (gap.to === null) return null;
    days += countDays(calendar, gap.after, gap.to).working;
  }
  return addWorkingDays(calendar, from, days) ?? null;
}

/** Whether a pause that is still open is sure to begin before the limit is used up. */
function openFirst(from: CivilDate, limit: number, gaps: readonly Gap[], calendar: WorkingCalendar): boolean {
  const last = gaps.at(-1);
  if (last === undefined || last.to !== null) return false;
  const { working, unknown } = counted(from, last.after, gaps, calendar);
  return working + unknown < limit;
}
