/** 即办件: from acceptance to the result in the applicant's hand, each step filled in as far as the records go. */
import { type ItemContext, todayOf } from '#shared/act-context.ts';
import { type CaseCommand, caseCommand } from '#shared/case/commands.ts';
import { decide } from '#shared/case/decide.ts';
import { type CaseState, itemTitle } from '#shared/case/state.ts';
import type { InstantField, InstantStep } from '#shared/contract/intake.ts';
import { paperTitles } from '#shared/papers/titles.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import { knownApplicant } from './applicants.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';
import { sealStep } from './instant-seal.ts';

/** What a person may still fill in: a refusal about it does not close the step. */
const isOf = (fields: readonly InstantField[], name: string | undefined): boolean =>
  fields.some((field) => field.name === name);

/** The case as it is at this moment, with what the rules are told. */
export interface InstantCase {
  readonly caseId: string;
  readonly state: CaseState;
  readonly context: ItemContext;
  readonly store: Store;
}

/**
 * The steps open on a case that the window decides itself, the next one first; none on any other. Each is tried on the
 * rules as it stands here, and nothing is recorded.
 */
export function instantSteps(
  desk: Desk,
  store: Store,
  person: StaffMember,
  caseId: string,
): Result<InstantStep[]> {
  const state = store.caseState(caseId);
  if (state === null) return refuse('not_found', '', '没有找到该办件。', '请在办件列表中重新选择。');
  const { item, stage } = state;
  const instant = item.handling === '即办件' && item.steps.length === 0 && item.superior === null;
  if (!instant || item.intakeOnly) return ok([]);
  const context = actContext(desk, store, person, desk.clock.now(), item.code);
  const at: InstantCase = { caseId, state, context, store };
  if (stage === '已受理') return ok([decision(at)]);
  if (stage !== '已决定') return ok([]);
  const next = sealStep(at) ?? service(at);
  return ok([...(next === null ? [] : [next]), ...certificate(at)]);
}

type Words = Pick<InstantStep, 'kind' | 'title' | 'meaning' | 'rule' | 'fields'>;
type CaseAct = Readonly<Record<string, unknown>> & { readonly type: CaseCommand['type'] };

function caseStep(words: Words, command: CaseAct, { caseId, state, context }: InstantCase): InstantStep {
  const onCase = { ...command, caseId };
  const tried = caseCommand.safeParse({ ...onCase, commandId: caseId });
  if (!tried.success) throw new Error(`a step offers what no command is: ${command.type}`);
  const result = decide(state, tried.data, context);
  const refusal = result.ok || isOf(words.fields, result.refusal.field) ? null : result.refusal;
  return { ...words, acts: [{ on: 'case', command: onCase }], refusal };
}

/** 许可法38: what is granted, and by which rule; the guide of the item says on what it rests (A10). */
function decision(at: InstantCase): InstantStep {
  const { state, context } = at;
  const content = `准予${state.applicant.name}申请的“${itemTitle(state)}”。`;
  const reasons = '申请材料齐全、符合法定形式，经审查符合规定的条件。';
  const basis = (context.item?.guide.basis ?? '').trim().replace(/[。；;]+$/u, '');
  return caseStep(
    {
      kind: 'decide',
      title: '作出准予决定',
      meaning: '当场决定，出具决定文书；不符合条件的，请在办件中作出不予的决定。',
      rule: 'D3 · 许可法38',
      fields: [
        { name: 'content', label: '准予的内容', value: content, long: true },
        { name: 'basis', label: '依据', value: basis, long: false },
      ],
    },
    { type: 'decide', result: '准予', content, reasons, basis, validUntil: null },
    at,
  );
}

/** 许可法39: only where the item ends in a certificate; its number is on the blank. */
function certificate(at: InstantCase): InstantStep[] {
  const { state, context } = at;
  const made = state.certificate !== null || state.decision?.result !== '准予';
  if (made || context.item?.windowPowers.includes('制证') === false) return [];
  const words: Words = {
    kind: 'certificate',
    title: '制证',
    meaning: '本件发证件的，登记证件名称和编号，与决定一并送达。',
    rule: '许可法39',
    fields: [
      { name: 'name', label: '证件名称', value: '', long: false },
      { name: 'number', label: '证件编号', value: '', long: false },
    ],
  };
  return [caseStep(words, { type: 'make_certificate', name: '', number: '', validUntil: null }, at)];
}

/** Papers that the applicant has not been given yet. A payment notice went out with the charge. */
export function toServe(state: CaseState): CaseState['documents'] {
  const served = new Set(state.served.flatMap(({ papers }) => papers.map(({ number }) => number)));
  return state.documents.filter(({ number, title }) => !served.has(number) && title !== paperTitles.payment);
}

/** J1: handed over at the window to the applicant, or to the agent who came with the letter of authority. */
function service(at: InstantCase): InstantStep | null {
  const { state, context, store } = at;
  const papers = toServe(state);
  if (papers.length === 0) return null;
  const { applicant, agent } = state;
  const number = applicant.kind === 'person' ? applicant.idNumber : applicant.creditCode;
  const own =
    applicant.kind === 'person' ? applicant.name : (knownApplicant(store, number)?.representative ?? '');
  const recipient =
    agent === null
      ? { kind: applicant.kind === 'person' ? '本人' : '法定代表人', name: own, letterOfAuthority: false }
      : { kind: '代理人', name: agent.name, letterOfAuthority: agent.letterOfAuthority };
  const titles = papers.map(({ title }) => `《${title}》`).join('');
  const { hall } = context;
  return caseStep(
    {
      kind: 'serve',
      title: '当面送达',
      meaning: `已核对${recipient.kind}身份证件，当面交付${titles}，请收件人签收。`,
      rule: 'J1 · 许可法44',
      fields: [
        { name: 'recipient.name', label: `收件人（${recipient.kind}）`, value: recipient.name, long: false },
      ],
    },
    {
      type: 'serve',
      papers,
      manner: '直接送达',
      place: `${hall.name}${hall.counter.name}`,
      servedOn: todayOf(context),
      recipient: { ...recipient, relation: '', identityChecked: true },
      refusal: '',
      witnesses: [],
      reference: '',
    },
    at,
  );
}
