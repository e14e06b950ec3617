/** 审批: what waits for the signature of whoever is signed in, and what has to be known to sign it. */
import { setImmediate as breathe } from 'node:timers/promises';
import { mayDo } from '#shared/authority/index.ts';
import { chineseDate, chineseDateTime, type CivilDate } from '#shared/calendar/civil-date.ts';
import { deadlineText } from '#shared/calendar/working-days.ts';
import { maskedApplicant } from '#shared/case/applicant.ts';
import { caseClocks } from '#shared/case/clocks.ts';
import { standing } from '#shared/case/standing.ts';
import { type CaseState, itemTitle, type Opinion } from '#shared/case/state.ts';
import type {
  CoReplyRow,
  OpinionCase,
  OpinionDesk,
  OpinionLine,
  OpinionRow,
} from '#shared/contract/desks.ts';
import { morePressing, opinionTurn } from '#shared/desks/opinion-turn.ts';
import { isSameDepartment, type StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';

/** A person signs fewer in a day; the rest are counted. */
const mostRows = 300;
/** Cases looked at before other work gets its turn. */
const atOnce = 100;

interface Row {
  readonly case_id: string;
  readonly state: string;
}

/** Every case whose present step is this person's to sign, the most pressing first, and the 抄告 due from their body. */
export async function opinionDesk(desk: Desk, store: Store): Promise<Result<OpinionDesk>> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const now = desk.clock.now();
  const { hall } = desk.reference;
  const allowed = mayDo('审批意见', null, { hall, now, person: person.value, registers: store.registers });
  const rows: OpinionRow[] = [];
  const coReplies: CoReplyRow[] = [];
  const all = store.db
    .prepare(
      `select case_id, state from case_view where stage = '已受理'
       and (json_array_length(state, '$.item.steps') > 0 or json_array_length(state, '$.subCases') > 0)
       order by due is null, due, received_at`,
    )
    .all() as Row[];
  for (const [index, { case_id: caseId, state: json }] of all.entries()) {
    if (index % atOnce === atOnce - 1) await breathe(); // oxlint-disable-line no-await-in-loop -- lets others in
    const state = JSON.parse(json) as CaseState;
    const row = opinionRow(desk, store, person.value, caseId, state);
    if (row !== null) rows.push(row);
    coReplies.push(...repliesDue(desk, person.value, caseId, state));
  }
  const byPress = rows.toSorted((one, other) => morePressing(pressingOf(one), pressingOf(other)));
  return ok({
    rows: byPress.slice(0, mostRows),
    more: Math.max(0, rows.length - mostRows),
    coReplies: coReplies.toSorted((one, other) => morePressing(one.clock, other.clock)),
    refusal: allowed.ok ? null : allowed.refusal,
  });
}

/** The clock that presses more: the step's or the whole's. */
const pressingOf = ({ clock, stepClock }: OpinionRow) =>
  stepClock !== null && morePressing(stepClock, clock) < 0 ? stepClock : clock;

function opinionRow(
  desk: Desk,
  store: Store,
  person: StaffMember,
  caseId: string,
  state: CaseState,
): OpinionRow | null {
  const context = actContext(desk, store, person, desk.clock.now(), state.item.code);
  const turn = opinionTurn(caseId, state, context);
  if (turn === null) return null;
  const { step, last, actingFor, needsReason, blocked } = turn;
  const { promised, legal, step: ofStep } = caseClocks(state, desk.clockBasis);
  const run = promised ?? legal;
  const given = opinionsOn(store, caseId);
  return {
    caseId,
    receiptNumber: state.receiptNumber,
    caseNumber: state.caseNumber,
    itemName: itemTitle(state),
    applicant: maskedApplicant(state.applicant).name,
    step: { id: step.id, name: step.name, kind: step.kind },
    last,
    clock:
      run === null
        ? { state: '停止', text: '没有承诺时限', due: null }
        : standing(promised === null ? '法定' : '承诺', run),
    stepClock: ofStep === null ? null : standing('本环节', ofStep),
    actingFor: actingFor === null ? null : nameOf(desk, actingFor),
    needsReason,
    blocked,
    returned: lastReturn(given),
    returns: given.filter(({ result }) => result === '退回').length,
  };
}

const nameOf = (desk: Desk, number: string): string =>
  desk.reference.hall.staff.find((member) => member.number === number)?.name ?? number;

/** What was said with a 退回 that nobody has answered yet; null where the last opinion was none. */
function lastReturn(given: readonly Opinion[]): string | null {
  const last = given.at(-1);
  return last?.result === '退回' ? last.text : null;
}

const opinionsOn = (store: Store, caseId: string): Opinion[] =>
  store.log
    .ofStream('case', caseId)
    .filter(({ kind }) => kind === 'case.opinion_given')
    .map(({ payload }) => payload as unknown as Opinion);

