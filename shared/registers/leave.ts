/** Recording a leader's leave and days in the hall (D5). */
import { z } from 'zod';
import { type ActContext, doneBy, staffNumbered, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { requiredText } from '../case/context.ts';
import { type NewEvent, uuid } from '../event.ts';
import { day } from '../reference/effective.ts';
import { type Department, isInForce, isSameDepartment, type StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { registerEvent } from './define.ts';
import { dutyKinds, type LeaveEvent, type LeavePeriod } from './leave-state.ts';
import { chiefsOf } from './opinion-as.ts';

export * from './leave-state.ts';
export { deputyFor, type Opining, opinionAs } from './opinion-as.ts';

const leader = z.string().max(12);
const words = z.string().max(400);

export const leaveCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('leave.record'),
    commandId: uuid,
    id: uuid,
    leader,
    from: day,
    until: day,
    reason: words,
  }),
  z.object({ type: z.literal('leave.cancel'), commandId: uuid, id: uuid, leader, reason: words }),
  /** Back earlier than planned: there from today on. */
  z.object({ type: z.literal('leave.end'), commandId: uuid, id: uuid, leader }),
  z.object({
    type: z.literal('leave.log_duty'),
    commandId: uuid,
    id: uuid,
    leader,
    day,
    kind: z.enum(dutyKinds),
    noted: z.string().max(1000),
  }),
]);
export type LeaveCommand = z.infer<typeof leaveCommand>;

export function decideLeave(command: LeaveCommand, context: ActContext): Result<NewEvent[]> {
  const onDuty = command.type === 'leave.log_duty';
  const allowed = mayDo(onDuty ? '领导带班' : '领导离岗', null, context);
  if (!allowed.ok) return allowed;
  const member = leaderNumbered(command.leader, onDuty, context);
  if (!member.ok) return member;
  switch (command.type) {
    case 'leave.record':
      return record(command, member.value, context);
    case 'leave.cancel':
      return cancel(command, context);
    case 'leave.end':
      return end(command, context);
    case 'leave.log_duty':
      return logDuty(command, member.value, context);
    default:
      return unreachable(command);
  }
}

/**
 * Days in the hall are for any leader of the department to note, and for the centre. Leave is the leader's own, the
 * head's or the centre's: recorded by the other of the pair, it would be B who lets B act (D5).
 */
function leaderNumbered(number: string, onDuty: boolean, context: ActContext): Result<StaffMember> {
  const { person, hall } = context;
  const member = staffNumbered(context, number);
  if (member === undefined || member.role !== 'leader')
    return refuse('not_found', 'D5', '人员名册中没有该领导。', '请核对后重新选择。', 'leader');
  if (person.role === 'centre_manager' || person.number === member.number) return ok(member);
  const today = todayOf(context);
  if (onDuty)
    return isSameDepartment(hall, person.department, member.department, today)
      ? ok(member)
      : refuse(
          'not_permitted',
          'D5',
          `${member.name}是${member.department}的领导，不由${person.department}登记。`,
          `请由${member.department}或大厅管理人员登记。`,
          'leader',
        );
  const isChief = pairsOf(member, context).some((body) => chiefsOf(body).includes(person.number));
  return isChief
    ? ok(member)
    : refuse(
        'not_permitted',
        'D5',
        `${member.name}的离岗期间不由${person.name}登记。`,
        `请由本人、${member.department}的主要领导或者大厅管理人员登记。`,
        'leader',
      );
}

/** The bodies of whose pair a leader is one today. */
const pairsOf = ({ number }: StaffMember, { hall, now }: ActContext): Department[] =>
  hall.departments.filter(
    (body) => isInForce(body, todayOf({ now })) && (body.leaders?.a === number || body.leaders?.b === number),
  );

const event = (leader: string, happened: LeaveEvent): Result<NewEvent[]> =>
  ok([registerEvent('leave', leader, happened)]);

