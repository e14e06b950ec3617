/** 投诉 (I2): the window takes it down and forwards it; 监察 and the centre carry it through. */
import { type ActContext, doneBy, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { requiredText } from '../case/context.ts';
import { complaintLimit } from '../clock/service-limits.ts';
import type { NewEvent } from '../event.ts';
import type { StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import type {
  ComplaintCommand,
  ComplaintCommandOf as Command,
  ComplaintHandling,
} from './complaint-commands.ts';
import type { ComplaintEvent, ComplaintState } from './complaint-state.ts';
import { complaintProcedure, nextStep } from './complaint-steps.ts';
import { registerEvent } from './define.ts';
import { givenPerson } from './given-person.ts';

export * from './complaint-commands.ts';
export * from './complaint-state.ts';

export function decideComplaint(command: ComplaintCommand, context: ActContext): Result<NewEvent[]> {
  const state = context.registers.get('complaint', command.complaintId);
  const anybody = command.type === 'complaint.take_down' || command.type === 'complaint.request_review';
  const allowed = mayDo(anybody ? '投诉登记' : '投诉处理', null, context);
  if (!allowed.ok) return allowed;
  if (command.type === 'complaint.take_down')
    return state === null
      ? takeDown(command, context)
      : refuse(
          'already_done',
          'I2',
          '该投诉已经登记并封存，窗口不能修改。',
          '需要补充的，请另行登记，由监察机关一并处理。',
        );
  if (state === null) return refuse('not_found', 'I2', '没有找到该投诉。', '请在投诉登记中重新选择。');
  if (!anybody) {
    const impartial = notComplainedOf(state, command.type, context.person);
    if (!impartial.ok) return impartial;
  }
  const step = nextStep(command, state, context);
  return step.ok ? ok([registerEvent('complaint', command.complaintId, step.value)]) : step;
}

/** What the person who was complained of may read of it: nothing but that it exists. */
export const mayReadComplaint = (
  { against }: Pick<ComplaintState, 'against'>,
  { number, role }: Pick<StaffMember, 'number' | 'role'>,
): boolean => (role === 'centre_manager' || role === 'supervisor') && against.staff !== number;

function takeDown(command: Command<'complaint.take_down'>, context: ActContext): Result<NewEvent[]> {
  const text = requiredText(command.text, '投诉内容', 'text', 'I2');
  if (!text.ok) return text;
  const complainant = givenPerson(command.complainant, 'I2');
  if (!complainant.ok) return complainant;
  const counter = requiredText(command.counter || '未说明', '被投诉的窗口', 'counter', 'I2');
  if (!counter.ok) return counter;
  const against = complainedOf(command, context);
  if (!against.ok) return against;
  if (command.caseId !== null && context.caseState(command.caseId) === null)
    return refuse('not_found', 'I2', '没有找到投诉涉及的办件。', '请核对编号，或者不填。', 'caseId');
  const today = todayOf(context);
  const taken: ComplaintEvent = {
    kind: 'complaint.taken_down',
    payload: {
      kind: command.kind,
      text: text.value,
      complainant: complainant.value,
      against: { ...against.value, counter: counter.value },
      caseId: command.caseId,
      window: context.hall.counter.name,
      receivedOn: today,
      limit: complaintLimit(context.calendar, context.hall.settings, today),
      done: doneBy(context),
    },
  };
  // Not under the case: its history is open to the window, and this is not.
  return ok([registerEvent('complaint', command.complaintId, taken)]);
}

function complainedOf(
  { staff, department }: Command<'complaint.take_down'>,
  { hall }: ActContext,
): Result<{ department: string; staff: string | null; name: string }> {
  if (staff === null) {
    const given = requiredText(department, '被投诉的部门', 'department', 'I2');
    return given.ok ? ok({ department: given.value, staff: null, name: '' }) : given;
  }
  const member = hall.staff.find(({ number }) => number === staff);
  return member === undefined
    ? refuse(
        'bad_input',
        'I2',
        '被投诉人的工号不在人员名单中。',
        '请核对工号；不清楚的，只填写部门。',
        'staff',
      )
    : ok({ department: member.department, staff, name: member.name });
}

/** I2: never by the one complained of; a review never by who decided first. */
function notComplainedOf(
  { against, disposal: first }: ComplaintState,
  type: ComplaintHandling['type'],
  { number }: StaffMember,
): Result<true> {
  if (against.staff === number)
    return refuse(
      'not_permitted',
      'I2',
      '被投诉人不得处理对本人的投诉。',
      '请由其他监察人员或者大厅管理人员处理。',
    );
  return type === 'complaint.review' && first?.done.staff === number
    ? refuse(
        'not_permitted',
        complaintProcedure,
        '原处置人不得复核本人的处置。',
        '请由其他监察人员或者大厅管理人员复核。',
      )
    : ok(true);
}
