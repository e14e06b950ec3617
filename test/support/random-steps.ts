/** What comes next by the rules, on a case and on what is out of the house for it; and who does it. */
import { lacksChain } from '#shared/case/chain.ts';
import type { CaseCommand } from '#shared/case/commands.ts';
import { resultPapers } from '#shared/case/evolve-closing.ts';
import type { CaseState } from '#shared/case/state.ts';
import { decisionOfChain, openSigners, presentStep } from '#shared/case/steps.ts';
import type { HallReference, ServiceItem } from '#shared/reference/index.ts';
import { nextBill } from '#shared/registers/bill-numbers.ts';
import type { RegisterCommand } from '#shared/registers/index.ts';
import type { Registers } from '#shared/registers/states.ts';
import { unreachable } from '#shared/result.ts';
import { complete } from './hall.ts';

export type Draft<Command> = Command extends { commandId: string } ? Omit<Command, 'commandId'> : never;
export type Step = (
  | { readonly on: 'case'; readonly command: Draft<CaseCommand> }
  | { readonly on: 'register'; readonly command: Draft<RegisterCommand> }
) & {
  /** Whose turn it is. */
  readonly by: string;
};

/** How things stand, and what chance leaves open. */
export interface Around {
  readonly hall: HallReference;
  readonly registers: Registers;
  readonly today: string;
  readonly itemOf: (code: string) => ServiceItem;
  readonly sealOf: (state: CaseState) => string;
  readonly book: string;
  /** Another each time. */
  readonly id: () => string;
  readonly chance: (share: number) => boolean;
  readonly one: <T>(list: readonly T[]) => T;
}

type Waiting = Omit<Around, 'today'> & { readonly today: string; readonly caseId: string };

const head = '1001';
const here = (command: Draft<CaseCommand>, by = head): Step => ({ on: 'case', command, by });
const inRegister = (command: Draft<RegisterCommand>, by = head): Step => ({ on: 'register', command, by });
const staffOf = (hall: HallReference, ...roles: readonly string[]): string =>
  hall.staff.find(({ role }) => roles.includes(role))?.number ?? head;

/** Null where nothing is to be done. */
export function nextStep(caseId: string, state: CaseState, around: Around): Step | null {
  const at = { ...around, caseId };
  switch (state.stage) {
    case '收件':
      return answering(state, at);
    case '补正中':
      return supplementing(state, at);
    case '已转送':
      return here({
        type: 'record_outcome',
        caseId,
        result: '已办结',
        document: '',
        decidedOn: around.today,
      });
    case '已受理':
      return aside(state, at) ?? waitedFor(state, at) ?? deciding(state, at);
    case '已决定':
      return handingOver(state, at);
    case '已送达':
      return billing(state, at);
    case '不受理':
    case '不予受理':
    case '已办结':
    case '已撤回':
    case '已终止':
    case '已作废':
      return null;
    default:
      return unreachable(state.stage);
  }
}

function answering(state: CaseState, { caseId, today, chance }: Waiting): Step | null {
  if (state.item.intakeOnly) return here({ type: 'transmit', caseId, to: '承办股室' });
  if (state.noticeLimit.due !== null && today > state.noticeLimit.due)
    return here({ type: 'deem_accepted', caseId });
  // Some are forgotten: the law answers for the window.
  if (chance(0.5)) return null;
  if (chance(0.2)) return here({ type: 'correct_on_spot', caseId, what: '补签日期' });
  const missing = state.materials.some(({ received, required }) => required && !received);
  return here({ type: 'answer', caseId, materials: [], outcome: { kind: missing ? 'correct' : 'accept' } });
}

function supplementing(state: CaseState, { caseId, hall, itemOf, chance }: Waiting): Step {
  const told = new Set(state.openPoints.map(({ materialId }) => materialId));
  const other = state.materials.find(({ materialId, received }) => received && !told.has(materialId));
  if (other !== undefined && state.correctionNotices === 1 && chance(0.2))
    return here({
      type: 'notify_again',
      caseId,
      points: [{ materialId: other.materialId, problem: '填写有误', requirement: '补签' }],
      reason: '申请人来电说明',
      supervisor: staffOf(hall, 'supervisor'),
    });
  const materials = complete(itemOf(state.item.code)).filter(({ materialId }) => told.has(materialId));
  return here({ type: 'supplement', caseId, materials });
}

