/** The work board's questions as SQL. Every walk goes along an index of `case_board` and reads no row it does not list. */
import type { BoardSort } from '#shared/board.ts';
import { addWorkingDays } from '#shared/calendar/working-days.ts';
import { type CaseStage, caseStages } from '#shared/case/state.ts';
import type { BoardFilter } from '#shared/contract/board.ts';
import { unreachable } from '#shared/result.ts';
import { endedStages } from '../store/board-view.ts';
import type { Place } from './board-scope.ts';
import type { Desk } from './desk.ts';

export interface Sql {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Headings of the list by time limit, in its order; of each what has to hold. `:today` is bound by name. */
export const groups = [
  { title: '今日到期', open: true, sql: 'open = 1 and due = :today' },
  { title: '超期', open: true, sql: 'open = 1 and due < :today' },
  { title: '其后到期', open: true, sql: 'open = 1 and due > :today' },
  { title: '暂停和未计时', open: true, sql: 'open = 1 and due is null' },
  { title: '已办结', open: false, sql: 'open = 0 and due is null' },
] as const;

/** The same for a few found rows: which heading each stands under. */
export const groupOf = `case when open = 0 then 4 when due is null then 3 when due = :today then 0
  when due < :today then 1 else 2 end`;

const newest = 'received_on desc, id desc';
/** Within a heading, and where there is none. */
export const orders: Readonly<Record<BoardSort, { readonly up: string; readonly down: string }>> = {
  due: { up: `due, ${newest}`, down: 'due desc, received_on, id' },
  received: { up: 'received_on, id', down: newest },
  receipt: { up: 'receipt_number', down: 'receipt_number desc' },
  item: { up: `item_name, ${newest}`, down: `item_name desc, ${newest}` },
  applicant: { up: `applicant, ${newest}`, down: `applicant desc, ${newest}` },
  stage: { up: `stage, ${newest}`, down: `stage desc, ${newest}` },
  handling: { up: `handling, ${newest}`, down: `handling desc, ${newest}` },
};

/** Days and settings the conditions speak of. */
export function namesOf(desk: Desk): Record<string, string> {
  const { calendar, settings } = desk.clockBasis;
  const { today } = desk;
  // 临期 up to here: so many working days are left (C6).
  const warn = addWorkingDays(calendar, today, settings.warnWorkingDays) ?? today;
  return { today, warn };
}

/** C5: a promise that keeps running is never paused. */
const pausedNow = (desk: Desk): string =>
  desk.clockBasis.settings.promisedKeepsRunning
    ? '0'
    : `(stage = '已受理' and paused_from is not null and paused_from <= :today
        and (paused_to is null or paused_to >= :today))`;

function standingSql(desk: Desk, standing: NonNullable<BoardFilter['standing']>): string {
  const paused = pausedNow(desk);
  switch (standing) {
    case '今日到期':
      return 'open = 1 and due = :today';
    case '超期':
      return 'open = 1 and due < :today';
    case '临期':
      return `open = 1 and due >= :today and due <= :warn and not ${paused}`;
    case '正常':
      return `open = 1 and due > :warn and not ${paused}`;
    case '暂停':
      return `open = 1 and ${paused} and (due is null or due >= :today)`;
    case '未计时':
      return `open = 1 and due is null and not ${paused}`;
    case '已办结':
      return 'open = 0';
    default:
      return unreachable(standing);
  }
}

const ended: ReadonlySet<CaseStage> = new Set(endedStages);

/** Whether a filter leaves any open case, any ended one: what it cannot leave is not walked. */
export function mayBe(open: boolean, { stage, standing }: BoardFilter): boolean {
  if (standing !== null && (standing === '已办结') === open) return false;
  return stage === null || ended.has(stage) !== open;
}

/** Everything of the filter but its text. */
export function filterSql(desk: Desk, filter: BoardFilter): Sql {
  const { stage, standing, item, handling, from, to } = filter;
  const conditions: string[] = [];
  const values: string[] = [];
  const also = (sql: string, value: string | null): void => {
    if (value === null) return;
    conditions.push(sql);
    values.push(value);
  };
  also('stage = ?', stage);
  also('item_code = ?', item);
  also('handling = ?', handling);
  also('received_on >= ?', from);
  also('received_on <= ?', to);
  if (standing !== null) conditions.push(standingSql(desk, standing));
  return { sql: conditions.map((condition) => ` and (${condition})`).join(''), values };
}

/** Few by their nature, so that the list begins with them. */
export function fewSql({ printTrouble, notAtCentre }: BoardFilter): string[] {
  return [
    ...(printTrouble ? ["select case_id from print_job where state in ('failed', 'unconfirmed')"] : []),
    ...(notAtCentre ? ['select case_id from event where hall_seq is null and case_id is not null'] : []),
  ];
}

/** One walk of an index for each department, so that each comes in order; SQLite merges them. */
export const places = (place: Place): Sql[] =>
  'holder' in place
    ? [{ sql: 'holder = ?', values: [place.holder] }]
    : place.departments.map((name) => ({ sql: 'department = ?', values: [name] }));

/** For rows found otherwise: whether they are of the place. The plus keeps SQLite from going through the place instead. */
export function placeSql(place: Place, found: boolean): Sql {
  const plus = found ? '+' : '';
  if ('holder' in place) return { sql: `${plus}holder = ?`, values: [place.holder] };
  return {
    sql: `${plus}department in (select value from json_each(?))`,
    values: [JSON.stringify(place.departments)],
  };
}

/** Nothing but whole stages: counted without looking at a case. */
export const onlyStages = ({ standing, item, handling, from, to }: BoardFilter): boolean =>
  (standing === null || standing === '已办结') &&
  item === null &&
  handling === null &&
  from === null &&
  to === null;

/** The stages a filter leaves, of those that are open or of those that are not. */
export const stagesLeft = (open: boolean, { stage }: BoardFilter): readonly CaseStage[] =>
  caseStages.filter((one) => ended.has(one) !== open && (stage === null || stage === one));
