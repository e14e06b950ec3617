import type { CivilDate } from '../calendar/civil-date.ts';
import { type Deadline, dueDate, type WorkingCalendar } from '../calendar/working-days.ts';
import { type FollowUpStage, type FollowUpState, isOpenFollowUp } from './follow-up-state.ts';

/** The limit that runs: of contact first, then of putting it right, then as extended. */
export const followUpLimit = ({
  contactLimit,
  contacts,
  extension,
}: Pick<FollowUpState, 'contactLimit' | 'contacts' | 'extension'>): Deadline =>
  extension?.limit ?? contacts.at(-1)?.limit ?? contactLimit;

/** As the list shows it: 整改超期 once the limit of an open one has passed. */
export function followUpStage(
  state: FollowUpState,
  today: CivilDate,
  calendar: WorkingCalendar,
): FollowUpStage | '整改超期' {
  if (!isOpenFollowUp(state)) return state.stage;
  const due = dueDate(followUpLimit(state), calendar);
  return due !== null && today > due ? '整改超期' : state.stage;
}

/**
 * A named poor rating is revisited without exception. Somebody who can not be reached was called on two days at least;
 * an unnamed rating has nobody to call.
 */
export function revisitSatisfied({ named, revisits }: Pick<FollowUpState, 'named' | 'revisits'>): boolean {
  if (!named || revisits.some(({ result }) => result !== '未能联系')) return true;
  return new Set(revisits.map(({ on }) => on)).size >= 2;
}
