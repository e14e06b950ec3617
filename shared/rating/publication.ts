/** I1: what a service was rated stays closed to the person rated until the month is published; who rated, for good. */
import type { CivilDate } from '../calendar/civil-date.ts';
import type { StaffMember } from '../reference/index.ts';
import type { RatingRecord } from './record.ts';

/** `2026-09`: the month of a day. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** Only a month that is over is published. */
export const mayPublish = (month: string, today: CivilDate): boolean => month < monthOf(today);

type Viewer = Pick<StaffMember, 'number' | 'role'>;
type Rated = Pick<RatingRecord, 'staff' | 'invitedOn'>;

/** May this person know the grade? 监察 and the centre do their work with it, but not where they are rated themselves. */
export function visibleTo(person: Viewer, rating: Rated, published: ReadonlySet<string>): boolean {
  if (published.has(monthOf(rating.invitedOn))) return true;
  const counts = person.role === 'supervisor' || person.role === 'centre_manager';
  return counts && person.number !== rating.staff;
}

/** A rating as the person rated sees it after publication: no case, no day, no words that could tell who rated. */
export interface AnonymousRating {
  readonly month: string;
  readonly grade: number;
  readonly reasons: readonly string[];
}

/** One's own ratings of the months published, sorted by grade so that their order tells nothing either. */
export const ownRatings = (
  person: Pick<StaffMember, 'number'>,
  records: readonly RatingRecord[],
  published: ReadonlySet<string>,
): AnonymousRating[] =>
  records
    .flatMap(({ staff, invitedOn, answer }): AnonymousRating[] => {
      const month = monthOf(invitedOn);
      if (staff !== person.number || answer === null || !published.has(month)) return [];
      return [{ month, grade: answer.grade, reasons: answer.reasons }];
    })
    .toSorted((one, other) => one.month.localeCompare(other.month) || other.grade - one.grade);
