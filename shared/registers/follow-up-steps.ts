/** 差评处理 step by step: contact, putting right or examination, revisit, closing. */
import { type ActContext, doneBy, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { deadlineAfter } from '../calendar/working-days.ts';
import { requiredText } from '../case/context.ts';
import { rectificationLimit, revisitLimit } from '../clock/service-limits.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import type { FollowUpCommand, FollowUpCommandOf as Command } from './follow-up-commands.ts';
import { followUpLimit, followUpStage, revisitSatisfied } from './follow-up-limits.ts';
import { type FollowUpEvent, type FollowUpState, isOpenFollowUp } from './follow-up-state.ts';

/** Where every refusal of this register comes from. */
export const followUpRule = 'I1 · 国办发〔2019〕51号';
const rule = followUpRule;

/** The event of a command that its person may give; a refusal where it is not its turn. */
export function followUpEvent(
  command: FollowUpCommand,
  state: FollowUpState,
  context: ActContext,
): Result<FollowUpEvent> {
  if (command.type === 'follow_up.revisit') return revisited(command, state, context);
  if (command.type === 'follow_up.close') return closed(state, context);
  if (!isOpenFollowUp(state))
    return refuse('already_done', rule, `该差评${state.stage}，已有处理结果。`, '请回访评价人。');
  if (command.type === 'follow_up.contact') return contacted(command, state, context);
  if (state.contacts.length === 0)
    return refuse(
      'rule',
      rule,
      '还没有联系评价人，不能先作处理。',
      '请先联系评价人核实情况，并登记联系记录。',
    );
  switch (command.type) {
    case 'follow_up.extend':
      return extended(command, state, context);
    case 'follow_up.rectify': {
      const measure = requiredText(command.measure, '整改措施', 'measure', rule);
      return measure.ok
        ? ok({
            kind: 'follow_up.rectified',
            payload: {
              measure: measure.value,
              revisitLimit: revisitBy(context),
              done: doneBy(context),
            },
          })
        : measure;
    }
    case 'follow_up.request_examination': {
      const { kind } = command;
      if (state.examinationRequest !== null)
        return refuse('already_done', rule, '已经提请核定，尚未核定。', '请等待核定。');
      const reason = requiredText(command.reason, '提请核定的理由', 'reason', rule);
      return reason.ok
        ? ok({
            kind: 'follow_up.examination_requested',
            payload: { kind, reason: reason.value, done: doneBy(context) },
          })
        : reason;
    }
    case 'follow_up.examine':
      return examined(command, state, context);
    default:
      return unreachable(command);
  }
}

const revisitBy = (context: ActContext) =>
  revisitLimit(context.calendar, context.hall.settings, todayOf(context));

/** How long it may take is counted from the rating, whenever somebody was reached. */
function contacted(
  { manner, reached, words: said, complexity }: Command<'follow_up.contact'>,
  state: FollowUpState,
  context: ActContext,
): Result<FollowUpEvent> {
  const given = requiredText(said, '联系情况', 'words', rule);
  if (!given.ok) return given;
  const { calendar, hall } = context;
  return ok({
    kind: 'follow_up.contacted',
    payload: {
      manner,
      reached,
      words: given.value,
      complexity,
      limit: rectificationLimit(calendar, hall.settings, state.openedOn as CivilDate, complexity),
      done: doneBy(context),
    },
  });
}

/** Once, before the limit has passed, and by no more days than there were. */
function extended(
  { reason, workingDays }: Command<'follow_up.extend'>,
  state: FollowUpState,
  context: ActContext,
): Result<FollowUpEvent> {
  if (state.extension !== null)
    return refuse('already_done', rule, '整改期限已经延长过，只能延期一次。', '请在期限内完成整改。');
  const limit = followUpLimit(state);
  if (followUpStage(state, todayOf(context), context.calendar) === '整改超期')
    return refuse('rule', rule, '整改期限已过，不能延期。', '请尽快完成整改，并登记整改措施。');
  if (workingDays > limit.workingDays)
    return refuse(
      'rule',
      rule,
      `延期不得超过原整改期限（${limit.workingDays}个工作日）。`,
      '请缩短延期的天数。',
      'workingDays',
    );
  const given = requiredText(reason, '延期理由', 'reason', rule);
  if (!given.ok) return given;
  const days = limit.workingDays + workingDays;
  return ok({
    kind: 'follow_up.extended',
    payload: {
      limit: deadlineAfter(context.calendar, limit.from as CivilDate, days),
      reason: given.value,
      done: doneBy(context),
    },
  });
}

/** 核定: by somebody else than who asked for it. */
function examined(
  { upheld, words: said }: Command<'follow_up.examine'>,
  state: FollowUpState,
  context: ActContext,
): Result<FollowUpEvent> {
  const { examinationRequest: request } = state;
  if (request === null)
    return refuse('rule', rule, '没有提请核定的事由。', '请由处理人先提请核定，并写明理由。');
  if (request.done.staff === context.person.number)
    return refuse(
      'not_permitted',
      rule,
      '提请核定的人不得自行核定。',
      '请由其他大厅管理人员或者监察人员核定。',
    );
  const given = requiredText(said, '核定意见', 'words', rule);
  return given.ok
    ? ok({
        kind: 'follow_up.examined',
        payload: {
          kind: request.kind,
          upheld,
          words: given.value,
          revisitLimit: revisitBy(context),
          done: doneBy(context),
        },
      })
    : given;
}

function revisited(
  { result, words: said, sample }: Command<'follow_up.revisit'>,
  state: FollowUpState,
  context: ActContext,
): Result<FollowUpEvent> {
  if (isOpenFollowUp(state))
    return refuse(
      'rule',
      rule,
      `该差评${state.stage}，还没有处理结果，不能回访。`,
      '请在整改或者核定之后回访。',
    );
  if (!state.named)
    return refuse('rule', rule, '该评价没有留下联系方式，不能回访。', '无需回访，可以直接办结。');
  if (sample) {
    const allowed = mayDo('差评核定', null, context);
    if (!allowed.ok) return allowed;
  } else if (state.closed !== null)
    return refuse('already_done', rule, '该差评已办结。', '办结后的回访，由大厅管理人员或者监察人员抽查。');
  const given = requiredText(said, '回访情况', 'words', rule);
  return given.ok
    ? ok({
        kind: 'follow_up.revisited',
        payload: { result, words: given.value, sample, on: todayOf(context), done: doneBy(context) },
      })
    : given;
}

/** 实名差评回访率 100%. */
function closed(state: FollowUpState, context: ActContext): Result<FollowUpEvent> {
  if (state.closed !== null) return refuse('already_done', rule, '该差评已办结。', '无需操作。');
  if (isOpenFollowUp(state))
    return refuse('rule', rule, `该差评${state.stage}，不能办结。`, '请完成整改，或者提请核定。');
  return revisitSatisfied(state)
    ? ok({ kind: 'follow_up.closed', payload: { done: doneBy(context) } })
    : refuse(
        'rule',
        rule,
        '实名差评应当全部回访，没有回访的不能办结。',
        '请回访评价人并登记；联系不上的，应当在不同的两日各联系一次。',
      );
}
