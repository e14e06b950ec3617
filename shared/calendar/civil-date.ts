import type { Instant } from '../event.ts';

/** A day of the Gregorian calendar in China, `YYYY-MM-DD`, with no time and no zone. */
export type CivilDate = string & { readonly __civilDate: never };

const dayMs = 86_400_000;
/** China keeps one time, UTC+8, the year round. */
const chinaOffsetMs = 8 * 3_600_000;

/** Reads `YYYY-MM-DD`; undefined when it is not written so or the day does not exist (2026-02-30). */
export function parseCivilDate(text: string): CivilDate | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return undefined;
  const utc = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(utc).toISOString().slice(0, 10) === text ? (text as CivilDate) : undefined;
}

/** As {@link parseCivilDate}, for dates that stand in our own data. Throws RangeError. */
export function civilDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === undefined) throw new RangeError(`not a date: ${text}`);
  return date;
}

/** The day in China at an instant. */
export function civilDateAt(at: Instant): CivilDate {
  return new Date(Date.parse(at) + chinaOffsetMs).toISOString().slice(0, 10) as CivilDate;
}

/** The clock in China at an instant, `HH:mm`. */
export function clockTimeAt(at: Instant): string {
  return new Date(Date.parse(at) + chinaOffsetMs).toISOString().slice(11, 16);
}

/** The instant at which the clock in China shows `time` (`HH:mm`) on a day. */
export function instantAt(date: CivilDate, time: string): Instant {
  return new Date(Date.parse(`${date}T${time}:00Z`) - chinaOffsetMs).toISOString();
}

export function addDays(date: CivilDate, days: number): CivilDate {
  // Most steps stay within the month, and lists take very many of them: a Date costs several times as much.
  const day = Number(date.slice(8)) + days;
  if (day >= 1 && (days <= 0 || day <= 28))
    return `${date.slice(0, 8)}${day < 10 ? '0' : ''}${day}` as CivilDate;
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as CivilDate;
}

/** Days from `from` to `to`, working or not; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;
}

export const earlier = (one: CivilDate, other: CivilDate): CivilDate => (one <= other ? one : other);
export const later = (one: CivilDate, other: CivilDate): CivilDate => (one >= other ? one : other);

/** 0 Sunday … 6 Saturday. */
export function dayOfWeek(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** `2026年9月30日`, as papers write it. */
export function chineseDate(date: CivilDate): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** `2026年9月30日 09:05`. */
export function chineseDateTime(at: Instant): string {
  return `${chineseDate(civilDateAt(at))} ${clockTimeAt(at)}`;
}