/** F1: a notice to the person's department that nobody there has answered. */
function repliesDue(desk: Desk, person: StaffMember, caseId: string, state: CaseState): CoReplyRow[] {
  const { hall } = desk.reference;
  const { subCases: clocks } = caseClocks(state, desk.clockBasis);
  return state.subCases
    .filter(
      ({ reply, department }) =>
        reply === null && isSameDepartment(hall, person.department, department, desk.today),
    )
    .flatMap(({ id, subject, document, limit }) => {
      const run = clocks.find((entry) => entry.id === id)?.clock;
      if (run === undefined) return [];
      return [
        {
          caseId,
          noticeId: id,
          receiptNumber: state.receiptNumber,
          itemName: itemTitle(state),
          applicant: maskedApplicant(state.applicant).name,
          lead: state.item.department,
          subject,
          document,
          limit: deadlineText(limit),
          clock: standing('答复期限', run),
        },
      ];
    });
}

/** What lies beside the opinion, so that no further screen is needed: materials, what others said, clocks, what is open. */
export function opinionCase(desk: Desk, store: Store, caseId: string): Result<OpinionCase> {
  const state = store.caseState(caseId);
  if (state === null) return refuse('not_found', '', '没有找到该办件。', '请在列表中重新选择。');
  return ok({
    caseId,
    facts: factsOf(state),
    materials: state.materials.map(({ materialId, name, received, required, problem, pages }) => ({
      id: materialId,
      name,
      received,
      fine: problem === null && (received || !required),
      text:
        problem === null
          ? received
            ? pages === 0
              ? ''
              : `${pages}页`
            : required
              ? '未收到'
              : '未提交（非必须）'
          : `${problem.kind}：${problem.detail}`,
    })),
    opinions: opinionLines(store, caseId, state),
    clocks: clocksOf(desk, state),
    matters: mattersOf(state),
  });
}

function factsOf(state: CaseState): (readonly [string, string])[] {
  const { applicant, agent, item, acceptedOn, receivedOn, window, held } = state;
  const day = (on: string | null) => (on === null ? '' : chineseDate(on as CivilDate));
  return [
    ['申请人', applicant.name],
    ['代理人', agent === null ? '' : agent.name],
    ['事项', itemTitle(state)],
    ['类别', `${item.handling}，${item.organ}`],
    ['原证件', held === null ? '' : `${held.kind} ${held.certificate}`],
    ['收件', `${day(receivedOn)}，${window}`],
    ['受理', day(acceptedOn)],
  ].filter((fact): fact is [string, string] => fact[1] !== '');
}

function opinionLines(store: Store, caseId: string, state: CaseState): OpinionLine[] {
  const counted = new Set(state.opinions.map(({ done: { at }, step, signer }) => `${at} ${step} ${signer}`));
  const nameOfStep = (id: string) => state.item.steps.find((step) => step.id === id)?.name ?? id;
  return opinionsOn(store, caseId).map(({ step, signer, result, text, post, reason, actingFor, done }) => ({
    step: nameOfStep(step),
    who: `${done.name}（${post}）`,
    result,
    text,
    at: chineseDateTime(done.at),
    note: [
      actingFor === null ? '' : 'B角代签',
      reason ?? '',
      result !== '退回' && !counted.has(`${done.at} ${step} ${signer}`) ? '已退回重签' : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  }));
}

function clocksOf(desk: Desk, state: CaseState): OpinionCase['clocks'] {
  const { promised, legal, step } = caseClocks(state, desk.clockBasis);
  return [
    ...(step === null ? [] : [{ name: '本环节', clock: standing('本环节', step) }]),
    ...(promised === null ? [] : [{ name: '承诺', clock: standing('承诺', promised) }]),
    ...(legal === null ? [] : [{ name: '法定', clock: standing('法定', legal) }]),
  ];
}

/** Whatever else the one who signs has to have seen. */
function mattersOf(state: CaseState): string[] {
  const { verifications, links, parties, suspensions, subCases, extension, forwarding, charge } = state;
  return [
    ...verifications.map(
      ({ form, on, verifiers, findings }) =>
        `${chineseDate(on as CivilDate)}${form}（${verifiers.map(({ name }) => name).join('、')}）：${findings}`,
    ),
    ...links.map(({ link, place, note }) => `${link}（${place}）：${note}`),
    ...parties.map(
      ({ name, relation, heard }) =>
        `利害关系人${name}（${relation}）：${heard === null ? '尚未陈述' : heard.waived ? '放弃陈述' : heard.words}`,
    ),
    ...suspensions.filter(({ to }) => to === null).map(({ kind, reason }) => `${kind}尚未结束：${reason}`),
    ...subCases.map(
      ({ department, reply }) =>
        `抄告${department}：${reply === null ? '尚未答复' : `${reply.reply}${reply.reason === '' ? '' : `，${reply.reason}`}`}`,
    ),
    ...(extension === null ? [] : [`已延期${extension.days}个工作日：${extension.reason}`]),
    ...(forwarding === null ? [] : [`上报${forwarding.superior}：${forwarding.result ?? '尚未批复'}`]),
    ...(charge === null ? [] : [`${charge.name}：${charge.payment === null ? '尚未到账' : '已到账'}`]),
  ];
}
