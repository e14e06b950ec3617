/** Reference data has dates: what was in force on a day is what counts on that day. */
import { z } from 'zod';
import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';

/** A day, `YYYY-MM-DD`, that exists. */
export const day = z.string().refine((value) => parseCivilDate(value) !== undefined, '不是日期');
/** One line of reference text. */
export const text = z.string().min(1).max(400);

/** First and last day on which an entry holds; null where it has no beginning or no end. */
export const effective = {
  from: day.nullable().default(null),
  until: day.nullable().default(null),
};
export interface Effective {
  readonly from: string | null;
  readonly until: string | null;
}

export const isInForce = ({ from, until }: Effective, on: CivilDate): boolean =>
  (from === null || from <= on) && (until === null || on <= until);
