/** A day at a hall, at random: commands of every kind, most of them plausible, some nonsense; the same for one seed. */
import type { CaseCommand } from '#shared/case/commands.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { HallReference, ServiceItem } from '#shared/reference/index.ts';
import type { RegisterCommand } from '#shared/registers/index.ts';
import { emptyRegisters, type Registers } from '#shared/registers/states.ts';
import { application, complete, items } from './hall.ts';
import { type Draft, nextStep, type Step } from './random-steps.ts';

/** mulberry32: small, and the same everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type AnyCommand = (
  | { readonly on: 'case'; readonly command: CaseCommand }
  | { readonly on: 'register'; readonly command: RegisterCommand }
) & {
  /** Whose turn it is by the rules; null where anybody tries. */
  readonly by: string | null;
};

/** What the generator remembers between commands: which cases and streams there are. */
export interface RandomHall {
  next(stateOf: (caseId: string) => CaseState | null, today: string, registers?: Registers): AnyCommand;
}

/** @param known what may be applied for; more than the window takes. */
export function randomHall(
  seed: number,
  hall: HallReference,
  known: readonly ServiceItem[] = items.items,
): RandomHall {
  const draw = random(seed);
  const below = (count: number): number => Math.floor(draw() * count);
  const one = <T>(list: readonly T[]): T => {
    const chosen = list[below(list.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  const chance = (share: number): boolean => draw() < share;
  let made = 0;
  const id = (): string => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
  const cases: string[] = [];
  const book = id();
  /** Every organ's own two seals, the first thing the window enters. */
  const seals = hall.organs.flatMap(({ name: organ }) =>
    (['行政审批专用章', '单位行政章'] as const).map((kind) => ({ id: id(), organ, kind })),
  );
  const department = hall.counter.departments[0] ?? '';
  const waiting: Draft<RegisterCommand>[] = [
    ...seals.map(({ id: sealId, organ, kind }): Draft<RegisterCommand> => ({
      type: 'seal.register',
      sealId,
      kind,
      name: `${organ}${kind}`,
      organ,
      department,
      counters: [hall.counter.id],
      approval: '凤交发〔2026〕1号',
    })),
    {
      type: 'bill.open',
      bookId: book,
      name: '行政事业性收费票据',
      organ: hall.organs[0]?.name ?? '',
      department,
      sheets: 3,
    },
  ];
  const sealOf = ({ item, forwarding }: CaseState): string =>
    seals.find(({ organ, kind }) => organ === item.organ && (kind === '单位行政章') === (forwarding !== null))
      ?.id ?? one(seals).id;
  const streams = new Map<string, string[]>();
  /** A stream known before, or a new one. */
  const stream = (kind: string, fresh: number): string => {
    const known = streams.get(kind) ?? [];
    if (known.length > 0 && !chance(fresh)) return one(known.slice(-20));
    const made = id();
    streams.set(kind, [...known, made]);
    return made;
  };
  const staff = (): string => one(hall.staff).number;
  const here = known.filter((item) => hall.counter.departments.includes(item.department));
  /** Who has leaders has somebody to answer for it. */
  const answering = hall.departments.filter(({ leaders }) => leaders !== null);
  const itemOf = (code: string): ServiceItem => here.find((item) => item.code === code) ?? one(here);
  const words = (): string => one(['情况属实，同意办理', '经审查符合条件', '', '另行说明', '经核对无误']);

  const register = (): Draft<CaseCommand> => {
    const item: ServiceItem = one(here);
    const caseId = id();
    cases.push(caseId);
    const materials = chance(0.7) ? complete(item) : complete(item).filter(() => chance(0.8));
    const outcome = one([
      { kind: 'accept' },
      { kind: 'accept' },
      { kind: 'accept' },
      { kind: 'receive' },
      { kind: 'correct' },
      { kind: 'not_required', basis: '《××条例》第×条规定无需许可' },
      {
        kind: 'refuse',
        ground: 'not_competent',
        reason: '申请的线路跨越省界，由省级机关负责',
        competentOrgan: '贵州省交通运输厅',
        citation: '',
      },
    ] as const);
    const { commandId: _, ...command } = application(item, { caseId, materials, outcome });
    return { type: 'register', ...command };
  };

  /** Mostly what the stage asks for; now and then anything. */
  const onCase = (caseId: string, state: CaseState | null, today: string): Draft<CaseCommand> => {
    const step = state?.item.steps.find((entry) => !state.opinions.some((given) => given.step === entry.id));
    const opinion = one(['同意', '同意', '同意', '不同意', '退回'] as const);
    const commands: Draft<CaseCommand>[] = [
      {
        type: 'give_opinion',
        caseId,
        step: step?.id ?? 'examine',
        result: opinion,
        text: words(),
        reason: null,
      },
      {
        type: 'give_opinion',
        caseId,
        step: step?.id ?? 'examine',
        result: opinion,
        text: '同意',
        reason: '急件',
      },
      {
        type: 'decide',
        caseId,
        result: chance(0.85) ? '准予' : '不予',
        content: '经核查从事申请的活动',
        reasons: one(['不符合条件', '材料不齐', '车辆技术等级低于二级']),
        basis: '《××条例》第×条',
        validUntil: null,
        secret: null,
      },
      { type: 'charge', caseId, quantity: below(3) + 1 },
      {
        type: 'confirm_payment',
        caseId,
        bankReceipt: `回单${below(1000)}`,
        amount: state?.charge?.amount ?? 100,
        paidOn: today,
      },
      { type: 'make_certificate', caseId, name: '许可证', number: `证${below(100_000)}`, validUntil: null },
      { type: 'notify_collection', caseId, via: '电话', note: '已通知' },
      {
        type: 'serve',
        caseId,
        papers: (state?.documents ?? []).slice(-1 - below(2)),
        manner: one(['直接送达', '留置送达', '邮寄送达'] as const),
        place: '窗口',
        servedOn: today,
        recipient: {
          kind: '本人',
          name: '陈示范',
          relation: '',
          identityChecked: true,
          letterOfAuthority: false,
        },
        refusal: '拒绝签收',
        witnesses: ['见证人甲'],
        reference: 'EMS1',
      },
      {
        type: 'suspend',
        caseId,
        suspensionId: id(),
        procedure: one(['检测', '专家评审', '实地勘察', '听证']),
        statute: one([null, '《××条例》第×条', '有关规定']),
        reason: words(),
        from: today,
        expectedDays: 5,
        hearing: null,
      },
      {
        type: 'resume',
        caseId,
        suspensionId: state?.suspensions.at(-1)?.id ?? id(),
        to: today,
        result: '检测合格',
      },
      {
        type: 'extend',
        caseId,
        days: below(12) + 1,
        reason: words(),
        approver: { kind: one(['机关负责人', '政府负责人', '窗口负责人'] as const), who: staff() },
        approvedOn: today,
        approvalDocument: words(),
      },
      {
        type: 'verify',
        caseId,
        form: one(['书面审查', '实地核查'] as const),
        verifiers: [staff(), staff()],
        on: today,
        findings: '与申请材料一致',
      },
      {
        type: 'record_link',
        caseId,
        link: one(['实地勘察', '集体研究', '审批']),
        from: today,
        to: today,
        place: '现场',
        note: '已勘察',
      },
      { type: 'forward', caseId, document: `凤交呈〔2026〕${below(99)}号`, sentOn: today },
      {
        type: 'record_return',
        caseId,
        document: `遵交批〔2026〕${below(99)}号`,
        returnedOn: today,
        result: one(['批准', '不予批准', '退回'] as const),
        text: '同意',
      },
      {
        type: 'co_notify',
        caseId,
        notices: [{ id: id(), department: one(answering).name, subject: '请审查', limitDays: 5 }],
      },
      {
        type: 'co_reply',
        caseId,
        noticeId: state?.subCases[0]?.id ?? id(),
        reply: one(['同意', '不同意'] as const),
        reason: words(),
      },
      { type: 'inform_party', caseId, partyId: id(), name: '李邻居', relation: words(), on: today },
      {
        type: 'hear_party',
        caseId,
        partyId: state?.parties.at(-1)?.id ?? id(),
        waived: chance(0.5),
        words: words(),
      },
      { type: 'cancel_charge', caseId, reason: words() },
      { type: 'remind', caseId, to: '法规股', text: '请尽快办理' },
      { type: 'hand_over', caseId, to: staff(), reason: words() },
      { type: 'correct_on_spot', caseId, what: '补签日期' },
      {
        type: 'supplement',
        caseId,
        materials: complete(itemOf(state?.item.code ?? '')).filter(
          ({ materialId }) => state?.openPoints.some((point) => point.materialId === materialId) === true,
        ),
      },
      { type: 'answer', caseId, materials: [], outcome: { kind: 'accept' } },
      {
        type: 'notify_again',
        caseId,
        points: [{ materialId: 'form', problem: '填写有误', requirement: '补签' }],
        reason: words(),
        supervisor: staff(),
      },
      { type: 'deem_accepted', caseId },
      { type: 'transmit', caseId, to: '承办股室' },
      { type: 'record_outcome', caseId, result: '已办结', document: '', decidedOn: today },
      { type: 'withdraw', caseId, reason: '申请人要求撤回', request: words() },
      { type: 'terminate', caseId, ground: 'applicant_gone', reason: '企业已经注销' },
      { type: 'void', caseId, reason: '重复录入', second: staff(), secondConfirmed: chance(0.5) },
    ];
    const endings = ['withdraw', 'terminate', 'void'];
    const choice = one(commands);
    // A case that ends at every turn never gets anywhere.
    return endings.includes(choice.type) && chance(0.8) ? (commands[0] as Draft<CaseCommand>) : choice;
  };

  const onRegister = (state: (caseId: string) => CaseState | null, today: string): Draft<RegisterCommand> => {
    const caseId = cases.length === 0 ? id() : one(cases.slice(-60));
    const known = state(caseId);
    const sealId = one(seals).id;
    const bookId = book;
    const document = known?.documents.at(-1);
    const consultationId = stream('consultation', 0.5);
    const complaintId = stream('complaint', 0.3);
    const slipId = stream('transfer', 0.5);
    const noticeId = stream('notice', 0.5);
    const leaveId = stream('leave', 0.5);
    return one<Draft<RegisterCommand>>([
      { type: 'shift.leave_post', standIn: staff(), reason: '取件' },
      { type: 'shift.return_to_post' },
      { type: 'ticket.issue', express: chance(0.2) },
      { type: 'ticket.call' },
      { type: 'ticket.hold' },
      { type: 'ticket.resume', number: null },
      {
        type: 'shift.consent',
        consentId: id(),
        counter: hall.counter.id,
        staff: staff(),
        standsInFor: null,
        from: today,
        until: today,
        reason: '会议',
        emergencyCode: null,
      },
      { type: 'leave.record', id: leaveId, leader: '2001', from: today, until: today, reason: '出差' },
      { type: 'leave.end', id: leaveId, leader: '2001' },
      { type: 'leave.log_duty', id: id(), leader: '2001', day: today, kind: '带班', noted: '巡视窗口' },
      { type: 'mandate.revoke', grantee: '1002', number: 'x', version: 1, reason: '调离' },
      {
        type: 'numbers.assign',
        series: 'receipt:9',
        counter: hall.counter.id,
        from: below(50) * 100 + 1,
        to: below(90) * 100 + 200,
      },
      {
        type: 'numbers.void',
        series: 'receipt:1',
        serial: below(500) + 1,
        reason: '打印作废',
        caseId: below(2) === 0 ? null : caseId,
      },
      { type: 'seal.hand_over', sealId, receiver: '1001', receiverConfirmed: true, reason: '轮班' },
      { type: 'seal.deposit', sealId, safe: '1号柜' },
      { type: 'seal.withdraw', sealId, witness: '', witnessConfirmed: false, reason: '' },
      { type: 'seal.withdraw', sealId, witness: '', witnessConfirmed: false, reason: '' },
      {
        type: 'seal.use',
        sealId,
        caseId,
        document: document?.number ?? '',
        copies: 2,
        approver: staff(),
        approverConfirmed: below(4) > 0,
        reason: '',
      },
      {
        type: 'seal.use',
        sealId,
        caseId,
        document: document?.number ?? '',
        copies: 2,
        approver: '1001',
        approverConfirmed: false,
        reason: '',
      },
      {
        type: 'bill.receive_lot',
        bookId,
        code: '2026',
        from: '00000001',
        to: '00000500',
        issuer: '县财政局',
        document: '领1',
        receivedOn: today,
        receiver: '1001',
        receiverConfirmed: false,
      },
      { type: 'bill.use', bookId, caseId, number: String(below(20) + 1).padStart(8, '0') },
      {
        type: 'bill.void',
        bookId,
        number: String(below(20) + 1).padStart(8, '0'),
        sheetsKept: 3,
        reason: '污损',
      },
      {
        type: 'transfer.prepare',
        slipId,
        office: '法规股',
        bundles: [{ caseId, originals: 2, copies: 3, pages: 10 }],
        reason: '',
      },
      {
        type: 'transfer.hand_over',
        slipId,
        carrier: { name: '信使甲', department: '凤冈县交通运输局', number: null },
        carrierConfirmed: true,
        returnBy: null,
      },
      {
        type: 'transfer.return',
        slipId,
        carrier: { name: '信使甲', department: '凤冈县交通运输局', number: null },
        carrierConfirmed: true,
        bundles: [{ caseId, originals: 2, copies: 3, pages: 10, rest: '无', missing: '', damage: '' }],
      },
      {
        type: 'consultation.open',
        consultationId,
        question: '需要什么材料',
        person: null,
        itemCode: null,
        answer: null,
      },
      { type: 'consultation.answer', consultationId, answer: { text: '见办事指南', minutes: 5 } },
      {
        type: 'complaint.take_down',
        complaintId,
        kind: one(['服务态度', '不作为'] as const),
        text: '等候时间过长',
        complainant: null,
        department: '凤冈县交通运输局',
        staff: null,
        counter: '',
        caseId: null,
      },
      { type: 'complaint.accept', complaintId },
      { type: 'complaint.investigate', complaintId, findings: '情况属实' },
      {
        type: 'notice.issue',
        noticeId,
        number: `监〔2026〕${below(99)}号`,
        department: '凤冈县交通运输局',
        subject: '超期',
        facts: [{ rule: 'C6', text: '超期一件', on: today, caseId: null, number: '' }],
        workingDays: 5,
      },
      { type: 'notice.file_result', noticeId, result: '已整改', handledOn: today },
    ]);
  };

  return {
    next: (stateOf, today, registers = emptyRegisters) => {
      const commandId = id();
      const around = { hall, registers, today, itemOf, sealOf, book, id, chance, one };
      const given = (): Step | (Omit<Step, 'by'> & { by: null }) => {
        const first = waiting.shift();
        if (first !== undefined) return { on: 'register', command: first, by: '1001' };
        if (cases.length === 0 || chance(0.05)) return { on: 'case', command: register(), by: null };
        // Mostly those in hand; now and then one long forgotten.
        const caseId = one(chance(0.8) ? cases.slice(-40) : cases);
        const state = stateOf(caseId);
        const due = chance(0.6) && state !== null ? nextStep(caseId, state, around) : null;
        if (due !== null) return due;
        return chance(0.5)
          ? { on: 'register', command: onRegister(stateOf, today), by: null }
          : { on: 'case', command: onCase(caseId, state, today), by: null };
      };
      const { on, command, by } = given();
      return { on, command: { ...command, commandId }, by } as AnyCommand;
    },
  };
}
