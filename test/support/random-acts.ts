/** A day at a hall, at random: commands of every kind, most of them plausible, some nonsense; the same for one seed. */
import type { CaseCommand } from '#shared/case/commands.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { HallReference, ServiceItem } from '#shared/reference/index.ts';
import type { RegisterCommand } from '#shared/registers/index.ts';
import { openSigners, presentStep } from '#shared/case/steps.ts';
import { unreachable } from '#shared/result.ts';
import { application, complete, items } from './hall.ts';

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
  next(stateOf: (caseId: string) => CaseState | null, today: string): AnyCommand;
}

type Draft<Command> = Command extends { commandId: string } ? Omit<Command, 'commandId'> : never;

export function randomHall(seed: number, hall: HallReference): RandomHall {
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
      name: kind,
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
  const here = items.items.filter((item) => hall.counter.departments.includes(item.department));
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
        content: '准予从事申请的活动',
        reasons: '不符合条件',
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
        statute: null,
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
        notices: [{ id: id(), department: one(hall.departments).name, subject: '请审查', limitDays: 5 }],
      },
      {
        type: 'co_reply',
        caseId,
        noticeId: state?.subCases[0]?.id ?? id(),
        reply: one(['同意', '不同意'] as const),
        reason: words(),
      },
      { type: 'remind', caseId, to: '法规股', text: '请尽快办理' },
      { type: 'correct_on_spot', caseId, what: '补签日期' },
      {
        type: 'supplement',
        caseId,
        materials: complete(here.find(({ code }) => code === state?.item.code) ?? one(here)).filter(
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
      { type: 'withdraw', caseId, reason: '申请人要求撤回' },
      { type: 'terminate', caseId, ground: 'applicant_gone', reason: '企业已经注销' },
      { type: 'void', caseId, reason: '重复录入', second: staff() },
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
      { type: 'numbers.void', series: 'receipt:1', serial: below(500) + 1, reason: '打印作废' },
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
        reason: '',
      },
      {
        type: 'seal.use',
        sealId,
        caseId,
        document: document?.number ?? '',
        copies: 2,
        approver: '1001',
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

  type Guided =
    | { readonly on: 'case'; readonly command: Draft<CaseCommand>; readonly by: string }
    | { readonly on: 'register'; readonly command: Draft<RegisterCommand>; readonly by: string };

  /** What comes next for a case by the rules, and who does it; null where nothing does. */
  const guided = (caseId: string, state: CaseState, today: string): Guided | null => {
    const window = (command: Draft<CaseCommand>): Guided => ({ on: 'case', command, by: '1001' });
    const open = state.suspensions.find(({ to }) => to === null);
    const seal = (document: string): Guided => ({
      on: 'register',
      command: {
        type: 'seal.use',
        sealId: sealOf(state),
        caseId,
        document,
        copies: 2,
        approver: '1001',
        reason: '',
      },
      by: '1001',
    });
    const unsealed = (number: string | undefined) =>
      number !== undefined && !state.seals.some(({ document }) => document === number);
    switch (state.stage) {
      case '收件':
        return window({
          type: 'answer',
          caseId,
          materials: [],
          outcome: {
            kind: state.materials.some(({ received, required }) => required && !received)
              ? 'correct'
              : 'accept',
          },
        });
      case '补正中': {
        const item = here.find(({ code }) => code === state.item.code) ?? one(here);
        const told = new Set(state.openPoints.map(({ materialId }) => materialId));
        const materials = complete(item).filter(({ materialId }) => told.has(materialId));
        return window({ type: 'supplement', caseId, materials });
      }
      case '已受理': {
        if (open !== undefined)
          return window({ type: 'resume', caseId, suspensionId: open.id, to: today, result: '合格' });
        const unanswered = state.subCases.find(({ reply }) => reply === null);
        if (unanswered !== undefined) {
          const by =
            hall.staff.find(({ department }) => department === unanswered.department)?.number ?? '2001';
          return {
            on: 'case',
            command: { type: 'co_reply', caseId, noticeId: unanswered.id, reply: '同意', reason: '' },
            by,
          };
        }
        if (state.item.superior !== null && state.forwarding === null)
          return window({ type: 'forward', caseId, document: '呈〔2026〕1号', sentOn: today });
        if (state.forwarding !== null && state.forwarding.returnedOn === null)
          return window({
            type: 'record_return',
            caseId,
            document: '批〔2026〕1号',
            returnedOn: today,
            result: '批准',
            text: '同意',
          });
        const step = presentStep(state);
        if (step !== undefined) {
          const role = openSigners(step, state.opinions)[0]?.signer.role;
          const by = hall.staff.find((member) => member.role === role)?.number ?? '1001';
          return {
            on: 'case',
            command: {
              type: 'give_opinion',
              caseId,
              step: step.id,
              result: '同意',
              text: '同意办理',
              reason: null,
            },
            by,
          };
        }
        return window({
          type: 'decide',
          caseId,
          result: '准予',
          content: '准予',
          reasons: '',
          basis: '《××条例》第×条',
          validUntil: null,
          secret: null,
        });
      }
      case '已决定': {
        const { decision, certificate, charge } = state;
        if (unsealed(decision?.document)) return seal(decision?.document ?? '');
        if (state.item.fee !== null && charge === null)
          return window({ type: 'charge', caseId, quantity: 1 });
        if (charge !== null && charge.payment === null)
          return window({
            type: 'confirm_payment',
            caseId,
            bankReceipt: '回单1',
            amount: charge.amount,
            paidOn: today,
          });
        if (certificate === null && decision?.result === '准予')
          return window({
            type: 'make_certificate',
            caseId,
            name: '许可证',
            number: `证${(made += 1)}`,
            validUntil: null,
          });
        if (unsealed(certificate?.number)) return seal(certificate?.number ?? '');
        if (state.notifications.length === 0)
          return window({ type: 'notify_collection', caseId, via: '短信', note: '' });
        const papers = state.documents.filter(
          ({ number }) => number === decision?.document || number === certificate?.number,
        );
        return window({
          type: 'serve',
          caseId,
          papers,
          manner: '直接送达',
          place: '窗口',
          servedOn: today,
          recipient: {
            kind: '本人',
            name: '陈示范',
            relation: '',
            identityChecked: true,
            letterOfAuthority: false,
          },
          refusal: '',
          witnesses: [],
          reference: '',
        });
      }
      case '已送达':
      case '不受理':
      case '不予受理':
      case '已转送':
      case '已办结':
      case '已撤回':
      case '已终止':
      case '已作废':
        return null;
      default:
        return unreachable(state.stage);
    }
  };

  return {
    next: (stateOf, today) => {
      const commandId = id();
      const given = (): Guided | (Omit<Guided, 'by'> & { by: null }) => {
        const first = waiting.shift();
        if (first !== undefined) return { on: 'register', command: first, by: '1001' };
        if (cases.length === 0 || chance(0.08)) return { on: 'case', command: register(), by: null };
        const caseId = one(cases.slice(-40));
        const state = stateOf(caseId);
        const due = chance(0.5) && state !== null ? guided(caseId, state, today) : null;
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
