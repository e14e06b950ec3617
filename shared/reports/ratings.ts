/** 一事一评月度统计通报 (I1): each month, per person, window and department, with whom it is copied to. */
import { monthOf } from '../rating/publication.ts';
import type { RatingRecord } from '../rating/record.ts';
import { type FollowUpState, isOpenFollowUp, revisitSatisfied } from '../registers/follow-up.ts';
import { grouped } from './grouped.ts';
import { type RatingFigures, ratingFigures } from './rating-figures.ts';

/** 「抄送县委、县政府领导和各部门」. */
export const monthlyCopies = ['县委、县政府领导', '各部门'] as const;

export interface RatingInput {
  readonly month: string;
  readonly ratings: readonly RatingRecord[];
  /** Of the month's poor ratings, by rating id. */
  readonly followUps: readonly { readonly id: string; readonly state: FollowUpState }[];
  readonly departmentOf: (staff: string) => string;
  /** A counter's name by its id. */
  readonly counterName: (counter: string) => string;
  readonly copiedTo?: readonly string[];
}

export interface RatingRow extends RatingFigures {
  readonly name: string;
}

/** What became of the named poor ratings: all of them have to be called again (国办发〔2019〕51号). */
export interface RevisitFigures {
  readonly poor: number;
  readonly named: number;
  readonly revisited: number;
  /** Of the named; null where there are none. */
  readonly share: number | null;
  readonly open: number;
}

export interface RatingReport {
  readonly month: string;
  readonly persons: readonly (RatingRow & { readonly staff: string; readonly department: string })[];
  readonly windows: readonly RatingRow[];
  readonly departments: readonly RatingRow[];
  readonly total: RatingFigures;
  readonly revisits: RevisitFigures;
  readonly copiedTo: readonly string[];
}

export function ratingReport(input: RatingInput): RatingReport {
  const { month, departmentOf, counterName, copiedTo = monthlyCopies } = input;
  const records = input.ratings.filter(({ invitedOn }) => monthOf(invitedOn) === month);
  const ids = new Set(records.map(({ ratingId }) => ratingId));
  const by = (key: (record: RatingRecord) => string) =>
    [...grouped(records, key)].map(([name, group]) => ({ name, ...ratingFigures(group) })).toSorted(byName);
  return {
    month,
    persons: [...grouped(records, ({ staff }) => staff)]
      .map(([staff, group]) => ({
        staff,
        name: group.at(-1)?.staffName ?? '',
        department: departmentOf(staff),
        ...ratingFigures(group),
      }))
      .toSorted((one, other) => one.staff.localeCompare(other.staff)),
    windows: by(({ counter }) => counterName(counter)),
    departments: by(({ staff }) => departmentOf(staff)),
    total: ratingFigures(records),
    revisits: revisitFigures(input.followUps.flatMap(({ id, state }) => (ids.has(id) ? [state] : []))),
    copiedTo,
  };
}

function revisitFigures(followUps: readonly FollowUpState[]): RevisitFigures {
  const named = followUps.filter((state) => state.named);
  const revisited = named.filter(revisitSatisfied).length;
  return {
    poor: followUps.length,
    named: named.length,
    revisited,
    share: named.length === 0 ? null : revisited / named.length,
    open: followUps.filter(isOpenFollowUp).length,
  };
}

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name, 'zh');