/** What may be done besides, now and then. */
function aside(state: CaseState, at: Waiting): Step | null {
  const { caseId, today, hall, id, chance, one } = at;
  if (!chance(0.35)) return null;
  const heads = hall.departments.find(({ name }) => name === state.item.department)?.heads ?? [];
  const others = hall.departments.find(
    ({ name, leaders }) => name !== state.item.department && leaders !== null,
  );
  const { charge, item } = state;
  const unpaid = charge?.payment === null;
  const seen = state.verifications.some(({ on, form }) => on === today && form === '实地核查');
  const site = { from: today, to: today, place: '现场', note: '已勘察' };
  const found = { form: '实地核查', on: today, findings: '与申请材料一致' } as const;
  const acts: readonly Draft<CaseCommand>[] = [
    seen
      ? { type: 'record_link', caseId, link: '实地勘察', ...site }
      : { type: 'verify', caseId, verifiers: ['1001', '1002'], ...found },
    {
      type: 'suspend',
      caseId,
      suspensionId: id(),
      procedure: '检测',
      statute: '《××条例》第×条',
      reason: '依法需要检测',
      from: today,
      expectedDays: 5,
      hearing: null,
    },
    {
      type: 'extend',
      caseId,
      days: 5,
      reason: '案情复杂',
      approver: { kind: '机关负责人', who: heads[0] ?? '' },
      approvedOn: today,
      approvalDocument: '凤交延批〔2026〕1号',
    },
    {
      type: 'co_notify',
      caseId,
      notices: [{ id: id(), department: others?.name ?? '', subject: '请审查', limitDays: 5 }],
    },
    { type: 'inform_party', caseId, partyId: id(), name: '王邻居', relation: '相邻权人', on: today },
    { type: 'remind', caseId, to: '法规股', text: '请尽快办理' },
    { type: 'hand_over', caseId, to: state.holder?.staff === '1001' ? '1002' : '1001', reason: '外出学习' },
    ...(unpaid ? [{ type: 'cancel_charge', caseId, reason: '数量填写错误' } as const] : []),
    ...(item.fee !== null && charge === null ? [{ type: 'charge', caseId, quantity: 2 } as const] : []),
    { type: 'terminate', caseId, ground: 'applicant_gone', reason: '企业已经注销' },
    { type: 'withdraw', caseId, reason: '申请人要求撤回', request: '撤回申请书' },
    { type: 'void', caseId, reason: '重复录入', second: '1002', secondConfirmed: true },
  ];
  // The last three end it: rarely.
  const among = chance(0.1) ? acts.slice(-3) : acts.slice(0, -3);
  const command = one(among);
  if (command.type === 'co_notify' && others === undefined) return null;
  return sending(caseId, at) ?? here(command);
}

/** G1, G2: materials go to the department and come back. */
function sending(caseId: string, { registers, id, chance }: Waiting): Step | null {
  if (!chance(0.3)) return null;
  const signed = {
    carrier: { name: '信使甲', department: '凤冈县交通运输局', number: null },
    carrierConfirmed: true,
  };
  const counts = { originals: 2, copies: 3, pages: 10 };
  const slip = registers
    .all('transfer')
    .find(
      ({ state: { status, bundles } }) =>
        status !== '已返回' && status !== '已作废' && bundles.some((bundle) => bundle.caseId === caseId),
    );
  if (slip === undefined) {
    const prepare = { type: 'transfer.prepare', slipId: id(), office: '法规股', reason: '' } as const;
    return inRegister({ ...prepare, bundles: [{ caseId, ...counts }] });
  }
  const { id: slipId, state } = slip;
  if (state.status === '待移交')
    return inRegister({ type: 'transfer.hand_over', slipId, ...signed, returnBy: null });
  const back = { ...counts, rest: '无', missing: '', damage: '' } as const;
  const bundles = state.bundles.map((bundle) => ({ caseId: bundle.caseId, ...back }));
  return inRegister({ type: 'transfer.return', slipId, ...signed, bundles });
}

/** What stands open and has to be closed by somebody. */
function waitedFor(state: CaseState, { caseId, hall, today }: Waiting): Step | null {
  const paused = state.suspensions.find(({ to }) => to === null);
  if (paused !== undefined)
    return here({ type: 'resume', caseId, suspensionId: paused.id, to: today, result: '合格' });
  const silent = state.subCases.find(({ reply }) => reply === null);
  if (silent !== undefined) {
    const answering = new Set(['window_head', 'reviewer', 'leader']);
    const asked = hall.staff.find(
      ({ department, role }) => department === silent.department && answering.has(role),
    );
    const reply = { type: 'co_reply', caseId, noticeId: silent.id, reply: '同意', reason: '' } as const;
    return here(reply, asked?.number ?? head);
  }
  const party = state.parties.find(({ heard }) => heard === null);
  return party === undefined
    ? null
    : here({ type: 'hear_party', caseId, partyId: party.id, waived: true, words: '' });
}

