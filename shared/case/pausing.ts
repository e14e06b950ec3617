/** 特别程序 (许可法45): what stops the legal limit. */
import { parseCivilDate } from '../calendar/civil-date.ts';
import { dueDate } from '../calendar/working-days.ts';
import { earliestHearing, hearingLimit } from '../clock/limits.ts';
import { checkPause, type Pause } from '../clock/pauses.ts';
import { ok, type Result, refuse } from '../result.ts';
import { citesArticle } from './citation.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, checkDay, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent, CasePayload } from './events.ts';
import { nextDocument } from './numbering.ts';
import type { CaseState } from './state.ts';
import { decisionOfChain } from './steps.ts';
import { checkText } from './text.ts';

/** 许可法45: starts on a day that is told to the applicant in writing, with how long it is expected to take. */
export function suspend(
  state: CaseState | null,
  command: CommandOf<'suspend'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('特别程序', state, ['已受理'], context);
  if (!found.ok) return found;
  const { acceptedOn, suspensions, item } = found.value;
  const today = todayOf(context);
  if (parseCivilDate(command.from) === undefined)
    return refuse('bad_input', '许可法45', '开始日期不是日期。', '请核对开始日期。', 'from');
  const statute = checkText(command.statute ?? '', '依据', 'statute');
  if (!statute.ok) return statute;
  const pause = checkPause(
    { kind: command.procedure, statute: statute.value, from: command.from, to: null },
    acceptedOn ?? today,
    today,
  );
  if (!pause.ok) return pause;
  const required = requiredByLaw(pause.value, item);
  if (!required.ok) return required;
  // G3: the organ has decided. What is put in between now only moves the limit.
  if (decisionOfChain(found.value) !== null)
    return refuse(
      'rule',
      'G3 · 许可法45',
      '审批意见已经签署完毕，不能再启动特别程序。',
      '请按审批意见办理。',
      'procedure',
    );
  // Told in writing beforehand: nothing that is over may be taken out of the limit afterwards (A5).
  if (pause.value.from < today)
    return refuse(
      'rule',
      'A5 · 许可法45',
      '特别程序应当在开始时书面告知申请人，开始日期不得早于告知之日。',
      '请填写今日或者以后的开始日期。',
      'from',
    );
  if (suspensions.some(({ id }) => id === command.suspensionId))
    return refuse('already_done', '许可法45', '这一特别程序已经登记。', '请查看办件经过。');
  if (suspensions.some(({ to, kind }) => to === null && kind === pause.value.kind))
    return refuse('already_done', '许可法45', `“${pause.value.kind}”已经启动，尚未结束。`, '请先登记结束。');
  const reason = requiredText(command.reason, '启动的理由', 'reason', '许可法45');
  if (!reason.ok) return reason;
  const hearing = checkHearing(command, pause.value, acceptedOn ?? today, context);
  if (!hearing.ok) return hearing;
  const document = nextDocument(item, '特', context);
  if (!document.ok) return document;
  const { kind: procedure, from } = pause.value;
  return ok([
    {
      kind: 'case.suspended',
      payload: {
        id: command.suspensionId,
        procedure,
        statute: pause.value.statute,
        reason: reason.value,
        from,
        expectedDays: command.expectedDays,
        document: document.value,
        hearing: hearing.value,
      },
    },
  ]);
}

/** 许可法45: its time is left out where the procedure is required by law: by the item's own entry, or a statute cited. */
function requiredByLaw({ kind, statute }: Pause, item: CaseState['item']): Result<true> {
  if (citesArticle(statute ?? '') || item.outsideLinks.some((link) => link === kind)) return ok(true);
  const other = kind === '其他法定程序';
  return refuse(
    'rule',
    '许可法45',
    other
      ? '其他法定程序没有写明法律、法规的名称和条款，所需时间应当计入期限。'
      : `“${item.name}”没有列明需要${kind}，没有写明依据的，所需时间应当计入期限。`,
    '请按“《××法》第×条”填写依据；没有规定的，不停止计时。',
    'statute',
  );
}

type Hearing = CasePayload<'case.suspended'>['hearing'];

/**
 * 许可法47: within twenty working days of the request, which was made of this case and is there already. 许可法48: told
 * seven working days before. The procedure does not begin after it is over.
 */
function checkHearing(
  { hearing }: CommandOf<'suspend'>,
  { kind, from }: Pick<Pause, 'kind' | 'from'>,
  acceptedOn: string,
  { calendar, now }: CaseContext,
): Result<Hearing> {
  if (kind !== '听证') return ok(null);
  const no = (rule: string, message: string, next: string) => refuse('rule', rule, message, next, 'hearing');
  if (hearing === null)
    return no('许可法47 · 许可法48', '听证应当登记申请、通知和举行的日期。', '请填写三个日期。');
  const [requested, notice, held] = [hearing.requestedOn, hearing.noticeOn, hearing.heldOn].map((text) =>
    parseCivilDate(text),
  );
  if (
    requested === undefined ||
    notice === undefined ||
    held === undefined ||
    requested < acceptedOn ||
    requested > todayOf({ now }) ||
    notice < requested ||
    held < from
  )
    return refuse('bad_input', '许可法48', '听证的日期不正确。', '请核对申请、通知和举行的日期。', 'hearing');
  const last = dueDate(hearingLimit(calendar, requested), calendar);
  if (last !== null && held > last)
    return no('许可法47', `听证应当在申请之日起20个工作日内（${last}前）组织。`, '请提前举行听证。');
  const first = earliestHearing(calendar, notice);
  return first !== null && held < first
    ? no('许可法48', `举行听证的七个工作日前应当通知，最早可以在${first}举行。`, '请推迟举行，或者提前通知。')
    : ok(hearing);
}

export function resume(
  state: CaseState | null,
  command: CommandOf<'resume'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('特别程序', state, ['已受理'], context);
  if (!found.ok) return found;
  const open = found.value.suspensions.find(({ id, to }) => id === command.suspensionId && to === null);
  if (open === undefined)
    return refuse('already_done', '许可法45', '没有正在进行的这一特别程序。', '请查看办件经过。');
  const today = todayOf(context);
  // One announced that has not begun is called off today: it takes no day out of the limit.
  const to = checkDay(command.to, '结束日期', 'to', open.from > today ? today : open.from, context);
  if (!to.ok) return to;
  const result = requiredText(command.result, '特别程序的结果', 'result', '许可法45');
  if (!result.ok) return result;
  return ok([
    {
      kind: 'case.resumed',
      payload: { id: open.id, to: to.value, result: result.value, done: doneBy(context) },
    },
  ]);
}
