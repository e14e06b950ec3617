import { type BoardStanding } from '#shared/board.ts';
import { maskedApplicant } from '#shared/case/applicant.ts';
import { caseClocks, type ClockBasis } from '#shared/case/clocks.ts';
import { caseStanding, type Standing, standing } from '#shared/case/standing.ts';
import { type CaseState, itemTitle } from '#shared/case/state.ts';
import type { CaseRow } from '#shared/contract/board.ts';
import { endedStages } from '../store/board-view.ts';
import type { Desk } from './desk.ts';

/** A case as the lists of this counter read it. */
export interface StoredCase {
  readonly case_id: string;
  readonly state: string;
  readonly waiting: number;
  readonly trouble: number;
}

/** For `case_view v`. */
export const caseColumns = `v.case_id, v.state,
  exists (select 1 from event e where e.case_id = v.case_id and e.hall_seq is null) as waiting,
  exists (select 1 from print_job j where j.case_id = v.case_id and j.state in ('failed', 'unconfirmed')) as trouble`;

export function rowView(desk: Desk, row: StoredCase): CaseRow {
  const state = JSON.parse(row.state) as CaseState;
  const clock = caseStanding(state, desk.clockBasis);
  return {
    caseId: row.case_id,
    receiptNumber: state.receiptNumber,
    caseNumber: state.caseNumber,
    itemName: itemTitle(state),
    handling: state.item.handling,
    applicant: maskedApplicant(state.applicant).name,
    stage: state.stage,
    receivedOn: state.receivedOn,
    clock,
    standing: boardStanding(state, clock),
    ...bothClocks(state, desk.clockBasis),
    window: state.window,
    atCentre: row.waiting === 0,
    printTrouble: row.trouble === 1,
  };
}

/** 法定: what the law limits at this stage, 许可法32(4), 42 or 44; and 承诺, once a promise was made. */
function bothClocks(state: CaseState, basis: ClockBasis): Pick<CaseRow, 'legalClock' | 'promisedClock'> {
  const { notice, legal, promised, service } = caseClocks(state, basis);
  const named = (name: string, clock: typeof legal): Standing | null =>
    clock === null ? null : standing(name, clock);
  return {
    legalClock:
      state.stage === '收件'
        ? named('告知期限', notice)
        : state.stage === '已决定'
          ? named('送达期限', service)
          : named('法定', legal),
    promisedClock: named('承诺', promised),
  };
}

function boardStanding({ stage }: CaseState, { state }: Standing): BoardStanding {
  if (endedStages.includes(stage)) return '已办结';
  return state === '停止' || state === '待定' ? '未计时' : state;
}
