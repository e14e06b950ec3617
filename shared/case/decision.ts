/** 准予 or 不予 (许可法38). */
import type { Authorised } from '../authority/index.ts';
import { serviceLimit } from '../clock/limits.ts';
import { parseCivilDate } from '../calendar/civil-date.ts';
import { departmentOn } from '../reference/index.ts';
import { checkReconsideration, denialKind, remediesText } from '../remedies.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import {
  authorisedOn,
  type CaseContext,
  doneBy,
  inStage,
  notFound,
  requiredText,
  todayOf,
} from './context.ts';
import { saysWhy } from './denial.ts';
import { lacksChain } from './chain.ts';
import type { CaseEvent, CasePayload } from './events.ts';
import { nextDocument, organOf } from './numbering.ts';
import { quotaAllows } from './quota.ts';
import { nobodyObjects, nothingWaitedFor, othersAsked, partiesHeard } from './settled.ts';
import { renewedInSilence } from './silence.ts';
import type { CaseState } from './state.ts';
import { decisionOfChain, presentStep } from './steps.ts';
import { checkText } from './text.ts';

type Decided = CasePayload<'case.decided'>;

export function decideCase(
  state: CaseState | null,
  command: CommandOf<'decide'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  if (state === null) return notFound;
  // B6 and what is decided already come before who may decide.
  const underway = inStage('作出决定', state, ['已受理']);
  if (!underway.ok) return underway;
  const decider = whoDecides(state, command.result, context);
  if (!decider.ok) return decider;
  const renewed = notRenewedBySilence(state, command.result, context);
  if (!renewed.ok) return renewed;
  const settled = nothingOpen(state, command, context);
  if (!settled.ok) return settled;
  const words = wordsOf(state, command, context);
  if (!words.ok) return words;
  const secret =
    command.secret === null ? ok(null) : requiredText(command.secret, '不公开的依据', 'secret', '许可法40');
  if (!secret.ok) return secret;
  const document = nextDocument(state.item, command.result === '准予' ? '准' : '不准', context);
  if (!document.ok) return document;
  const today = todayOf(context);
  return ok([
    {
      kind: 'case.decided',
      payload: {
        document: document.value,
        result: command.result,
        ...words.value,
        ...decider.value,
        public: secret.value === null,
        secret: secret.value,
        decidedOn: today,
        serviceLimit: serviceLimit(context.calendar, today),
        done: doneBy(context),
      },
    },
  ]);
}

/** 许可法50: what silence has renewed is renewed, and no denial takes it back. */
function notRenewedBySilence(
  state: CaseState,
  result: Decided['result'],
  context: CaseContext,
): Result<true> {
  const renewed = state.deemedRenewed !== null || renewedInSilence(state, context) !== null;
  return renewed && result === '不予'
    ? refuse(
        'rule',
        '许可法50',
        '原证件有效期届满前没有作出决定，已经视为准予延续，不能再作出不予的决定。',
        '请出具准予延续的决定。',
        'result',
      )
    : ok(true);
}

/**
 * D3, G3: what the window decides itself is 即办 and under a mandate with that power. What is forwarded is decided by
 * the superior (许可法35). Everything else is decided by the chain of opinions, and the window draws up what the
 * leader's opinion says.
 */
function whoDecides(
  state: CaseState,
  result: Decided['result'],
  context: CaseContext,
): Result<Pick<Decided, 'decider' | 'mandate'>> {
  const { steps, superior, handling, name: item } = state.item;
  if (lacksChain(state.item))
    return refuse(
      'rule',
      'D3 · G4',
      `“${item}”是${handling}，没有设置审批流程，窗口不能作出决定。`,
      '请由部门设置审批流程，再由窗口负责人采用到本件。',
    );
  if (steps.length === 0 && superior === null) {
    const allowed = authorisedOn('窗口决定', state, context);
    if (!allowed.ok) return allowed;
    const { number: staff, name, post } = context.person;
    return ok({ decider: { staff, name, post }, mandate: mandateOf(allowed.value) });
  }
  const allowed = authorisedOn('出具决定', state, context);
  if (!allowed.ok) return allowed;
  const opinion = decisionOfChain(state);
  if (opinion === null && steps.length > 0)
    return refuse(
      'rule',
      'G3 · B6',
      `审批意见尚未签署完毕，现在应当签署的是“${presentStep(state)?.name ?? ''}”。`,
      '请等待审批意见，或者催办。',
    );
  if (superior !== null)
    return ok({
      decider: { staff: '', name: state.forwarding?.superior ?? superior, post: '上级机关' },
      mandate: mandateOf(allowed.value),
    });
  if ((opinion === '同意') !== (result === '准予'))
    return refuse(
      'rule',
      'G3',
      `领导的审批意见是“${opinion}”，窗口应当按审批意见出具决定。`,
      `请出具${opinion === '同意' ? '准予' : '不予'}决定。`,
      'result',
    );
  const last = state.opinions.findLast(({ step }) => step === steps.at(-1)?.id);
  if (last === undefined) throw new Error('a chain that has decided has a last opinion');
  const { staff, name } = last.done;
  return ok({ decider: { staff, name, post: last.post }, mandate: mandateOf(allowed.value) });
}

