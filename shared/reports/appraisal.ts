/** For the annual appraisal (D10): each person's volume, timeliness, ratings, complaints and attendance. */
import type { CaseClocks } from '../case/clocks.ts';
import type { CaseEventKind } from '../case/events.ts';
import type { CaseState } from '../case/state.ts';
import type { RatingRecord } from '../rating/record.ts';
import type { StaffMember } from '../reference/index.ts';
import type { ComplaintState } from '../registers/complaint.ts';
import { type CaseRecord, closedOn, dayAt } from './case-record.ts';
import { isLate } from './observed.ts';
import { isUpheld } from './complaint-figures.ts';
import { type RatingFigures, ratingFigures } from './rating-figures.ts';

export interface AppraisalInput {
  /** First and last day, both included. */
  readonly from: string;
  readonly until: string;
  readonly staff: readonly Pick<StaffMember, 'number' | 'name' | 'department'>[];
  readonly cases: readonly CaseRecord[];
  readonly ratings: readonly RatingRecord[];
  readonly complaints: readonly ComplaintState[];
  readonly clocksOf: (state: CaseState) => CaseClocks;
  /** Minutes signed in at a post between the two days. */
  readonly attendanceMinutes: (staff: string) => number;
}

export interface Appraisal {
  readonly staff: string;
  readonly name: string;
  readonly department: string;
  readonly received: number;
  readonly accepted: number;
  readonly decided: number;
  readonly served: number;
  /** Of the cases this person accepted: closed in the period, and how many of them in time. */
  readonly closed: number;
  readonly closedInTime: number;
  readonly ratings: RatingFigures;
  readonly complaints: number;
  /** Found 属实 or 部分属实. */
  readonly complaintsUpheld: number;
  readonly attendanceMinutes: number;
}

/** In the order of staff numbers. */
export function appraisal(input: AppraisalInput): Appraisal[] {
  const within = (day: string): boolean => input.from <= day && day <= input.until;
  const cases = input.cases.filter(({ state }) => state.stage !== '已作废');
  const sorted = input.staff.toSorted((one, other) => one.number.localeCompare(other.number));
  return sorted.map(({ number, name, department }) => {
    /** Cases in which this person did the act in the period. */
    const did = (...kinds: CaseEventKind[]): number =>
      cases.filter(({ facts }) =>
        facts.some(
          ({ kind, actor, at }) => actor.staff === number && kinds.includes(kind) && within(dayAt(at)),
        ),
      ).length;
    const closed = cases.filter(({ state, facts }) => {
      const on = closedOn(state);
      const by =
        facts.find(({ kind }) => kind === 'case.accepted') ??
        facts.find(({ kind }) => kind === 'case.received');
      return on !== null && within(on) && by?.actor.staff === number;
    });
    const complaints = input.complaints.filter(
      ({ against, receivedOn }) => against.staff === number && within(receivedOn),
    );
    return {
      staff: number,
      name,
      department,
      received: did('case.received'),
      accepted: did('case.accepted', 'case.deemed_accepted'),
      decided: did('case.decided', 'case.outcome_recorded'),
      served: did('case.served'),
      closed: closed.length,
      closedInTime: closed.filter(({ state }) => !isLate(input.clocksOf(state).promised)).length,
      ratings: ratingFigures(
        input.ratings.filter(({ staff, invitedOn }) => staff === number && within(invitedOn)),
      ),
      complaints: complaints.length,
      complaintsUpheld: complaints.filter(isUpheld).length,
      attendanceMinutes: input.attendanceMinutes(number),
    };
  });
}
