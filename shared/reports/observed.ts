/** One thing irregular, as 监察 is shown it. */
import type { ClockRun } from '../clock/clock.ts';
import { type IrregularityKind, irregularityKinds, mustExplain } from './liability.ts';

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

/** What follows from the kind alone. */
export const described = (
  kind: IrregularityKind,
): Pick<Observed, 'kind' | 'rule' | 'liability' | 'explain'> => ({
  kind,
  ...irregularityKinds[kind],
  explain: mustExplain(kind),
});

/** Past its last day, or ended after it. */
export const isLate = (run: ClockRun | null): run is ClockRun =>
  run !== null && (run.state === '超期' || run.endedInTime === false);
