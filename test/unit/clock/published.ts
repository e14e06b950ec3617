import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { addDays, type CivilDate, civilDate } from '#shared/calendar/civil-date.ts';
import { type WorkingCalendar, workingCalendar } from '#shared/calendar/working-days.ts';

const file = join(import.meta.dirname, '../../../assets/calendar.json');

/** The calendar the product carries. */
export const published: WorkingCalendar = workingCalendar.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Days of 2025 and 2026. @param until days after 2025-01-01. */
export const someDay = (until = 729): fc.Arbitrary<CivilDate> =>
  fc.integer({ min: 0, max: until }).map((offset) => addDays(civilDate('2025-01-01'), offset));

/** A procedure of up to a month; some are still open, and of some the end was written before the beginning. */
export const somePause = (until = 729): fc.Arbitrary<{ from: CivilDate; to: CivilDate | null }> =>
  fc
    .tuple(someDay(until), fc.option(fc.integer({ min: -2, max: 30 }), { freq: 8 }))
    .map(([from, length]) => ({ from, to: length === null ? null : addDays(from, length) }));