/** Opinions first, then the superior where there is one, then the paper. */
function deciding(state: CaseState, { caseId, hall, today, id }: Waiting): Step {
  if (lacksChain(state.item)) return here({ type: 'adopt_chain', caseId });
  const step = presentStep(state);
  if (step !== undefined) {
    const signer = openSigners(step, state.opinions)[0]?.signer;
    const leader = hall.departments.find(({ name }) => name === state.item.department)?.leaders?.a;
    const named = hall.staff.find(({ role, post }) => role === signer?.role && post === signer.post)?.number;
    const any = signer?.role === 'leader' ? leader : staffOf(hall, signer?.role ?? '');
    const opinion = {
      type: 'give_opinion',
      caseId,
      step: step.id,
      result: '同意',
      text: '同意办理',
    } as const;
    return here({ ...opinion, reason: null }, named ?? any ?? head);
  }
  const { forwarding, item } = state;
  if (item.superior !== null && (forwarding === null || forwarding.result === '退回'))
    return here({ type: 'forward', caseId, document: `呈${id()}`, sentOn: today });
  if (forwarding !== null && forwarding.returnedOn === null)
    return here({
      type: 'record_return',
      caseId,
      document: '批〔2026〕1号',
      returnedOn: today,
      result: '批准',
      text: '同意',
    });
  const agreed = forwarding === null ? decisionOfChain(state) !== '不同意' : forwarding.result === '批准';
  return here({
    type: 'decide',
    caseId,
    result: agreed ? '准予' : '不予',
    content: agreed ? '准予' : '车辆技术等级经核查为三级',
    reasons: agreed ? '' : '车辆技术等级低于二级，不符合《××条例》第×条',
    basis: '《××条例》第×条',
    validUntil: null,
    secret: null,
  });
}

/** From the decision to its papers in the applicant's hand. */
function handingOver(state: CaseState, at: Waiting): Step | null {
  const { caseId, today, id } = at;
  const { decision, certificate, charge, item } = state;
  const unsealed = resultPapers(state).find(
    (number) => !state.seals.some(({ document }) => document === number),
  );
  if (unsealed !== undefined) return sealing(unsealed, state, at);
  const granted = decision?.result === '准予';
  if (granted && item.fee !== null && charge === null) return here({ type: 'charge', caseId, quantity: 1 });
  if (charge !== null && charge.payment === null)
    return here({
      type: 'confirm_payment',
      caseId,
      bankReceipt: `农行${id()}`,
      amount: charge.amount,
      paidOn: today,
    });
  if (granted && certificate === null)
    return here({
      type: 'make_certificate',
      caseId,
      name: '许可证',
      number: `证${id()}`,
      validUntil: null,
    });
  const bill = billing(state, at);
  if (bill !== null) return bill;
  if (state.notifications.length === 0)
    return here({ type: 'notify_collection', caseId, via: '短信', note: '' });
  const papers = state.documents.filter(({ number }) => resultPapers(state).includes(number));
  const told = { manner: '直接送达', place: '窗口', servedOn: today } as const;
  const proof = { refusal: '', witnesses: [], reference: '' };
  const { name } = state.applicant;
  const recipient = {
    kind: '本人',
    name,
    relation: '',
    identityChecked: true,
    letterOfAuthority: false,
  } as const;
  return here({ type: 'serve', caseId, papers, ...told, ...proof, recipient });
}

function sealing(document: string, state: CaseState, { caseId, registers, sealOf }: Waiting): Step {
  const sealId = sealOf(state);
  const seal = registers.get('seal', sealId);
  if (seal !== null && seal.keeper.staff !== head && seal.status === '在用') {
    const reason = '交回窗口负责人';
    const back = { type: 'seal.hand_over', sealId, receiver: head, receiverConfirmed: true, reason } as const;
    return inRegister(back, seal.keeper.staff);
  }
  if (seal?.status === '入柜')
    return inRegister(
      { type: 'seal.withdraw', sealId, witness: '', witnessConfirmed: false, reason: '' },
      seal.keeper.staff,
    );
  const used = { copies: 2, approver: head, approverConfirmed: true, reason: '' };
  return inRegister({ type: 'seal.use', sealId, caseId, document, ...used });
}

/** H2, H3: the bill after the money, out of the window's own lot. */
function billing(state: CaseState, { caseId, registers, book, today }: Waiting): Step | null {
  const { charge } = state;
  if (charge === null || charge.payment === null || charge.bill !== null) return null;
  const stock = registers.get('bill', book);
  if (stock === null || stock.organ !== state.item.organ) return null;
  const { lot } = stock;
  if (lot === null)
    return inRegister({
      type: 'bill.receive_lot',
      bookId: book,
      code: '2026',
      from: '00000001',
      to: '00000500',
      issuer: '县财政局',
      document: '领1',
      receivedOn: today,
      receiver: head,
      receiverConfirmed: true,
    });
  return inRegister({ type: 'bill.use', bookId: book, caseId, number: nextBill(lot) ?? '' });
}
