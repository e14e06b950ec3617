/** What 监察 has to see, from the cases and their clocks (C6, I2, I3, 许可法72). Derived each time, never stored. */
import { chineseDate } from '../calendar/civil-date.ts';
import type { CaseClocks } from '../case/clocks.ts';
import type { CaseState } from '../case/state.ts';
import type { ClockRun } from '../clock/clock.ts';
import type { NoticeFact } from '../registers/notice.ts';
import type { ShiftState } from '../registers/shift-state.ts';
import { numberOf } from './case-record.ts';
import { grouped } from './grouped.ts';
import { type IrregularityKind, irregularityKinds, kindOfRule, mustExplain } from './liability.ts';

export interface Observed {
  readonly kind: IrregularityKind;
  readonly rule: string;
  /** Who answers for it, by article; empty where no article says. */
  readonly liability: string;
  readonly text: string;
  /** The day it became so. */
  readonly on: string;
  /** Whose irregularity it is: for 抄告 the department asked, not the lead. */
  readonly department: string;
  readonly caseId: string | null;
  /** 办件编号 or 收件编号; empty where it concerns no case. */
  readonly number: string;
  /** 优化营商环境条例36: the reason has to be made public. */
  readonly explain: boolean;
}

export interface SupervisedCase {
  readonly id: string;
  readonly state: CaseState;
}

export interface Supervised {
  readonly cases: readonly SupervisedCase[];
  /** The clocks of a case as of today. */
  readonly clocksOf: (state: CaseState) => CaseClocks;
  /** The posts, by counter id: who stood in by emergency code (D7). */
  readonly shifts: readonly { readonly id: string; readonly state: ShiftState }[];
  /** Department of a staff number; empty where unknown. */
  readonly departmentOf: (staff: string) => string;
}

/** Past its last day, or ended after it. */
export const isLate = (run: ClockRun | null): run is ClockRun =>
  run !== null && (run.state === '超期' || run.endedInTime === false);

/** Everything irregular, the latest first. */
export function irregularities(supervised: Supervised): Observed[] {
  const found = [
    ...supervised.cases.flatMap((entry) => ofCase(entry, supervised.clocksOf(entry.state))),
    ...supervised.shifts.flatMap(({ id, state }) => ofPost(id, state, supervised.departmentOf)),
  ];
  return found.toSorted((one, other) => compare(other.on, one.on) || compare(one.number, other.number));
}

/** Days and numbers need no language's order, and the list may be long. */
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function ofCase({ id, state }: SupervisedCase, clocks: CaseClocks): Observed[] {
  if (state.stage === '已作废') return [];
  const seen = (kind: IrregularityKind, text: string, on: string, department = state.item.department) => ({
    ...described(kind),
    text,
    on,
    department,
    caseId: id,
    number: numberOf(state),
  });
  const recorded = state.irregularities.map(({ rule, text, on }) => ({
    ...seen(kindOfRule(rule), text, on),
    rule,
  }));
  const late = (kind: IrregularityKind, name: string, run: ClockRun | null, department?: string) =>
    isLate(run) ? [seen(kind, lateText(name, run), run.due ?? state.receivedOn, department)] : [];
  return [
    ...recorded,
    ...late('逾期未告知', '补正告知期限', clocks.notice),
    ...late('法定超期', '法定办结时限', clocks.legal),
    ...late('承诺超期', '承诺办结时限', clocks.promised),
    ...late('环节超期', '审批环节时限', clocks.step),
    ...late('送达超期', '送达期限', clocks.service),
    ...clocks.subCases.flatMap(({ id: sub, clock }) => {
      const asked = state.subCases.find((entry) => entry.id === sub);
      return asked === undefined ? [] : late('抄告答复超期', '抄告答复期限', clock, asked.department);
    }),
    ...instantUnclosed(state, clocks).map((on) =>
      seen('即办件未当日办结', '即办件没有在受理当日办结，尚未作出决定', on),
    ),
  ];
}

/** C1: an 即办件 still undecided after the day of its acceptance. Once decided late, the case itself has recorded it. */
function instantUnclosed({ item, stage, acceptedOn }: CaseState, { legal }: CaseClocks): string[] {
  if (item.handling !== '即办件' || stage !== '已受理' || acceptedOn === null) return [];
  const gone = legal !== null && (legal.state === '超期' || (legal.used ?? 0) > 0);
  return gone ? [acceptedOn] : [];
}

function lateText(name: string, { due, left, state }: ClockRun): string {
  const on = due === null ? '' : `（${chineseDate(due)}）`;
  if (state === '停止') return `${name}${on}届满后才办结`;
  return left === null || left === 0 ? `${name}${on}已过` : `超过${name}${on}${-left}个工作日`;
}

/** D7: a stand-in let in by emergency code, for the audit, until a person of the centre has agreed. */
const ofPost = (
  counter: string,
  { consents }: ShiftState,
  departmentOf: Supervised['departmentOf'],
): Observed[] =>
  consents
    .filter(({ emergency }) => emergency)
    .map(({ staff, from }) => ({
      ...described('应急替岗'),
      text: `${staff}以应急码在${counter}替岗，尚待大厅管理机构核定`,
      on: from,
      department: departmentOf(staff),
      caseId: null,
      number: '',
    }));

const described = (kind: IrregularityKind) => ({
  kind,
  ...irregularityKinds[kind],
  explain: mustExplain(kind),
});

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
