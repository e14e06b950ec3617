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
  /** Gone through once, so that a hall's year need not be in memory. Of its facts only those of {@link appraisedFacts} are read. */
  readonly cases: Iterable<CaseRecord>;
  readonly ratings: readonly RatingRecord[];
  readonly complaints: readonly ComplaintState[];
  readonly clocksOf: (state: CaseState) => CaseClocks;
  /** Minutes signed in at a post between the two days. */
  readonly attendanceMinutes: (staff: string) => number;
  /** Told of each case that a number of a person's was counted from. */
  readonly counted?: (staff: string, number: AppraisalCount, caseId: string) => void;
}

/** What of an appraisal counts cases. */
export type AppraisalCount = 'received' | 'accepted' | 'decided' | 'served' | 'closed' | 'closedInTime';

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

const countedActs: Partial<Record<CaseEventKind, AppraisalCount>> = {
  'case.received': 'received',
  'case.accepted': 'accepted',
  'case.deemed_accepted': 'accepted',
  'case.decided': 'decided',
  'case.outcome_recorded': 'decided',
  'case.served': 'served',
};
export const appraisedFacts = Object.keys(countedActs) as readonly CaseEventKind[];

type Counts = Record<AppraisalCount, number>;

/** In the order of staff numbers. */
export function appraisal(input: AppraisalInput): Appraisal[] {
  const within = (day: string): boolean => input.from <= day && day <= input.until;
  const counts = casesOfEach(input, within);
  const sorted = input.staff.toSorted((one, other) => one.number.localeCompare(other.number));
  return sorted.map(({ number, name, department }) => {
    const complaints = input.complaints.filter(
      ({ against, receivedOn }) => against.staff === number && within(receivedOn),
    );
    return {
      staff: number,
      name,
      department,
      ...(counts.get(number) ?? none()),
      ratings: ratingFigures(
        input.ratings.filter(({ staff, invitedOn }) => staff === number && within(invitedOn)),
      ),
      complaints: complaints.length,
      complaintsUpheld: complaints.filter(isUpheld).length,
      attendanceMinutes: input.attendanceMinutes(number),
    };
  });
}

const none = (): Counts => ({ received: 0, accepted: 0, decided: 0, served: 0, closed: 0, closedInTime: 0 });

/** One case counts once for whoever did the act in the period, however often. */
function casesOfEach(input: AppraisalInput, within: (day: string) => boolean): Map<string, Counts> {
  const counts = new Map(input.staff.map(({ number }) => [number, none()]));
  for (const { id, state, facts } of input.cases) {
    if (state.stage === '已作废') continue;
    const done = new Map<string, Set<AppraisalCount>>();
    const note = (staff: string | undefined, number: AppraisalCount | undefined): void => {
      if (staff === undefined || number === undefined || !counts.has(staff)) return;
      done.set(staff, (done.get(staff) ?? new Set()).add(number));
    };
    for (const { kind, actor, at } of facts) if (within(dayAt(at))) note(actor.staff, countedActs[kind]);
    const on = closedOn(state);
    if (on !== null && within(on)) {
      const by = (
        facts.find(({ kind }) => kind === 'case.accepted') ??
        facts.find(({ kind }) => kind === 'case.received')
      )?.actor.staff;
      note(by, 'closed');
      if (!isLate(input.clocksOf(state).promised)) note(by, 'closedInTime');
    }
    for (const [staff, numbers] of done)
      for (const number of numbers) {
        counts.get(staff)![number] += 1;
        input.counted?.(staff, number, id);
      }
  }
  return counts;
}
