/** Months and days to choose from, in words that do not depend on the system's language. */
import { addDays, chineseDate, type CivilDate, dayOfWeek } from '#shared/calendar/civil-date.ts';

export interface DateChoice {
  readonly value: string;
  readonly title: string;
}

/** `2026年9月`, this month first. */
export function monthChoices(today: CivilDate, count: number): DateChoice[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const months = year * 12 + (month - 1) - back;
    const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
    return { value: `${y}-${String(m).padStart(2, '0')}`, title: `${y}年${m}月` };
  });
}

/** `2026年9月30日 星期三` */
export const dayTitle = (day: CivilDate): string =>
  `${chineseDate(day)} 星期${'日一二三四五六'.charAt(dayOfWeek(day))}`;

/** Today first; `also` is among them however long ago it was. */
export function dayChoices(today: CivilDate, count: number, also: CivilDate): DateChoice[] {
  const days = Array.from({ length: count }, (_, back) => addDays(today, -back));
  return (days.includes(also) ? days : [...days, also]).map((value) => ({ value, title: dayTitle(value) }));
}
