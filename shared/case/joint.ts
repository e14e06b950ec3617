/** Other bodies in a case: the superior it is forwarded to (C3), the departments asked by 抄告 (F1). */
import {
  authorisedOn,
  caseFor,
  type CaseContext,
  checkDay,
  doneBy,
  notFound,
  requiredText,
  todayOf,
} from './context.ts';
import { mayDo } from '../authority/index.ts';
import { deadlineAfter } from '../calendar/working-days.ts';
import { runClock } from '../clock/clock.ts';
import { lowerReviewWorkingDays } from '../clock/limits.ts';
import { stopsLegalClock } from '../clock/pauses.ts';
import { departmentOn, isSameDepartment } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { nextDocument } from './numbering.ts';
import { nothingWaitedFor } from './settled.ts';
import type { CaseState } from './state.ts';
import { decisionOfChain, presentStep } from './steps.ts';
import { checkText } from './text.ts';

/** 许可法35: the lower organ reviews, and sends its opinion and all the materials straight to the higher. */
export function forward(
  state: CaseState | null,
  command: CommandOf<'forward'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('上报', state, ['已受理'], context);
  if (!found.ok) return found;
  const { item, acceptedOn, forwarding, documents } = found.value;
  if (item.superior === null) return refuse('rule', 'C3', `“${item.name}”不是上报件。`, '请按审批流程办理。');
  if (forwarding !== null && forwarding.result !== '退回')
    return refuse(
      'already_done',
      'C3',
      `已于${forwarding.sentOn}上报${forwarding.superior}。`,
      '请登记返回结果。',
    );
  if (item.steps.length === 0)
    return refuse(
      'rule',
      'G3 · B6',
      `“${item.name}”没有设置审批流程，没有本级的审查意见，不能上报。`,
      '请由部门设置审批流程，再由窗口负责人采用到本件。',
    );
  // 许可法35: what goes up is the lower organ's own opinion with all the materials.
  const due = presentStep(found.value);
  if (due !== undefined)
    return refuse(
      'rule',
      'C3 · 许可法35',
      `审查意见尚未签署完毕，现在应当签署的是“${due.name}”，不能上报。`,
      '请等待审查意见，或者催办。',
    );
  const waiting = nothingWaitedFor(found.value, '上报');
  if (!waiting.ok) return waiting;
  const after = forwarding?.returnedOn ?? acceptedOn;
  const sentOn = checkDay(command.sentOn, '上报日期', 'sentOn', after, context);
  if (!sentOn.ok) return sentOn;
  const document = requiredText(command.document, '上报文号', 'document', 'C3');
  if (!document.ok) return document;
  if (documents.some(({ number }) => number === document.value))
    return refuse(
      'bad_input',
      'C3',
      `上报文号“${document.value}”与该办件的其他文书相同。`,
      '请核对上报文号。',
      'document',
    );
  return ok([
    {
      kind: 'case.forwarded',
      payload: {
        superior: item.superior,
        document: document.value,
        sentOn: sentOn.value,
        late: reviewedLate(found.value, context),
        done: doneBy(context),
      },
    },
  ]);
}

/**
 * 许可法43: twenty working days of review; what 许可法45 leaves out of the other limits is left out of this one too. As of
 * the day it is entered: a date written back mends nothing.
 */
function reviewedLate(state: CaseState, context: CaseContext): boolean {
  const { acceptedOn: from, suspensions } = state;
  if (from === null) return false;
  const pauses = suspensions.filter(({ kind, statute }) => stopsLegalClock(kind, statute));
  const end = todayOf(context);
  const clock = { from, workingDays: lowerReviewWorkingDays, pauses, end };
  return runClock(clock, end, context.calendar).endedInTime === false;
}

/** C3. What the superior sends back may not be answered by asking the applicant again (许可法35). */
export function recordReturn(
  state: CaseState | null,
  command: CommandOf<'record_return'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('上报', state, ['已受理'], context);
  if (!found.ok) return found;
  const { forwarding } = found.value;
  if (forwarding === null || forwarding.returnedOn !== null)
    return refuse('rule', 'C3', '该办件没有上报后等待返回的记录。', '请先登记上报。');
  const returnedOn = checkDay(command.returnedOn, '返回日期', 'returnedOn', forwarding.sentOn, context);
  if (!returnedOn.ok) return returnedOn;
  const document = requiredText(command.document, '上级机关文号', 'document', 'C3');
  if (!document.ok) return document;
  const text = requiredText(command.text, '上级机关意见', 'text', 'C3');
  if (!text.ok) return text;
  const { result } = command;
  return ok([
    {
      kind: 'case.forward_returned',
      payload: {
        returnedOn: returnedOn.value,
        document: document.value,
        result,
        text: text.value,
        done: doneBy(context),
      },
    },
  ]);
}

