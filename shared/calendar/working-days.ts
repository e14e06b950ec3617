import { z } from 'zod';
import {
  addDays,
  chineseDate,
  type CivilDate,
  dayOfWeek,
  daysBetween,
  earlier,
  later,
  parseCivilDate,
} from './civil-date.ts';

const date = z.string().transform((text, context) => {
  const parsed = parseCivilDate(text);
  if (parsed === undefined) context.addIssue(`不是日期：${text}`);
  return parsed ?? z.NEVER;
});

/**
 * The State Council's yearly notice as data. Nothing is known beyond `coveredUntil`:
 * the next year's holidays are announced in November.
 */
export const workingCalendar = z
  .object({
    version: z.string(),
    coveredFrom: date,
    coveredUntil: date,
    /** Days off that are not ordinary weekends (some fall on weekends too). */
    daysOff: z.array(date),
    /** Saturdays and Sundays worked instead (调休). */
    extraWorkingDays: z.array(date),
    source: z.string(),
  })
  .transform((data) => ({
    ...data,
    daysOff: new Set(data.daysOff),
    extraWorkingDays: new Set(data.extraWorkingDays),
  }));
export type WorkingCalendar = z.output<typeof workingCalendar>;

const covers = (calendar: WorkingCalendar, day: CivilDate): boolean =>
  day >= calendar.coveredFrom && day <= calendar.coveredUntil;

/** 许可法82: periods are working days, statutory holidays excluded. Undefined outside the covered range. */
export function isWorkingDay(calendar: WorkingCalendar, day: CivilDate): boolean | undefined {
  if (!covers(calendar, day)) return undefined;
  if (calendar.extraWorkingDays.has(day)) return true;
  if (calendar.daysOff.has(day)) return false;
  const weekday = dayOfWeek(day);
  return weekday !== 0 && weekday !== 6;
}

/** Every working day of the covered range in order; found once for each calendar, lists ask for it row by row. */
const known = new WeakMap<WorkingCalendar, readonly CivilDate[]>();

function workingDaysOf(calendar: WorkingCalendar): readonly CivilDate[] {
  const found = known.get(calendar);
  if (found !== undefined) return found;
  const days: CivilDate[] = [];
  for (let day = calendar.coveredFrom; day <= calendar.coveredUntil; day = addDays(day, 1))
    if (isWorkingDay(calendar, day) === true) days.push(day);
  known.set(calendar, days);
  return days;
}

/** How many of `days` are not later than `day`. */
function rank(days: readonly CivilDate[], day: CivilDate): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? day) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The nth working day after `day`; the day of the event itself is not counted (民法典201).
 * Undefined when that lies outside the covered range: then no firm date may be given.
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  day: CivilDate,
  count: number,
): CivilDate | undefined {
  if (!covers(calendar, day)) return undefined;
  if (count <= 0) return day;
  const days = workingDaysOf(calendar);
  return days[rank(days, day) + count - 1];
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. Undefined outside the range. */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  from: CivilDate,
  to: CivilDate,
): number | undefined {
  if (!covers(calendar, from) || !covers(calendar, to)) return undefined;
  const days = workingDaysOf(calendar);
  return rank(days, to) - rank(days, from);
}

/** A stretch of days, as far as the calendar can tell. */
export interface DayCount {
  /** Known to be working days. */
  readonly working: number;
  /** Outside the covered range: each of them may be a working day or not. */
  readonly unknown: number;
}

/** The days after `from` up to and including `to`, wherever they lie; none when `to` is not later. */
export function countDays(calendar: WorkingCalendar, from: CivilDate, to: CivilDate): DayCount {
  if (to <= from) return { working: 0, unknown: 0 };
  const days = workingDaysOf(calendar);
  const { coveredFrom, coveredUntil } = calendar;
  let unknown = 0;
  if (from < coveredFrom) unknown += daysBetween(from, earlier(to, addDays(coveredFrom, -1)));
  if (to > coveredUntil) unknown += daysBetween(later(from, coveredUntil), to);
  return { working: rank(days, to) - rank(days, from), unknown };
}

/** A time limit: always the number of working days, and the date only where the calendar is known. */
export const deadline = z.object({
  /** The day that is not counted. */
  from: z.string(),
  workingDays: z.int().min(0),
  /** Last day of the limit; null when it lies beyond the published calendar (暂定). */
  due: z.string().nullable(),
});
export type Deadline = z.infer<typeof deadline>;

export function deadlineAfter(calendar: WorkingCalendar, from: CivilDate, workingDays: number): Deadline {
  return { from, workingDays, due: addWorkingDays(calendar, from, workingDays) ?? null };
}

/** The last day of a limit by the calendar of today, which may reach further than the one it was given under. */
export function dueDate(limit: Deadline, calendar: WorkingCalendar): CivilDate | null {
  if (limit.due !== null) return limit.due as CivilDate;
  return addWorkingDays(calendar, limit.from as CivilDate, limit.workingDays) ?? null;
}

/** `2026年11月4日前（20个工作日）`, or `20个工作日（日期暂定…）` where no firm date may be given. */
export function deadlineText(limit: Deadline): string {
  return limit.due === null
    ? `${limit.workingDays}个工作日（日期暂定，待公布节假日安排后确定）`
    : `${chineseDate(limit.due as CivilDate)}前（${limit.workingDays}个工作日）`;
}