/** Not for days gone by: an opinion B gave while A was there does not become right afterwards. */
function record(
  command: Extract<LeaveCommand, { type: 'leave.record' }>,
  member: StaffMember,
  context: ActContext,
): Result<NewEvent[]> {
  const { id, from, until } = command;
  const today = todayOf(context);
  if (pairsOf(member, context).length === 0)
    return refuse(
      'rule',
      'D5',
      `${member.name}不是任何部门的A角、B角，无需登记离岗期间。`,
      '请核对AB角的设置。',
      'leader',
    );
  if (from > until)
    return refuse('bad_input', 'D5', '离岗的终止日期早于起始日期。', '请核对起止日期。', 'until');
  if (from < today)
    return refuse(
      'rule',
      'D5',
      '离岗期间从登记之日起算，不能补登以前的日期。',
      '请将起始日期改为今天或以后。',
      'from',
    );
  const reason = requiredText(command.reason, '离岗事由', 'reason', 'D5');
  if (!reason.ok) return reason;
  const periods = context.registers.get('leave', member.number)?.periods ?? [];
  if (periods.some((period) => period.id === id))
    return refuse('already_done', 'D5', '该离岗期间已经登记。', '无需重复登记。');
  const overlapping = periods.find((period) => overlaps(period, from, until));
  if (overlapping !== undefined)
    return refuse(
      'already_done',
      'D5',
      `与已登记的离岗期间（${overlapping.from}至${overlapping.until}）重叠。`,
      '请核对日期，或先取消原登记。',
      'from',
    );
  return event(member.number, {
    kind: 'leave.recorded',
    payload: { id, from, until, reason: reason.value, done: doneBy(context) },
  });
}

const overlaps = (period: LeavePeriod, from: string, until: string): boolean =>
  !period.cancelled &&
  period.from <= until &&
  from <= period.until &&
  (period.endedOn === null || from < period.endedOn);

function periodOf(id: string, leader: string, context: ActContext): Result<LeavePeriod> {
  const found = context.registers.get('leave', leader)?.periods.find((period) => period.id === id);
  if (found === undefined) return refuse('not_found', 'D5', '没有登记过该离岗期间。', '请核对后重新选择。');
  return found.cancelled || found.endedOn !== null
    ? refuse('already_done', 'D5', '该离岗期间已经取消或者结束。', '无需操作。')
    : ok(found);
}

/** Before it began; what has begun is ended. */
function cancel(
  command: Extract<LeaveCommand, { type: 'leave.cancel' }>,
  context: ActContext,
): Result<NewEvent[]> {
  const { id, leader } = command;
  const found = periodOf(id, leader, context);
  if (!found.ok) return found;
  if (found.value.from <= todayOf(context))
    return refuse('rule', 'D5', '离岗期间已经开始，不能取消。', '请登记提前返岗。');
  const reason = requiredText(command.reason, '取消事由', 'reason', 'D5');
  if (!reason.ok) return reason;
  return event(leader, {
    kind: 'leave.cancelled',
    payload: { id, reason: reason.value, done: doneBy(context) },
  });
}

function end(
  { id, leader }: Extract<LeaveCommand, { type: 'leave.end' }>,
  context: ActContext,
): Result<NewEvent[]> {
  const found = periodOf(id, leader, context);
  if (!found.ok) return found;
  const today = todayOf(context);
  if (today < found.value.from) return refuse('rule', 'D5', '离岗期间尚未开始。', '不再离岗的，请取消登记。');
  if (found.value.until < today) return refuse('already_done', 'D5', '离岗期间已经届满。', '无需操作。');
  return event(leader, { kind: 'leave.ended', payload: { id, on: today, done: doneBy(context) } });
}

function logDuty(
  command: Extract<LeaveCommand, { type: 'leave.log_duty' }>,
  member: StaffMember,
  context: ActContext,
): Result<NewEvent[]> {
  const { id, day: on, kind } = command;
  if (on > todayOf(context))
    return refuse('bad_input', 'D5', `${kind}的日期晚于今天。`, '请核对日期。', 'day');
  const noted = requiredText(command.noted, `${kind}情况`, 'noted', 'D5');
  if (!noted.ok) return noted;
  const duties = context.registers.get('leave', member.number)?.duties ?? [];
  if (
    duties.some(
      (duty) => duty.id === id || (duty.day === on && duty.kind === kind && duty.noted === noted.value),
    )
  )
    return refuse('already_done', 'D5', `该次${kind}已经登记。`, '无需重复登记。');
  return event(member.number, {
    kind: 'leave.on_duty',
    payload: { id, department: member.department, day: on, kind, noted: noted.value, done: doneBy(context) },
  });
}
