/** What one case adds to the figures of a period, and their sums: plain sums over plain facts (I4). */
import type { CivilDate } from '../calendar/civil-date.ts';
import type { CaseClocks } from '../case/clocks.ts';
import type { CaseEventKind } from '../case/events.ts';
import type { CaseState } from '../case/state.ts';
import { type CaseRecord, closedOn, factsOf, siteOf } from './case-record.ts';
import { grouped } from './grouped.ts';
import { isLate } from './observed.ts';

/** First and last day, both included. */
export interface Period {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

export const isWithin = ({ from, until }: Period, day: string | null | undefined): boolean =>
  day !== null && day !== undefined && from <= day && day <= until;

/** What a state does not keep the day of: facts of these kinds are read, and no others. */
export const countedFacts: readonly CaseEventKind[] = [
  'case.intake_refused',
  'case.not_required',
  'case.correction_notified',
];

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

/** What one case adds to the figures of its item: ones, noughts and money. */
export interface CaseCounts extends Omit<ItemFigures, 'averageDays'> {
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
function voidedCounts(state: CaseState, period: Period): CaseCounts {
  const voided = Number(isWithin(period, state.ended?.on));
  return { ...nothing, item: state.item.name, site: siteOf(state), voided };
}

/** What a case adds to the figures of a period. Of its facts only those of {@link countedFacts} are read. */
export function caseCounts(
  record: CaseRecord,
  period: Period,
  clocksOf: (state: CaseState) => CaseClocks,
): CaseCounts {
  const { state } = record;
  if (state.stage === '已作废') return voidedCounts(state, period);
  const { until } = period;
  const within = (day: string | null | undefined): boolean => isWithin(period, day);
  const closed = within(closedOn(state));
  const inHand = isInHand(state, until);
  const clocks = closed || inHand ? clocksOf(state) : null;
  const due = clocks?.promised?.due ?? null;
  const payment = state.charge?.payment ?? null;
  return {
    item: state.item.name,
    site: siteOf(state),
    voided: 0,
    received: Number(within(state.receivedOn)),
    accepted: Number(within(state.acceptedOn)),
    closed: Number(closed),
    sameDay: Number(closed && state.acceptedOn === closedOn(state)),
    closedLate: Number(closed && isLate(clocks?.promised ?? null)),
    inHand: Number(inHand),
    inHandLate: Number(inHand && due !== null && due < until),
    refused: Number(factsOf(record, 'case.intake_refused').some(({ payload }) => within(payload.refusedOn))),
    notRequired: Number(
      factsOf(record, 'case.not_required').some(({ payload }) => within(payload.informedOn)),
    ),
    corrected: Number(
      factsOf(record, 'case.correction_notified').some(({ payload }) => within(payload.notifiedOn)),
    ),
    ended: Number(within(state.ended?.on)),
    fees: payment !== null && within(payment.on) ? payment.amount : 0,
    days: closed ? (clocks?.legal?.used ?? null) : null,
  };
}

/** Under each name the figures of its cases; names under which nothing happened are left out. */
export const figuresBy = (
  counted: readonly CaseCounts[],
  key: (counts: CaseCounts) => string,
): ItemFigures[] =>
  [...grouped(counted, key)]
    .map(([name, cases]) => sumCounts(name, cases))
    .filter(hasFigures)
    .toSorted((one, other) => one.item.localeCompare(other.item, 'zh'));

export function sumCounts(item: string, cases: readonly CaseCounts[]): ItemFigures {
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
export function isInHand(state: CaseState, until: CivilDate): boolean {
  if (state.acceptedOn === null || state.acceptedOn > until) return false;
  const last = closedOn(state) ?? state.ended?.on ?? null;
  return last === null || last > until;
}

/** To one decimal; what the calendar can not tell is left out. */
export function average(days: readonly (number | null)[]): number | null {
  const known = days.filter((value) => value !== null);
  if (known.length === 0) return null;
  return Math.round((known.reduce((sum, value) => sum + value, 0) / known.length) * 10) / 10;
}

const hasFigures = ({ item: _item, averageDays: _days, ...counts }: ItemFigures): boolean =>
  Object.values(counts).some((value) => value > 0);