/** F1: 一窗受理、抄告相关; F2: for what is of weight the centre itself leads. Each department has a limit of its own. */
export function coNotify(
  state: CaseState | null,
  command: CommandOf<'co_notify'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('抄告', state, ['已受理'], context);
  if (!found.ok) return found;
  const { item, subCases } = found.value;
  const today = todayOf(context);
  if (decisionOfChain(found.value) !== null)
    return refuse('rule', 'F1', '审批意见已经签署完毕，不能再抄告其他部门。', '请按审批意见办理。');
  if (command.notices.length === 0)
    return refuse('bad_input', 'F1', '没有选择抄告的部门。', '请选择需要答复的部门。', 'notices');
  const asked = new Set(subCases.map(({ department }) => department));
  const used = new Set(subCases.map(({ id }) => id));
  const notices = [];
  for (const { id, department, subject, limitDays } of command.notices) {
    if (
      isSameDepartment(context.hall, department, item.department, today) ||
      departmentOn(context.hall, department, today) === undefined
    )
      return refuse(
        'bad_input',
        'F1',
        `“${department.slice(0, 40)}”不是进驻大厅的其他部门，不能抄告。`,
        '请从进驻部门中选择牵头部门以外的部门。',
        'notices',
      );
    if (asked.has(department) || used.has(id))
      return refuse('already_done', 'F1', `已经抄告${department}。`, '请等待答复，或者催办。', 'notices');
    asked.add(department);
    used.add(id);
    const text = requiredText(subject, `请${department}审查的内容`, 'notices', 'F1');
    if (!text.ok) return text;
    const limit = deadlineAfter(context.calendar, today, limitDays);
    notices.push({ id, department, subject: text.value, limit });
  }
  const document = nextDocument(item, '抄', context);
  if (!document.ok) return document;
  const lead = item.major ? context.hall.name : item.department;
  return ok([
    {
      kind: 'case.co_notified',
      payload: { lead, document: document.value, notices, done: doneBy(context) },
    },
  ]);
}

/** F1: a department answers for itself. 不同意 has reasons; silence is never consent. */
export function coReply(
  state: CaseState | null,
  command: CommandOf<'co_reply'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  if (state === null) return notFound;
  const sub = state.subCases.find(({ id }) => id === command.noticeId);
  if (sub === undefined || state.stage !== '已受理')
    return refuse('not_found', 'F1', '没有找到等待答复的抄告单。', '请核对抄告单编号。');
  const allowed = mayDo('抄告答复', null, context);
  if (!allowed.ok) return allowed;
  if (!isSameDepartment(context.hall, context.person.department, sub.department, todayOf(context)))
    return refuse(
      'not_permitted',
      'F1 · D1',
      `该抄告单由${sub.department}答复。`,
      `请由${sub.department}的人员答复。`,
    );
  if (sub.reply !== null)
    return refuse('already_done', 'F1', `${sub.department}已于${sub.reply.on}答复。`, '无需操作。');
  const needsReason = command.reply !== '同意';
  const reason = needsReason
    ? requiredText(command.reason, command.reply === '不同意' ? '不同意的理由' : '转报的说明', 'reason', 'F1')
    : checkText(command.reason, '说明', 'reason');
  if (!reason.ok) return reason;
  const { id, department } = sub;
  const { reply } = command;
  const payload = {
    id,
    department,
    reply,
    reason: reason.value,
    on: todayOf(context),
    done: doneBy(context),
  };
  return ok([{ kind: 'case.co_replied', payload }]);
}

/** 催办 (D3, C3). */
export function remind(
  state: CaseState | null,
  command: CommandOf<'remind'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  if (state === null) return notFound;
  const allowed = authorisedOn('催办', state, context);
  if (!allowed.ok) return allowed;
  if (state.stage !== '已受理' && state.stage !== '已转送')
    return refuse('rule', 'D3', `该办件现为“${state.stage}”，不需要催办。`, '请查看办件经过。');
  const to = requiredText(command.to, '被催办的单位或者人员', 'to', 'D3');
  if (!to.ok) return to;
  const text = requiredText(command.text, '催办内容', 'text', 'D3');
  if (!text.ok) return text;
  return ok([{ kind: 'case.reminded', payload: { to: to.value, text: text.value, done: doneBy(context) } }]);
}
