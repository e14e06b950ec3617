/** 审批意见: what the department says of a case, step by step. */
import {
  departmentOn,
  isInForce,
  isSameDepartment,
  type Signer,
  type StaffMember,
} from '../reference/index.ts';
import { leaveOn } from '../registers/leave-state.ts';
import { opinionAs } from '../registers/leave.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import { quotaAllows } from './quota.ts';
import { nobodyObjects, nothingWaitedFor, othersAsked, partiesHeard } from './settled.ts';
import type { CaseState } from './state.ts';
import { openSigners, presentStep } from './steps.ts';

/** G3, G4: one opinion on the step that is due, by someone whose place it is; with words and a date, not a bare name. */
export function giveOpinion(
  state: CaseState | null,
  command: CommandOf<'give_opinion'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('审批意见', state, ['已受理'], context);
  if (!found.ok) return found;
  const step = presentStep(found.value);
  if (step === undefined || step.id !== command.step) return notDue(found.value, step?.name);
  const { person } = context;
  const already = found.value.opinions.some(
    (opinion) => opinion.step === step.id && opinion.done.staff === person.number,
  );
  if (already) return refuse('already_done', 'G4', '本人已在这一步签署意见。', '请等待其他人员签署。');
  const open = openSigners(step, found.value.opinions);
  const place =
    open.find(({ signer }) => isNamed(signer, person)) ??
    open.find(({ signer }) => mayTake(signer, found.value, context));
  if (place === undefined)
    return refuse(
      'not_permitted',
      'G4 · D3',
      `“${step.name}”由${step.signers.map(({ post }) => post).join('、')}签署。`,
      `请由${step.signers.map(({ post }) => post).join('、')}签署意见。`,
    );
  const text = requiredText(command.text, '意见', 'text', 'G4');
  if (!text.ok) return text;
  const as = actsAs(place.signer, found.value, command.reason, context);
  if (!as.ok) return as;
  const ready = readyFor(step.id, command, found.value, context);
  if (!ready.ok) return ready;
  return ok([
    {
      kind: 'case.opinion_given',
      payload: {
        step: step.id,
        signer: place.place,
        result: command.result,
        text: text.value,
        post: person.post === '' ? place.signer.post : person.post,
        actingFor: as.value.actingFor,
        reason: as.value.reason,
        done: doneBy(context),
      },
    },
  ]);
}

function notDue(state: CaseState, due: string | undefined) {
  if (state.item.steps.length === 0)
    return refuse(
      'rule',
      'G4',
      '该事项没有设置审批流程。',
      '即办类事项由窗口决定；其他事项请由部门设置审批流程，再由窗口负责人采用到本件。',
    );
  return refuse(
    'rule',
    'G4',
    due === undefined ? '各步意见已经签署完毕。' : `现在应当签署的是“${due}”。`,
    due === undefined ? '请由窗口按审批意见出具决定。' : '请按审批流程逐步签署。',
    'step',
  );
}

const isNamed = (signer: Signer, { role, post }: StaffMember): boolean =>
  signer.role === role && signer.post === post;

/**
 * G4: a place that somebody in the department holds by post is theirs, and their stand-in's (D6); one that nobody is
 * named for belongs to the role. The place of A is, while A is away, open to whoever D5 lets act.
 */
function mayTake(signer: Signer, { item }: CaseState, context: CaseContext): boolean {
  const { person, hall } = context;
  if (signer.role !== person.role) return false;
  const today = todayOf(context);
  const holders = hall.staff.filter(
    (member) =>
      isNamed(signer, member) &&
      isSameDepartment(hall, member.department, item.department, today) &&
      isInForce(member, today),
  );
  return (
    holders.length === 0 ||
    holders.some(({ standIns }) => standIns.includes(person.number)) ||
    (person.role === 'leader' && holders.some(({ number }) => deputises(number, item.department, context)))
  );
}

/** D5: B for A who is away; a head of the body where both are. */
function deputises(holder: string, department: string, context: CaseContext): boolean {
  const { person, registers } = context;
  const today = todayOf(context);
  const body = departmentOn(context.hall, department, today);
  const pair = body?.leaders ?? null;
  const away = (leader: string) => leaveOn(registers.get('leave', leader), today) !== undefined;
  if (body === undefined || pair === null || pair.a !== holder || !away(holder)) return false;
  return person.number === pair.b || (body.heads.includes(person.number) && away(pair.b));
}

/**
 * The last step decides: nothing may be open by then (F1, 许可法45), and what would stand in the way of the paper stands
 * in the way of the leader's 同意. What a superior decides may be granted against the chain: others are asked all the same.
 */
function readyFor(
  step: string,
  { result, caseId }: CommandOf<'give_opinion'>,
  state: CaseState,
  context: CaseContext,
): Result<true> {
  if (result === '退回' || step !== state.item.steps.at(-1)?.id) return ok(true);
  const settled = nothingWaitedFor(state, '审批');
  if (!settled.ok) return settled;
  const act = '审批同意';
  if (result !== '同意') return state.item.superior === null ? settled : othersAsked(state, '审批');
  for (const check of [othersAsked, nobodyObjects, partiesHeard]) {
    const open = check(state, act);
    if (!open.ok) return open;
  }
  return quotaAllows(state, caseId, act, context);
}

/**
 * D5: of the two leaders in charge, B signs only while A is away, or says why. A leader whom the step names by post
 * signs for themselves; any other is not in charge of it.
 */
function actsAs(
  signer: Signer,
  state: CaseState,
  reason: string | null,
  context: CaseContext,
): Result<{ actingFor: string | null; reason: string | null }> {
  const { person, hall } = context;
  const none = ok({ actingFor: null, reason: null });
  if (person.role !== 'leader') return none;
  const leaders = departmentOn(hall, state.item.department, todayOf(context))?.leaders ?? null;
  if (isNamed(signer, person) && leaders?.b !== person.number) return none;
  const as = opinionAs(person, state.item.department, context, reason);
  return as.ok ? ok({ actingFor: as.value.actingFor, reason: as.value.reason }) : as;
}