const mandateOf = ({ mandate }: Authorised): Decided['mandate'] =>
  mandate === null ? null : { number: mandate.number, version: mandate.version };

/** Nothing may be waited for: a special procedure, a superior (C3), a department asked (F1), a third party (许可法36). */
function nothingOpen(
  state: CaseState,
  { result, caseId }: CommandOf<'decide'>,
  context: CaseContext,
): Result<true> {
  const waiting = nothingWaitedFor(state, '作出决定');
  if (!waiting.ok) return waiting;
  const { forwarding, item } = state;
  const act = '作出准予的决定';
  for (const check of result === '准予' ? [othersAsked, partiesHeard] : []) {
    const open = check(state, act);
    if (!open.ok) return open;
  }
  if (item.superior === null) {
    const objected = result === '准予' ? nobodyObjects(state, act) : ok(true as const);
    return objected.ok && result === '准予' ? quotaAllows(state, caseId, act, context) : objected;
  }
  if (forwarding === null)
    return refuse('rule', 'C3 · 许可法35', '上报件尚未上报，不能作出决定。', '请先登记上报。');
  if (forwarding.result === null)
    return refuse('rule', 'C3', `${forwarding.superior}尚未返回，不能作出决定。`, '请等待返回，或者催办。');
  return (forwarding.result === '批准') === (result === '准予') && forwarding.result !== '退回'
    ? ok(true)
    : refuse(
        'rule',
        'C3 · 许可法35',
        `上级机关的结果是“${forwarding.result}”，不能作出${result}的决定。`,
        forwarding.result === '退回' ? '请按退回意见重新上报。' : '请按上级机关的结果出具决定。',
        'result',
      );
}

/** 许可法38: a denial gives its reasons and says how to appeal. */
function wordsOf(
  state: CaseState,
  command: CommandOf<'decide'>,
  context: CaseContext,
): Result<Pick<Decided, 'content' | 'reasons' | 'basis' | 'remedies' | 'validUntil'>> {
  const denied = command.result === '不予';
  const content = requiredText(command.content, denied ? '事实' : '准予的内容', 'content', '许可法38');
  if (!content.ok) return content;
  const basis = requiredText(command.basis, '依据', 'basis', '许可法38');
  if (!basis.ok) return basis;
  const reasons = denied
    ? requiredText(command.reasons, '不予许可的理由', 'reasons', '许可法38(2)')
    : checkText(command.reasons, '理由', 'reasons');
  if (!reasons.ok) return reasons;
  if (denied) {
    const told = saysWhy(state, { content: content.value, reasons: reasons.value, basis: basis.value });
    if (!told.ok) return told;
  }
  const validUntil = command.validUntil === null ? null : parseCivilDate(command.validUntil);
  if (validUntil === undefined || (validUntil !== null && validUntil < todayOf(context)))
    return refuse('bad_input', '许可法38', '有效期不正确。', '请填写今日以后的日期。', 'validUntil');
  const organ = organOf(context.hall, state.item.organ);
  if (!organ.ok) return organ;
  const { name, reconsideration, court } = organ.value;
  if (denied) {
    const vertical = departmentOn(context.hall, state.item.department, todayOf(context))?.vertical ?? false;
    const named = checkReconsideration({ organ: name, reconsideration, vertical });
    if (!named.ok) return named;
  }
  const kind = denialKind(state.item.category, name);
  const remedies = denied ? remediesText({ reconsideration, court, kind }) : '';
  return ok({
    content: content.value,
    reasons: reasons.value,
    basis: basis.value,
    remedies,
    validUntil: denied ? null : validUntil,
  });
}
