/** 差评处理 (2.4): 谁办理谁负责, contact first, put right in time, called again; the person rated has no part in it. */
import { type ActContext, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { contactLimit } from '../clock/service-limits.ts';
import type { NewEvent } from '../event.ts';
import { isPoor } from '../rating/index.ts';
import type { StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { registerEvent } from './define.ts';
import type { FollowUpCommand } from './follow-up-commands.ts';
import type { FollowUpState } from './follow-up-state.ts';
import { followUpEvent, followUpRule } from './follow-up-steps.ts';

export * from './follow-up-commands.ts';
export * from './follow-up-limits.ts';
export * from './follow-up-state.ts';

/** What the device knows of a rating just given. */
export interface RatingGiven {
  readonly ratingId: string;
  readonly grade: number;
  /** Who served. */
  readonly staff: string;
  readonly department: string;
  readonly window: string;
  readonly named: boolean;
}

/**
 * Opened by the device in the same transaction as a rating of the two lowest grades; null for any other. Not under the
 * case: its history is open to the person rated.
 */
export function openFollowUp(
  { ratingId, grade, staff, department, window, named }: RatingGiven,
  context: Pick<ActContext, 'now' | 'calendar' | 'hall'>,
): NewEvent | null {
  if (!isPoor(grade)) return null;
  const openedOn = todayOf(context);
  const limit = contactLimit(context.calendar, context.hall.settings, openedOn);
  return registerEvent('follow_up', ratingId, {
    kind: 'follow_up.opened',
    payload: { staff, department, window, named, openedOn, contactLimit: limit },
  });
}

/** Whether somebody may see that a service has a 差评处理 at all: who may act on it, and never the person rated. */
export const mayFollowUp = (
  state: Pick<FollowUpState, 'staff' | 'department'>,
  { number, role, department }: Pick<StaffMember, 'number' | 'role' | 'department'>,
): boolean =>
  state.staff !== number &&
  (role === 'centre_manager' ||
    role === 'supervisor' ||
    (role === 'window_head' && department === state.department));

export function decideFollowUp(command: FollowUpCommand, context: ActContext): Result<NewEvent[]> {
  const examines = command.type === 'follow_up.examine';
  const allowed = mayDo(examines ? '差评核定' : '差评处理', null, context);
  if (!allowed.ok) return allowed;
  const state = context.registers.get('follow_up', command.ratingId);
  // The same words in both cases: a different answer would tell the person rated that there is one.
  if (state === null || !mayFollowUp(state, context.person))
    return refuse(
      'not_found',
      followUpRule,
      '没有可以由本人处理的差评。',
      '被评价人不得处理对本人的评价；其他评价由该部门的窗口负责人、大厅管理人员或者监察人员处理。',
    );
  const event = followUpEvent(command, state, context);
  return event.ok ? ok([registerEvent('follow_up', command.ratingId, event.value)]) : event;
}
