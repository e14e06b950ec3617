/** 部门月报 (I4): what a department's window did in a month, item by item. Plain sums over plain facts. */
import { addDays, type CivilDate, earlier } from '../calendar/civil-date.ts';
import type { CaseClocks } from '../case/clocks.ts';
import type { CaseState } from '../case/state.ts';
import { monthOf } from '../rating/publication.ts';
import type { RatingRecord } from '../rating/record.ts';
import { type ComplaintState, complaintKinds, complaintOutcome } from '../registers/complaint.ts';
import { type CaseRecord, closedOn, factsOf } from './case-record.ts';
import { grouped } from './grouped.ts';
import { isLate } from './irregularities.ts';
import { type RatingFigures, ratingFigures } from './rating-figures.ts';

export interface MonthlyInput {
  readonly department: string;
  /** `2026-09`. */
  readonly month: string;
  readonly today: CivilDate;
  readonly cases: readonly CaseRecord[];
  readonly ratings: readonly RatingRecord[];
  readonly complaints: readonly ComplaintState[];
  readonly clocksOf: (state: CaseState) => CaseClocks;
}

/** Counts of one item, or of all. */
export interface ItemFigures {
  readonly item: string;
  readonly received: number;
  readonly accepted: number;
  /** 办结, of them on the day of acceptance, and after the promised limit. */
  readonly closed: number;
  readonly sameDay: number;
  readonly closedLate: number;
  /** 在办 at the end of the month (or today), and of them past the promised limit. */
  readonly inHand: number;
  readonly inHandLate: number;
  /** 不予受理 and 不受理. */
  readonly refused: number;
  readonly notRequired: number;
  readonly corrected: number;
  /** 撤回 and 终止. */
  readonly ended: number;
  /** 分, as the bank confirmed. */
  readonly fees: number;
  /** Working days that counted by the legal clock, of those closed; null where none was closed or the calendar cannot tell. */
  readonly averageDays: number | null;
}

export interface ComplaintFigures {
  readonly received: number;
  readonly byKind: readonly { readonly kind: (typeof complaintKinds)[number]; readonly count: number }[];
  /** Found 属实 or 部分属实. */
  readonly upheld: number;
  readonly unanswered: number;
}

export interface MonthlyReport {
  readonly department: string;
  readonly month: string;
  /** Last day counted: of the month, or today in a month that goes on. */
  readonly until: CivilDate;
  readonly items: readonly ItemFigures[];
  readonly total: ItemFigures;
  /** 即办率 (C1): closed on the day of acceptance, of all closed; null where none was. */
  readonly instantShare: number | null;
  readonly ratings: RatingFigures;
  readonly complaints: ComplaintFigures;
}

export function monthlyReport(input: MonthlyInput): MonthlyReport {
  const { department, month } = input;
  const until = earlier(lastDayOf(month), input.today);
  const own = input.cases.filter(
    ({ state }) => state.item.department === department && state.stage !== '已作废',
  );
  const counted = own.map((record) => countsOf(record, month, until, input.clocksOf));
  const total = sum('合计', counted);
  const caseIds = new Set(own.map(({ id }) => id));
  return {
    department,
    month,
    until,
    items: [...grouped(counted, ({ item }) => item)]
      .map(([item, cases]) => sum(item, cases))
      .filter(hasFigures)
      .toSorted((one, other) => one.item.localeCompare(other.item, 'zh')),
    total,
    instantShare: total.closed === 0 ? null : total.sameDay / total.closed,
    ratings: ratingFigures(
      input.ratings.filter(
        ({ caseId, invitedOn }) => caseId !== null && caseIds.has(caseId) && monthOf(invitedOn) === month,
      ),
    ),
    complaints: complaintFigures(
      input.complaints.filter(
        ({ against, receivedOn }) => against.department === department && monthOf(receivedOn) === month,
      ),
    ),
  };
}

const lastDayOf = (month: string): CivilDate => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return addDays(next as CivilDate, -1);
};

