/** G2: what has to be on its way, and what should be there or back already. Lists for the end of the day. */
import type { ActContext } from '../act-context.ts';
import { type CivilDate, civilDateAt, instantAt } from '../calendar/civil-date.ts';
import type { CaseState } from '../case/state.ts';
import { transferDueAt } from '../clock/limits.ts';
import type { Instant } from '../event.ts';
import { isOut, type TransferState } from './transfer-state.ts';

type Slips = readonly { readonly id: string; readonly state: TransferState }[];
type Where = Pick<ActContext, 'now' | 'calendar' | 'hall'>;

/** From acceptance; from receipt where the window only receives (B7). */
export const readyOn = ({
  acceptedOn,
  receivedOn,
}: Pick<CaseState, 'acceptedOn' | 'receivedOn'>): CivilDate => (acceptedOn ?? receivedOn) as CivilDate;

/** @param day the one on which the materials were ready. Null beyond the published calendar. */
export const dueFrom = (
  day: CivilDate,
  { calendar, hall }: Pick<ActContext, 'calendar' | 'hall'>,
): Instant | null => transferDueAt(calendar, instantAt(day, '00:00'), hall.settings);

/** B6: what was not accepted is no business of the department's, except where the window only receives (B7). */
export const mayGo = ({ item, stage }: Pick<CaseState, 'item' | 'stage'>): boolean =>
  item.intakeOnly ? stage === '收件' || stage === '已转送' : stage === '已受理' || stage === '已决定';

export interface TransferDue {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly item: string;
  readonly department: string;
  /** Null beyond the published calendar. */
  readonly due: Instant | null;
  readonly overdue: boolean;
}

/** Cases whose materials have not gone to the department, the most urgent first. What the window decides itself stays. */
export function transfersDue(
  cases: readonly { readonly caseId: string; readonly state: CaseState }[],
  slips: Slips,
  context: Where,
): TransferDue[] {
  const gone = new Set(
    slips
      .filter(({ state: { status } }) => status !== '待移交' && status !== '已作废')
      .flatMap(({ state: { bundles } }) => bundles.map(({ caseId }) => caseId)),
  );
  const due = cases
    .filter(
      ({ caseId, state }) =>
        !gone.has(caseId) &&
        (state.item.intakeOnly || (state.stage === '已受理' && state.item.handling !== '即办件')) &&
        mayGo(state),
    )
    .map(({ caseId, state }): TransferDue => {
      const { receiptNumber, item } = state;
      const limit = dueFrom(readyOn(state), context);
      const overdue = limit !== null && context.now > limit;
      return { caseId, receiptNumber, item: item.name, department: item.department, due: limit, overdue };
    });
  // Beyond the calendar last; ISO instants sort as text.
  return due.sort((one, other) => ((one.due ?? '9') < (other.due ?? '9') ? -1 : 1));
}

export interface OverdueTransfer {
  readonly id: string;
  readonly state: TransferState;
  readonly why: '未移交' | '未返回';
}

/** Slips the courier has not come for in time, and materials that are not back by the day agreed. */
export function overdueTransfers(slips: Slips, now: Instant): OverdueTransfer[] {
  const today = civilDateAt(now);
  return slips.flatMap(({ id, state }): OverdueTransfer[] => {
    if (state.status === '待移交')
      return state.due !== null && now > state.due ? [{ id, state, why: '未移交' }] : [];
    const returnBy = state.handOver?.returnBy ?? null;
    return isOut(state) && returnBy !== null && today > returnBy ? [{ id, state, why: '未返回' }] : [];
  });
}
