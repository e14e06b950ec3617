import { civilDateAt } from '../calendar/civil-date.ts';

const chinaOffsetMs = 8 * 3_600_000;

/** `2026-09-30 09:30:00` in China, as exchange tables write an instant. */
export const chineseClock = (at: string): string =>
  `${civilDateAt(at)} ${new Date(Date.parse(at) + chinaOffsetMs).toISOString().slice(11, 19)}`;
