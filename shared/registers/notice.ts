/** Issuing a notice (C6, I3), filing what was done about it, and publishing a month's ratings (I1). */
import { z } from 'zod';
import { type ActContext, doneBy, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { chineseDate, type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { deadlineAfter, dueDate, type WorkingCalendar } from '../calendar/working-days.ts';
import { requiredText } from '../case/context.ts';
import { type NewEvent, uuid } from '../event.ts';
import { mayPublish } from '../rating/publication.ts';
import { isSameDepartment } from '../reference/hall.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { registerEvent } from './define.ts';
import { noticeFact, ratingMonthStream, type SupervisionNotice } from './notice-state.ts';
import type { Registers } from './states.ts';

export * from './notice-state.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份应当写作“2026-09”');
const id = { commandId: uuid, noticeId: uuid };

export const noticeCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('notice.issue'),
    ...id,
    number: z.string().max(80),
    department: z.string().max(400),
    subject: z.string().max(200),
    facts: z.array(noticeFact).max(200),
    /** Until the result has to be filed. */
    workingDays: z.int().min(1).max(60),
  }),
  z.object({
    type: z.literal('notice.file_result'),
    ...id,
    result: z.string().max(2000),
    handledOn: z.string().max(10),
  }),
  z.object({
    type: z.literal('notice.publish_month'),
    commandId: uuid,
    month,
    copiedTo: z.array(z.string().max(120)).max(50),
  }),
]);
export type NoticeCommand = z.infer<typeof noticeCommand>;
type Command<Type extends NoticeCommand['type']> = Extract<NoticeCommand, { type: Type }>;

export function decideNotice(command: NoticeCommand, context: ActContext): Result<NewEvent[]> {
  const allowed = mayDo(command.type === 'notice.file_result' ? '处理备案' : '监察通报', null, context);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'notice.issue':
      return issue(command, context);
    case 'notice.file_result':
      return fileResult(command, context);
    case 'notice.publish_month':
      return publishMonth(command, context);
    default:
      return unreachable(command);
  }
}

function issue(command: Command<'notice.issue'>, context: ActContext): Result<NewEvent[]> {
  const { noticeId, facts, workingDays } = command;
  if (context.registers.get('notice', noticeId) !== null)
    return refuse('already_done', 'I3', '该通报已经发出。', '请在监察通报中查看。');
  const department = requiredText(command.department, '被通报的部门', 'department', 'I3');
  if (!department.ok) return department;
  const subject = requiredText(command.subject, '通报事由', 'subject', 'I3');
  if (!subject.ok) return subject;
  if (facts.length === 0)
    return refuse('bad_input', 'I3 · C6', '通报没有写明事实。', '请从异常清单中选择通报的事实。', 'facts');
  const issuedOn = todayOf(context);
  return ok([
    registerEvent('notice', noticeId, {
      kind: 'notice.issued',
      payload: {
        number: command.number.trim(),
        department: department.value,
        subject: subject.value,
        facts,
        issuedOn,
        limit: deadlineAfter(context.calendar, issuedOn, workingDays),
        done: doneBy(context),
      },
    }),
  ]);
}

/** I3: the department says what it did; its own leader, or the supervising body on its letter. */
function fileResult(command: Command<'notice.file_result'>, context: ActContext): Result<NewEvent[]> {
  const { noticeId, handledOn } = command;
  const state = context.registers.get('notice', noticeId);
  if (state?.type !== '监察通报')
    return refuse('not_found', 'I3', '没有找到该通报。', '请在监察通报中重新选择。');
  const { person } = context;
  const own = isSameDepartment(context.hall, person.department, state.department, todayOf(context));
  if (person.role === 'leader' && !own)
    return refuse(
      'not_permitted',
      'I3',
      `该通报发给${state.department}，其他部门不能备案。`,
      `请由${state.department}备案。`,
    );
  if (state.filing !== null)
    return refuse('already_done', 'I3', '该通报的处理结果已经备案。', '请在监察通报中查看。');
  const result = requiredText(command.result, '处理结果', 'result', 'I3');
  if (!result.ok) return result;
  const filedOn = todayOf(context);
  if (parseCivilDate(handledOn) === undefined || handledOn < state.issuedOn || handledOn > filedOn)
    return refuse(
      'bad_input',
      'I3',
      '处理日期应当在通报之日以后、今日以前。',
      '请核对处理日期。',
      'handledOn',
    );
  return ok([
    registerEvent('notice', noticeId, {
      kind: 'notice.result_filed',
      payload: { result: result.value, handledOn, filedOn, done: doneBy(context) },
    }),
  ]);
}

/** I1: only a month that is over has figures to publish, and it is published once. */
function publishMonth(command: Command<'notice.publish_month'>, context: ActContext): Result<NewEvent[]> {
  const { month: of } = command;
  const publishedOn = todayOf(context);
  if (!mayPublish(of, publishedOn))
    return refuse('rule', 'I1', `${of}尚未结束，不能通报该月的评议结果。`, '请在次月通报。', 'month');
  const stream = ratingMonthStream(of);
  if (context.registers.get('notice', stream) !== null)
    return refuse('already_done', 'I1', `${of}的评议结果已经通报。`, '请在监察通报中查看。');
  const copiedTo = command.copiedTo.map((to) => to.trim()).filter((to) => to !== '');
  if (copiedTo.length === 0)
    return refuse('bad_input', 'I1', '没有填写抄送单位。', '请填写抄送的领导和部门。', 'copiedTo');
  return ok([
    registerEvent('notice', stream, {
      kind: 'notice.month_published',
      payload: { month: of, copiedTo, publishedOn, done: doneBy(context) },
    }),
  ]);
}

/** Months whose ratings are known to those rated, `2026-09`. */
export const publishedMonths = (registers: Registers): ReadonlySet<string> =>
  new Set(
    registers.all('notice').flatMap(({ state }) => (state.type === '评议统计通报' ? [state.month] : [])),
  );

/** I3: notices whose result was to be filed by now and is not, the longest overdue first. */
export function overdueFilings(
  registers: Registers,
  today: CivilDate,
  calendar: WorkingCalendar,
): { readonly id: string; readonly notice: SupervisionNotice; readonly text: string }[] {
  return registers
    .all('notice')
    .flatMap(({ id: noticeId, state }) => {
      if (state.type !== '监察通报' || state.filing !== null) return [];
      const due = dueDate(state.limit, calendar);
      if (due === null || today <= due) return [];
      const text = `${state.department}应当于${chineseDate(due)}前备案处理结果，尚未备案`;
      return [{ id: noticeId, notice: state, text, due }];
    })
    .toSorted((one, other) => one.due.localeCompare(other.due));
}
