/**
 * 承办人: whose desk a case is on. Whoever received it holds it until it is given to another; the window's head, who
 * coordinates and manages its business (D2, D3), may give it to anybody of the window.
 */
import { staffNumbered } from '../act-context.ts';
import { isWindowRole } from '../authority/acts.ts';
import { isSameDepartment, type StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState } from './state.ts';

export function handOver(
  state: CaseState | null,
  command: CommandOf<'hand_over'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const own = state?.holder?.staff === context.person.number;
  const act = own ? '交接办件' : '指派办件';
  const found = caseFor(act, state, ['收件', '补正中', '已受理', '已转送', '已决定'], context);
  if (!found.ok) return found;
  const { holder } = found.value;
  const receiver = receiving(command.to, found.value, context);
  if (!receiver.ok) return receiver;
  const reason = requiredText(command.reason, '交接的事由', 'reason', 'D3');
  if (!reason.ok) return reason;
  const { number: staff, name } = receiver.value;
  return ok([
    {
      kind: 'case.handed_over',
      payload: { from: holder, to: { staff, name }, reason: reason.value, done: doneBy(context) },
    },
  ]);
}

/** D1, D4: somebody of the window whose business the item is, and who does not hold the case already. */
function receiving(number: string, { holder, item }: CaseState, context: CaseContext): Result<StaffMember> {
  const { hall } = context;
  const today = todayOf(context);
  const receiver = staffNumbered(context, number);
  if (number === '') return refuse('bad_input', 'D3', '没有选择接办人员。', '请选择本窗口的其他人员。', 'to');
  if (receiver === undefined)
    return refuse(
      'bad_input',
      'D3',
      `大厅现职人员中没有工号“${number.slice(0, 12)}”。`,
      '请选择接办人员。',
      'to',
    );
  const { name, role, department, organs } = receiver;
  const no = (kind: 'already_done' | 'not_permitted', rule: string, message: string, next: string) =>
    refuse(kind, rule, message, next, 'to');
  if (receiver.number === holder?.staff)
    return no('already_done', 'D3', `该办件已由${name}承办。`, '请选择其他人员，或者无需操作。');
  if (!isWindowRole(role))
    return no(
      'not_permitted',
      'D3',
      `${name}不是窗口人员，不能接办。`,
      `请选择${item.department}窗口的人员。`,
    );
  const isOwn = isSameDepartment(hall, department, item.department, today);
  // A3: who serves the shared counter takes every department's cases.
  const onRoster = hall.roster.some(
    ({ counter, staff, from, until }) =>
      counter === hall.counter.id && staff === receiver.number && from <= today && today <= until,
  );
  if (!isOwn && !onRoster)
    return no(
      'not_permitted',
      'D1 · D3',
      `${name}不是${item.department}窗口的人员，不能接办。`,
      `请选择${item.department}窗口的人员。`,
    );
  const actsFor =
    organs.length === 0 || organs.some((organ) => isSameDepartment(hall, organ, item.organ, today));
  return actsFor || onRoster
    ? ok(receiver)
    : no(
        'not_permitted',
        'D4',
        `${name}只受${organs.join('、')}委托，“${item.name}”由${item.organ}负责。`,
        `请选择受${item.organ}委托的人员。`,
      );
}
