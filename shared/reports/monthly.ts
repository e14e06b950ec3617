/** 部门月报 (I4): what a department's window did in a month, item by item. Plain sums over plain facts. */
import { addDays, type CivilDate, civilDate, earlier } from '../calendar/civil-date.ts';
import type { CaseClocks } from '../case/clocks.ts';
import type { CaseState } from '../case/state.ts';
import { monthOf } from '../rating/publication.ts';
import type { RatingRecord } from '../rating/record.ts';
import type { ComplaintState } from '../registers/complaint.ts';
import {
  type CaseCounts,
  caseCounts,
  figuresBy,
  type ItemFigures,
  type Period,
  sumCounts,
} from './case-counts.ts';
import { type CaseRecord, siteOf } from './case-record.ts';
import { type ComplaintFigures, complaintFigures } from './complaint-figures.ts';
import { type RatingFigures, ratingFigures } from './rating-figures.ts';

export type { ItemFigures } from './case-counts.ts';

export interface MonthlyInput {
  readonly department: string;
  /** 1M.12: what it was called when some of its cases were taken. */
  readonly formerNames?: readonly string[];
  /** `2026-09`. */
  readonly month: string;
  readonly today: CivilDate;
  /** Gone through once: a hall's years need not be in memory. */
  readonly cases: Iterable<CaseRecord>;
  readonly ratings: Iterable<RatingRecord>;
  readonly complaints: readonly ComplaintState[];
  readonly clocksOf: (state: CaseState) => CaseClocks;
  /** A4: of one site alone, by its id and the names of its counters; the whole hall where it is not given. */
  readonly site?: { readonly id: string; readonly counters: readonly string[] };
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
  const period = monthPeriod(month, input.today);
  const names = new Set([department, ...(input.formerNames ?? [])]);
  const counted: CaseCounts[] = [];
  const ids = new Set<string>();
  const rated = new Set<string>();
  for (const record of input.cases) {
    const { id, state } = record;
    if (!names.has(state.item.department) || (site !== undefined && siteOf(state) !== site.id)) continue;
    counted.push(caseCounts(record, period, input.clocksOf));
    ids.add(id);
    if (state.stage !== '已作废') rated.add(id);
  }
  const total = sumCounts('合计', counted);
  return {
    department,
    month,
    until: period.until,
    site: site?.id ?? null,
    items: figuresBy(counted, ({ item }) => item),
    sites: figuresBy(counted, (counts) => counts.site),
    total,
    instantShare: total.closed === 0 ? null : total.sameDay / total.closed,
    ratings: ratingFigures(
      [...input.ratings].filter(
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

/** The days of a month, up to today where it goes on. */
export const monthPeriod = (month: string, today: CivilDate): Period => ({
  from: civilDate(`${month}-01`),
  until: earlier(lastDayOf(month), today),
});

/** @param month `2026-09` */
export const lastDayOf = (month: string): CivilDate => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return addDays(next as CivilDate, -1);
};