/** What one case adds to the figures of its item: ones, noughts and money. */
interface CaseCounts extends Omit<ItemFigures, 'averageDays'> {
  readonly days: number | null;
}

function countsOf(
  record: CaseRecord,
  month: string,
  until: CivilDate,
  clocksOf: MonthlyInput['clocksOf'],
): CaseCounts {
  const { state } = record;
  const inMonth = (day: string | null | undefined): boolean =>
    day !== null && day !== undefined && monthOf(day) === month && day <= until;
  const closed = inMonth(closedOn(state));
  const inHand = isInHand(state, until);
  const clocks = closed || inHand ? clocksOf(state) : null;
  const due = clocks?.promised?.due ?? null;
  const payment = state.charge?.payment ?? null;
  return {
    item: state.item.name,
    received: Number(inMonth(state.receivedOn)),
    accepted: Number(inMonth(state.acceptedOn)),
    closed: Number(closed),
    sameDay: Number(closed && state.acceptedOn === closedOn(state)),
    closedLate: Number(closed && isLate(clocks?.promised ?? null)),
    inHand: Number(inHand),
    inHandLate: Number(inHand && due !== null && due < until),
    refused: Number(factsOf(record, 'case.intake_refused').some(({ payload }) => inMonth(payload.refusedOn))),
    notRequired: Number(
      factsOf(record, 'case.not_required').some(({ payload }) => inMonth(payload.informedOn)),
    ),
    corrected: Number(
      factsOf(record, 'case.correction_notified').some(({ payload }) => inMonth(payload.notifiedOn)),
    ),
    ended: Number(inMonth(state.ended?.on)),
    fees: payment !== null && inMonth(payment.on) ? payment.amount : 0,
    days: closed ? (clocks?.legal?.used ?? null) : null,
  };
}

function sum(item: string, cases: readonly CaseCounts[]): ItemFigures {
  const of = (key: Exclude<keyof CaseCounts, 'item' | 'days'>): number =>
    cases.reduce((total, counts) => total + counts[key], 0);
  return {
    item,
    received: of('received'),
    accepted: of('accepted'),
    closed: of('closed'),
    sameDay: of('sameDay'),
    closedLate: of('closedLate'),
    inHand: of('inHand'),
    inHandLate: of('inHandLate'),
    refused: of('refused'),
    notRequired: of('notRequired'),
    corrected: of('corrected'),
    ended: of('ended'),
    fees: of('fees'),
    averageDays: average(cases.map(({ days }) => days)),
  };
}

/** Accepted by the day, and neither closed nor ended by then. */
function isInHand(state: CaseState, until: CivilDate): boolean {
  if (state.acceptedOn === null || state.acceptedOn > until) return false;
  const last = closedOn(state) ?? state.ended?.on ?? null;
  return last === null || last > until;
}

/** To one decimal; what the calendar can not tell is left out. */
function average(days: readonly (number | null)[]): number | null {
  const known = days.filter((value) => value !== null);
  if (known.length === 0) return null;
  return Math.round((known.reduce((sum, value) => sum + value, 0) / known.length) * 10) / 10;
}

const hasFigures = ({ item: _item, averageDays: _days, ...counts }: ItemFigures): boolean =>
  Object.values(counts).some((value) => value > 0);

function complaintFigures(complaints: readonly ComplaintState[]): ComplaintFigures {
  return {
    received: complaints.length,
    byKind: complaintKinds.map((kind) => ({
      kind,
      count: complaints.filter((complaint) => complaint.kind === kind).length,
    })),
    upheld: complaints.filter(isUpheld).length,
    unanswered: complaints.filter(({ answers }) => answers.length === 0).length,
  };
}

/** 属实 or 部分属实, by the finding that stands. */
export const isUpheld = (complaint: Pick<ComplaintState, 'disposal' | 'review'>): boolean => {
  const finding = complaintOutcome(complaint)?.finding;
  return finding === '属实' || finding === '部分属实';
};
