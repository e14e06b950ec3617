/** 部门月报 (I4): what a department's window did in a month, item by item. Plain sums over plain facts. */
import { addDays, type CivilDate, earlier } from '../calendar/civil-date.ts';
import type { CaseClocks } from '../case/clocks.ts';
import type { CaseState } from '../case/state.ts';
import { monthOf } from '../rating/publication.ts';
import type { RatingRecord } from '../rating/record.ts';
import type { ComplaintState } from '../registers/complaint.ts';
import { type CaseRecord, closedOn, factsOf, siteOf } from './case-record.ts';
import { type ComplaintFigures, complaintFigures } from './complaint-figures.ts';
import { grouped } from './grouped.ts';
import { isLate } from './observed.ts';
import { type RatingFigures, ratingFigures } from './rating-figures.ts';

export interface MonthlyInput {
  readonly department: string;
  /** 1M.12: what it was called when some of its cases were taken. */
  readonly formerNames?: readonly string[];
  /** `2026-09`. */
  readonly month: string;
  readonly today: CivilDate;
  readonly cases: readonly CaseRecord[];
  readonly ratings: readonly RatingRecord[];
  readonly complaints: readonly ComplaintState[];
  readonly clocksOf: (state: CaseState) => CaseClocks;
  /** A4: of one site alone, by its id and the names of its counters; the whole hall where it is not given. */
  readonly site?: { readonly id: string; readonly counters: readonly string[] };
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
  /** 作废 in the month: counted in nothing else, and not hidden. */
  readonly voided: number;
  /** 分, as the bank confirmed. */
  readonly fees: number;
  /** Working days that counted by the legal clock, of those closed; null where none was closed or the calendar cannot tell. */
  readonly averageDays: number | null;
}

export interface MonthlyReport {
  readonly department: string;
  readonly month: string;
  /** Last day counted: of the month, or today in a month that goes on. */
  readonly until: CivilDate;
  /** Id of the site it is of; null for the whole hall. */
  readonly site: string | null;
  readonly items: readonly ItemFigures[];
  /** A4: by site, under its id in place of the item. */
  readonly sites: readonly ItemFigures[];
  readonly total: ItemFigures;
  /** 即办率 (C1): closed on the day of acceptance, of all closed; null where none was. */
  readonly instantShare: number | null;
  readonly ratings: RatingFigures;
  readonly complaints: ComplaintFigures;
}

export function monthlyReport(input: MonthlyInput): MonthlyReport {
  const { department, month, site } = input;
  const until = earlier(lastDayOf(month), input.today);
  const names = new Set([department, ...(input.formerNames ?? [])]);
  const own = input.cases.filter(
    ({ state }) => names.has(state.item.department) && (site === undefined || siteOf(state) === site.id),
  );
  const counted = own.map((record) =>
    record.state.stage === '已作废'
      ? voidedCounts(record.state, month, until)
      : countsOf(record, month, until, input.clocksOf),
  );
  const total = sum('合计', counted);
  const ids = new Set(own.map(({ id }) => id));
  const rated = new Set(own.filter(({ state }) => state.stage !== '已作废').map(({ id }) => id));
  return {
    department,
    month,
    until,
    site: site?.id ?? null,
    items: figuresBy(counted, ({ item }) => item),
    sites: figuresBy(counted, (counts) => counts.site),
    total,
    instantShare: total.closed === 0 ? null : total.sameDay / total.closed,
    ratings: ratingFigures(
      input.ratings.filter(
        ({ caseId, invitedOn }) => caseId !== null && rated.has(caseId) && monthOf(invitedOn) === month,
      ),
    ),
    complaints: complaintFigures(
      input.complaints.filter(
        ({ against, receivedOn, caseId }) =>
          names.has(against.department) &&
          monthOf(receivedOn) === month &&
          (site === undefined ||
            (caseId === null ? site.counters.includes(against.counter) : ids.has(caseId))),
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
  readonly site: string;
  readonly days: number | null;
}

const nothing = {
  received: 0,
  accepted: 0,
  closed: 0,
  sameDay: 0,
  closedLate: 0,
  inHand: 0,
  inHandLate: 0,
  refused: 0,
  notRequired: 0,
  corrected: 0,
  ended: 0,
  fees: 0,
  days: null,
} as const;

/** What was entered by mistake is no work done, and is told all the same. */
function voidedCounts(state: CaseState, month: string, until: CivilDate): CaseCounts {
  const on = state.ended?.on ?? '';
  const voided = Number(monthOf(on) === month && on <= until);
  return { ...nothing, item: state.item.name, site: siteOf(state), voided };
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
    site: siteOf(state),
    voided: 0,
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

/** Under each name the figures of its cases; names under which nothing happened are left out. */
const figuresBy = (counted: readonly CaseCounts[], key: (counts: CaseCounts) => string): ItemFigures[] =>
  [...grouped(counted, key)]
    .map(([name, cases]) => sum(name, cases))
    .filter(hasFigures)
    .toSorted((one, other) => one.item.localeCompare(other.item, 'zh'));

function sum(item: string, cases: readonly CaseCounts[]): ItemFigures {
  const of = (key: Exclude<keyof CaseCounts, 'item' | 'site' | 'days'>): number =>
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
    voided: of('voided'),
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
