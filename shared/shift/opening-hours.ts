/** When the hall is open. Not the same as working days: many halls also open on Saturdays. */
import { z } from 'zod';
import { addDays, type CivilDate, civilDateAt, dayOfWeek, instantAt } from '../calendar/civil-date.ts';
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-days.ts';
import type { Instant } from '../event.ts';
import { unreachable } from '../result.ts';

/**
 * 工作日 by the calendar, with the weekends worked instead. 周六, 周日: the weekend, unless it is a public holiday or
 * worked anyway. 每日: every day of the year.
 */
export const openingDays = ['工作日', '周六', '周日', '每日'] as const;

/** The clock in China, `HH:mm`. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应当写作“09:00”');

export const openingHours = z
  .array(
    z
      .object({ on: z.enum(openingDays).default('工作日'), from: time, to: time })
      .refine(({ from, to }) => from < to, '关门时间应当晚于开门时间'),
  )
  .max(20);
export type OpeningHours = z.output<typeof openingHours>;

/** Where a hall has set none. */
export const usualHours: OpeningHours = [
  { on: '工作日', from: '09:00', to: '12:00' },
  { on: '工作日', from: '13:00', to: '17:00' },
];

function isOpenOn(on: OpeningHours[number]['on'], day: CivilDate, calendar: WorkingCalendar): boolean {
  const weekday = dayOfWeek(day);
  const weekend = weekday === 0 || weekday === 6;
  // Beyond the published calendar Monday to Friday are taken as working days: whoever asks is there at that time.
  const working = isWorkingDay(calendar, day) ?? !weekend;
  switch (on) {
    case '每日':
      return true;
    case '工作日':
      return working;
    case '周六':
      return weekday === 6 && !working && !calendar.daysOff.has(day);
    case '周日':
      return weekday === 0 && !working && !calendar.daysOff.has(day);
    default:
      return unreachable(on);
  }
}

/** A stretch of time in ms since 1970, the end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When the hall is open on a day, in order and without overlap. */
export function openSpans(day: CivilDate, opening: OpeningHours, calendar: WorkingCalendar): Span[] {
  const spans = opening
    .filter(({ on }) => isOpenOn(on, day, calendar))
    .map(({ from, to }) => ({ from: Date.parse(instantAt(day, from)), to: Date.parse(instantAt(day, to)) }))
    .toSorted((one, other) => one.from - other.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.to) joined.push(span);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return joined;
}

/** The opening that is going on at an instant; undefined while the hall is closed. */
export const openingAt = (
  now: Instant,
  opening: OpeningHours,
  calendar: WorkingCalendar,
): Span | undefined => {
  const at = Date.parse(now);
  return openSpans(civilDateAt(now), opening, calendar).find(({ from, to }) => from <= at && at < to);
};

/** Every opening between two instants, cut to them. */
export function openBetween(
  from: Instant,
  to: Instant,
  opening: OpeningHours,
  calendar: WorkingCalendar,
): Span[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const spans: Span[] = [];
  const last = civilDateAt(to);
  for (let day = civilDateAt(from); day <= last; day = addDays(day, 1))
    for (const span of openSpans(day, opening, calendar)) {
      const cut = { from: Math.max(span.from, start), to: Math.min(span.to, end) };
      if (cut.from < cut.to) spans.push(cut);
    }
  return spans;
}
