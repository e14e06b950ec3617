/** A register as people look through it: one line for each entry, and one entry in full. */
import type { ActContext } from '../../act-context.ts';
import { todayOf } from '../../act-context.ts';
import { chineseDate, chineseDateTime, type CivilDate } from '../../calendar/civil-date.ts';
import { type Deadline, deadlineText, dueDate } from '../../calendar/working-days.ts';
import type { Done } from '../../act-context.ts';

/** Colour and shape of a state; its words stand beside it. */
export type Tone = 'ok' | 'warn' | 'danger' | 'still';

/** What a row's person is masked to, and its entry in full, is each view's own matter. */
export interface RegisterRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly state: string;
  readonly tone: Tone;
  /** Something is still to be done about it. */
  readonly open: boolean;
  /** The day it is due, where there is one: what is due first comes first. */
  readonly due: string | null;
  readonly who: string;
  /** The day it began. */
  readonly on: string;
}

export type Fact = readonly [label: string, value: string];

export interface FactTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface HistoryLine {
  readonly at: string;
  readonly who: string;
  readonly where: string;
  readonly text: string;
}

export interface RegisterEntry {
  readonly row: RegisterRow;
  readonly facts: readonly Fact[];
  readonly tables: readonly FactTable[];
  readonly history: readonly HistoryLine[];
  /** The case it concerns, where the reader may open it from here. */
  readonly caseId: string | null;
  /** B4: what an application made of this begins with; null where none may be. */
  readonly application: {
    readonly itemCode: string | null;
    readonly name: string;
    readonly phone: string;
  } | null;
  /** When it was read, by the counter's clock. */
  readonly readAt: string;
}

/** What a view adds to its row where an entry is shown in full. */
export type EntryDetail = Pick<RegisterEntry, 'facts' | 'tables'> &
  Partial<Pick<RegisterEntry, 'caseId' | 'application'>>;

/** How one register is shown. */
export interface View<State> {
  readonly row: (id: string, state: State, context: ActContext) => RegisterRow;
  readonly detail: (id: string, state: State, context: ActContext) => EntryDetail;
  /** Whether the person may read this entry at all (D1, I1, I2). */
  readonly mayRead: (state: State, context: ActContext) => boolean;
}

/** Of whom the hall's list has it; else the number. */
export const staffName = (number: string, { hall }: Pick<ActContext, 'hall'>): string =>
  hall.staff.find((member) => member.number === number)?.name ?? number;

export const counterNamed = (id: string, { hall }: Pick<ActContext, 'hall'>): string =>
  [hall.counter, ...hall.otherCounters].find((counter) => counter.id === id)?.name ?? id;

export const byWhom = ({ name, at }: Done): string => `${name}，${chineseDateTime(at)}`;

export const dayText = (day: string): string => chineseDate(day as CivilDate);

/** The day of a limit as far as the calendar tells. */
export const dueOf = (limit: Deadline, { calendar }: Pick<ActContext, 'calendar'>): string | null =>
  dueDate(limit, calendar);

export const limitText = (limit: Deadline): string => deadlineText(limit);

export const isPast = (day: string | null, context: Pick<ActContext, 'now'>): boolean =>
  day !== null && todayOf(context) > day;

/** Facts without those that say nothing. */
export const given = (...facts: readonly (Fact | null)[]): Fact[] =>
  facts.filter((fact): fact is Fact => fact !== null && fact[1] !== '');
