/** What a report is made from: the hall as it is, who asks, and the records, read one after the other. */
import { todayOf } from '../../act-context.ts';
import { chineseDate, type CivilDate } from '../../calendar/civil-date.ts';
import type { WorkingCalendar } from '../../calendar/working-days.ts';
import { caseClocks, type CaseClocks } from '../../case/clocks.ts';
import type { CaseEventKind } from '../../case/events.ts';
import type { CaseState } from '../../case/state.ts';
import type { Event, Instant } from '../../event.ts';
import type { RatingRecord } from '../../rating/record.ts';
import { departmentOn, type HallReference, type StaffMember } from '../../reference/index.ts';
import type { Registers } from '../../registers/states.ts';
import { average, type Period } from '../case-counts.ts';
import type { CaseRecord } from '../case-record.ts';
import type { ReportKind } from '../kinds.ts';
import type { Tally } from '../tally.ts';
import type { CellKind, ReportCell, ReportColumn, ReportContent, ReportRow, ReportTable } from '../view.ts';

/** Whose report of which days; `department` is null for the whole hall. */
export interface ReportAsked {
  readonly kind: ReportKind;
  readonly department: string | null;
  readonly period: Period;
}

export interface ReportSource {
  readonly now: Instant;
  readonly hall: HallReference;
  readonly calendar: WorkingCalendar;
  readonly registers: Registers;
  /** Who asks: what they may know of ratings depends on it (I1). */
  readonly person: StaffMember;
  /**
   * Every case that is open, or of which or whose rating anything was recorded since the period began; each with its facts of the given
   * kinds alone, or all of them.
   */
  cases(period: Period, facts: readonly CaseEventKind[] | 'all'): Iterable<CaseRecord>;
  /** Every service of which anything was recorded since the period began. */
  ratings(period: Period): Iterable<RatingRecord>;
  /** The last rating given to a case's services; null where there is none. */
  ratingOf(caseId: string): RatingRecord | null;
  /** The shifts of every counter, each in order. */
  shifts(period: Period): Iterable<Pick<Event, 'kind' | 'at' | 'payload' | 'streamId'>>;
}

export interface BuiltReport {
  readonly content: ReportContent;
  readonly figures: ReadonlyMap<string, readonly string[]>;
}

export const wholeHall = '全大厅';

/** What all reports ask of their source. */
export class Basis {
  readonly source: ReportSource;
  readonly asked: ReportAsked;
  readonly today: CivilDate;
  readonly #own: ReadonlySet<string> | null;
  readonly #names = new Map<string, string>();

  constructor(source: ReportSource, asked: ReportAsked) {
    this.source = source;
    this.asked = asked;
    this.today = todayOf(source);
    const { department } = asked;
    const known = department === null ? undefined : departmentOn(source.hall, department, this.today);
    this.#own = department === null ? null : new Set([department, ...(known?.formerNames ?? [])]);
  }

  /** 1M.12: cases taken under a former name are the department's. */
  isOwn(department: string): boolean {
    return this.#own === null || this.#own.has(department);
  }

  /** A department by its name of today. */
  nameOf(department: string): string {
    const known = this.#names.get(department);
    if (known !== undefined) return known;
    const name = departmentOn(this.source.hall, department, this.today)?.name ?? department;
    this.#names.set(department, name);
    return name;
  }

  *cases(facts: readonly CaseEventKind[] | 'all'): Iterable<CaseRecord> {
    for (const record of this.source.cases(this.asked.period, facts))
      if (this.isOwn(record.state.item.department)) yield record;
  }

  readonly clocksOf = (state: CaseState): CaseClocks =>
    caseClocks(state, {
      today: this.today,
      calendar: this.source.calendar,
      settings: this.source.hall.settings,
    });

  get scope(): string {
    return this.asked.department === null ? this.source.hall.name : this.nameOf(this.asked.department);
  }

  /** `2026年9月1日至9月30日`. */
  get days(): string {
    const { from, until } = this.asked.period;
    return from === until ? chineseDate(from) : `${chineseDate(from)}至${chineseDate(until)}`;
  }
}

export const column = (id: string, title: string, kind: CellKind = 'count', chars = 5): ReportColumn => ({
  id,
  title,
  kind,
  chars,
});
export const textCell = (value: string): ReportCell => ({ value });

/** Working days or shares under a name, of which the mean is said. */
export class Means {
  readonly #values = new Map<string, (number | null)[]>();
  add(row: string, value: number | null): void {
    const known = this.#values.get(row);
    if (known === undefined) this.#values.set(row, [value]);
    else known.push(value);
  }
  cell(row: string): ReportCell {
    return { value: average(this.#values.get(row) ?? []) };
  }
}

export const share = (part: number, whole: number): ReportCell => ({
  value: whole === 0 ? null : part / whole,
});

export const totalRow = '合计';

interface RowsOf {
  readonly tally: Tally;
  readonly id: string;
  readonly title: string;
  /** What the first column is called, and how wide it is. */
  readonly first: ReportColumn;
  readonly columns: readonly ReportColumn[];
  readonly names: Iterable<string>;
  /** What is not simply counted, by column; the rest is. */
  readonly others?: Readonly<Record<string, (row: string) => ReportCell>>;
  readonly empty: string;
  /** How a row's name is shown. */
  readonly shown?: (name: string) => string;
  /** Kept as given; by name otherwise. */
  readonly ordered?: boolean;
}

/** A table whose numbers come from a tally; under more than one row stands the total, itself counted case by case. */
export function countedTable(given: RowsOf): ReportTable {
  const { tally, id, title, first, columns, others = {}, empty, shown = (name) => name } = given;
  const names = [...given.names].filter((name) => name !== totalRow);
  if (given.ordered !== true) names.sort((one, other) => one.localeCompare(other, 'zh'));
  const row = (name: string, total: boolean): ReportRow => ({
    id: name,
    total,
    cells: [
      textCell(total ? totalRow : shown(name)),
      ...columns.map((entry) => others[entry.id]?.(name) ?? tally.cell(id, name, entry.id)),
    ],
  });
  return {
    id,
    title,
    columns: [first, ...columns],
    rows: [...names.map((name) => row(name, false)), ...(names.length > 1 ? [row(totalRow, true)] : [])],
    empty,
  };
}
