/** What 监察 has to see, from the cases, their clocks and the posts (C6, D11, I2, I3, 许可法72). Derived each time, never stored. */
import type { CaseClocks } from '../case/clocks.ts';
import type { CaseState } from '../case/state.ts';
import { chineseDate, civilDateAt } from '../calendar/civil-date.ts';
import type { NoticeFact } from '../registers/notice.ts';
import type { ShiftState } from '../registers/shift-state.ts';
import type { Unmanned } from '../shift/unmanned.ts';
import { type DayBasis, ofCase } from './case-irregularities.ts';
import type { CaseRecord } from './case-record.ts';
import { chineseClock } from './china-time.ts';
import { grouped } from './grouped.ts';
import { described, type Observed } from './observed.ts';

export { isLate, type Observed } from './observed.ts';

/** A counter's post: who stood in by emergency code (D7), and when nobody was there (D11). */
export interface SupervisedPost {
  /** The counter's id. */
  readonly id: string;
  readonly name: string;
  /** Whose people are to be there. */
  readonly department: string;
  readonly state: ShiftState;
  /** See `unmannedStretches`. */
  readonly unmanned: readonly Unmanned[];
}

export interface Supervised extends DayBasis {
  readonly cases: readonly CaseRecord[];
  /** The clocks of a case as of today. */
  readonly clocksOf: (state: CaseState) => CaseClocks;
  readonly shifts: readonly SupervisedPost[];
  /** Department of a staff number; empty where unknown. */
  readonly departmentOf: (staff: string) => string;
}

/** Everything irregular, the latest first. */
export function irregularities(supervised: Supervised): Observed[] {
  const found = [
    ...supervised.cases.flatMap((entry) => ofCase(entry, supervised.clocksOf(entry.state), supervised)),
    ...supervised.shifts.flatMap((post) => [
      ...letInByCode(post, supervised.departmentOf),
      ...leftEmpty(post),
    ]),
  ];
  return found.toSorted((one, other) => compare(other.on, one.on) || compare(one.number, other.number));
}

/** Days and numbers need no language's order, and the list may be long. */
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** D7: a stand-in let in by emergency code, for the audit, until a person of the centre has agreed. */
const letInByCode = (
  { name, state: { consents } }: SupervisedPost,
  departmentOf: Supervised['departmentOf'],
): Observed[] =>
  consents
    .filter(({ emergency }) => emergency)
    .map(({ staff, from }) => ({
      ...described('应急替岗'),
      text: `${staff}以应急码在${name}替岗，尚待大厅管理机构核定`,
      on: from,
      department: departmentOf(staff),
      caseId: null,
      number: '',
    }));

/** D11: every 空岗 of a minute or more, with what who left said of it. */
const leftEmpty = ({ name, department, unmanned }: SupervisedPost): Observed[] =>
  unmanned.flatMap(({ from, to, reason }): Observed[] => {
    const minutes = Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
    if (minutes === 0) return [];
    const on = civilDateAt(from);
    const times = `${chineseDate(on)}${clockTime(from)}至${clockTime(to)}`;
    const why = reason === '' ? '没有写明原因' : `原因：${reason}`;
    const text = `${name}${times}空岗${minutes}分钟，${why}`;
    return [{ ...described('空岗'), text, on, department, caseId: null, number: '' }];
  });

/** `09:30` in China. */
const clockTime = (at: string): string => chineseClock(at).slice(11, 16);

/** For a 通报 (C6, I3): as the notice keeps it. */
export const noticeFactOf = ({ rule, text, on, caseId, number }: Observed): NoticeFact => ({
  rule,
  text,
  on,
  caseId,
  number,
});

/** F1: 责任追究 list of those that answered an 抄告 late, or not at all. */
export const accountable = (found: readonly Observed[]): Observed[] =>
  found.filter(({ kind }) => kind === '抄告答复超期');

/** By department, for one 通报 each. */
export const byDepartment = (found: readonly Observed[]): ReadonlyMap<string, readonly Observed[]> =>
  grouped(found, ({ department }) => department);

/** 优化营商环境条例36: what the body has to explain in public. */
export const publicExplanations = (found: readonly Observed[]): Observed[] =>
  found.filter(({ explain }) => explain);
