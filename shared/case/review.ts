/** 审查: looking at papers and places, and what the department says of it. */
import { departmentOn, isInForce, type Signer, type StaffMember } from '../reference/index.ts';
import { staffNumbered } from '../act-context.ts';
import { linksOutsideHall } from '../clock/pauses.ts';
import { opinionAs } from '../registers/leave.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, checkDay, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import { nobodyObjects, nothingWaitedFor } from './settled.ts';
import type { CaseState } from './state.ts';
import { openSigners, presentStep } from './steps.ts';

/** 许可法34: facts are verified on the spot by two or more people, all of them the organ's own (D4). */
export function verify(
  state: CaseState | null,
  command: CommandOf<'verify'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('核查', state, ['已受理'], context);
  if (!found.ok) return found;
  const people = [...new Set(command.verifiers)].map((number) => staffNumbered(context, number));
  const verifiers = people.flatMap((person) =>
    person === undefined ? [] : [{ staff: person.number, name: person.name }],
  );
  if (verifiers.length < people.length)
    return refuse('bad_input', '许可法34', '核查人员不在人员名册中。', '请填写在册人员的工号。', 'verifiers');
  const { department, organ } = found.value.item;
  const stranger = people.find((person) => person !== undefined && !isOfOrgan(person, department, organ));
  if (stranger !== undefined)
    return refuse(
      'rule',
      '许可法34 · D4',
      `核查应当由办理机关指派工作人员进行，${stranger.name}不是${organ}的工作人员。`,
      `请登记${organ}指派的工作人员。`,
      'verifiers',
    );
  const least = command.form === '实地核查' ? 2 : 1;
  if (verifiers.length < least)
    return refuse(
      'rule',
      '许可法34',
      least === 1 ? '没有登记核查人员。' : '对申请材料的实质内容进行核实，应当指派两名以上工作人员。',
      `请登记至少${least}名不同的核查人员。`,
      'verifiers',
    );
  const on = checkDay(command.on, '核查日期', 'on', found.value.acceptedOn, context);
  if (!on.ok) return on;
  const findings = requiredText(command.findings, '核查情况', 'findings', '许可法34');
  if (!findings.ok) return findings;
  const { form } = command;
  return ok([
    {
      kind: 'case.verified',
      payload: { form, verifiers, on: on.value, findings: findings.value, done: doneBy(context) },
    },
  ]);
}

const isOfOrgan = (person: StaffMember, department: string, organ: string): boolean =>
  person.department === department && (person.organs.length === 0 || person.organs.includes(organ));

/** C4: the ten links that may be done outside the hall; anything else is done in it. */
export function recordLink(
  state: CaseState | null,
  command: CommandOf<'record_link'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('环节登记', state, ['已受理'], context);
  if (!found.ok) return found;
  const link = linksOutsideHall.find((name) => name === command.link);
  if (link === undefined)
    return refuse(
      'rule',
      'C4',
      `“${command.link}”应当在大厅内办理，不得到大厅以外办理。`,
      `可以在大厅以外办理的只有${linksOutsideHall.join('、')}。`,
      'link',
    );
  const from = checkDay(command.from, '开始日期', 'from', found.value.acceptedOn, context);
  if (!from.ok) return from;
  const to = checkDay(command.to, '结束日期', 'to', from.value, context);
  if (!to.ok) return to;
  const place = requiredText(command.place, '办理地点', 'place', 'C4');
  if (!place.ok) return place;
  const note = requiredText(command.note, '办理情况', 'note', 'C4');
  if (!note.ok) return note;
  return ok([
    {
      kind: 'case.link_recorded',
      payload: {
        link,
        from: from.value,
        to: to.value,
        place: place.value,
        note: note.value,
        done: doneBy(context),
      },
    },
  ]);
}

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
  if (already) return refuse('already_done', 'G4', '您已在这一步签署意见。', '请等待其他人员签署。');
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
  const ready = readyFor(step.id, command.result, found.value);
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
      '即办类事项由窗口决定；其他事项请先设置审批流程。',
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
 * named for belongs to the role.
 */
function mayTake(signer: Signer, { item }: CaseState, context: CaseContext): boolean {
  const { person, hall } = context;
  if (signer.role !== person.role) return false;
  const today = todayOf(context);
  const holders = hall.staff.filter(
    (member) => isNamed(signer, member) && member.department === item.department && isInForce(member, today),
  );
  return holders.length === 0 || holders.some(({ standIns }) => standIns.includes(person.number));
}

/** The last step decides: nothing may be open by then, and no department asked may have said no (F1, 许可法45). */
function readyFor(step: string, result: CommandOf<'give_opinion'>['result'], state: CaseState): Result<true> {
  if (result === '退回' || step !== state.item.steps.at(-1)?.id) return ok(true);
  const settled = nothingWaitedFor(state, '审批');
  return settled.ok && result === '同意' ? nobodyObjects(state, '审批同意') : settled;
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
