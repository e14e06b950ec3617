/** Random lives of a case: moves that mostly fit, some by the wrong person, on the wrong day, twice, or out of order. */
import fc from 'fast-check';
import { addDays, civilDate } from '#shared/calendar/civil-date.ts';
import { caseStages } from '#shared/case/state.ts';
import { openSigners, presentStep } from '#shared/case/steps.ts';
import {
  certificateOf,
  decision,
  environment,
  type Life,
  type LifeCommand,
  lifeHall,
  notice,
  serving,
  suspension,
  transport,
  voiding,
  withdrawal,
} from './case-life.ts';
import { uuidOf } from './hall.ts';

export interface Move {
  /** Which of {@link moves}; beyond them the next step by the rules. */
  readonly move: number;
  /** Picks among what a move leaves open. */
  readonly pick: number;
  /** A person by place in the list; beyond it whoever's turn it is. */
  readonly person: number;
  /** Days that pass before it. */
  readonly days: number;
}
interface Turn {
  readonly by: string;
  readonly command: LifeCommand;
}
type MakeTurn = (life: Life, pick: number) => Turn;

const one = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T;
const dayNear = (life: Life, pick: number): string =>
  addDays(civilDate(life.today), one([0, 0, 0, -1, 1, -9], pick));
const staff = lifeHall.staff.map(({ number }) => number);

const opinion: MakeTurn = (life, pick) => {
  const step = presentStep(life.case);
  const open = step === undefined ? [] : openSigners(step, life.case.opinions);
  const by = one(
    {
      examine: ['2001'],
      countersign: open.map(({ place }) => (place === 0 ? '2002' : '1001')),
      approve: ['3001', '3002', '3003'],
    }[step?.id ?? 'examine'] ?? ['2001'],
    pick,
  );
  const result = one(['同意', '同意', '同意', '同意', '不同意', '退回'] as const, pick);
  const reason = pick % 5 === 0 ? '急件' : null;
  return {
    by: by ?? '2001',
    command: { type: 'give_opinion', step: step?.id ?? 'approve', result, text: '经审查，符合规定', reason },
  };
};

const window =
  (make: (life: Life, pick: number) => LifeCommand): MakeTurn =>
  (life, pick) => ({
    by: '1001',
    command: make(life, pick),
  });

/** Every command a case knows, with what makes it plausible. */
const moves: readonly MakeTurn[] = [
  opinion,
  opinion,
  opinion,
  window((_life, pick) => decision(pick % 3 === 0 ? '不予' : '准予')),
  window((life, pick) =>
    suspension(one(['检测', '专家评审', '实地勘察', '其他法定程序'], pick), dayNear(life, pick >> 2), {
      suspensionId: uuidOf(500 + (pick % 4)),
      statute: pick % 2 === 0 ? null : '《文物保护法》第二十九条',
    }),
  ),
  window((life, pick) => ({
    type: 'resume',
    suspensionId: uuidOf(500 + (pick % 4)),
    to: dayNear(life, pick >> 2),
    result: '合格',
  })),
  window((life, pick) => ({
    type: 'extend',
    days: 1 + (pick % 16),
    reason: '案情复杂',
    approver: one(
      [
        { kind: '机关负责人', who: '3003' },
        { kind: '政府负责人', who: '刘市长' },
        { kind: '窗口负责人', who: '1001' },
      ] as const,
      pick >> 2,
    ),
    approvedOn: dayNear(life, pick >> 4),
    approvalDocument: one(['', '示建延批〔2026〕1号', '示建延批〔2026〕1号'], pick >> 6),
  })),
  window((life, pick) => ({
    type: 'forward',
    document: `示建呈〔2026〕${pick % 9}号`,
    sentOn: dayNear(life, pick),
  })),
  window((life, pick) => ({
    type: 'record_return',
    document: '省建批〔2026〕1号',
    returnedOn: dayNear(life, pick >> 2),
    result: one(['批准', '不予批准', '退回'] as const, pick),
    text: '见批复',
  })),
  window((_life, pick) => ({
    type: 'co_notify',
    notices: [
      notice(600 + (pick % 3), one([transport, environment], pick >> 2)),
      ...(pick % 4 === 0 ? [notice(600 + ((pick >> 3) % 3), environment)] : []),
    ],
  })),
  (life, pick) => {
    const sub = one(life.case.subCases, pick);
    return {
      by: sub?.department === environment ? '2301' : '2101',
      command: {
        type: 'co_reply',
        noticeId: sub?.id ?? uuidOf(600),
        reply: one(['同意', '同意', '同意但需转报', '不同意'] as const, pick),
        reason: pick % 7 === 0 ? '' : '见说明',
      },
    };
  },
  window((_life, pick) => ({ type: 'charge', quantity: 1 + (pick % 3) })),
  window((life, pick) => ({
    type: 'confirm_payment',
    bankReceipt: `农行${pick % 9}`,
    amount: pick % 4 === 0 ? 1 : (life.case.charge?.amount ?? 10_000),
    paidOn: dayNear(life, pick >> 2),
  })),
  window((life, pick) =>
    pick % 4 === 0
      ? certificateOf(life.case.documents.at(-1)?.number ?? '1')
      : certificateOf(`证${pick % 3}`),
  ),
  window(() => ({ type: 'notify_collection', via: '电话', note: '' })),
  window((life, pick) => {
    const papers = life.case.documents.filter((_paper, index) => (pick >> (index % 8)) % 2 === 0);
    return serving(life.case, { papers, servedOn: dayNear(life, pick) });
  }),
  (life, pick) => ({
    by: '2001',
    command: {
      type: 'verify',
      form: one(['书面审查', '实地核查'] as const, pick),
      verifiers: [one(staff, pick), one(staff, pick >> 3)],
      on: dayNear(life, pick),
      findings: '属实',
    },
  }),
  (life, pick) => ({
    by: '2001',
    command: {
      type: 'record_link',
      link: one(['实地勘察', '集体研究', '审批', '专家评审'], pick),
      from: dayNear(life, pick),
      to: life.today,
      place: '现场',
      note: '已办理',
    },
  }),
  window((_life, pick) => ({ type: 'cancel_charge', reason: pick % 4 === 0 ? '' : '数量填写错误' })),
  window((life, pick) => ({
    type: 'inform_party',
    partyId: uuidOf(700 + (pick % 3)),
    name: `邻居${pick % 5}`,
    relation: '相邻权人',
    on: dayNear(life, pick),
  })),
  window((_life, pick) => ({
    type: 'hear_party',
    partyId: uuidOf(700 + (pick % 3)),
    waived: pick % 2 === 0,
    words: pick % 7 === 0 ? '' : '没有异议',
  })),
  window(() => ({ type: 'remind', to: '法规科', text: '请及时会签' })),
  (_life, pick) => ({
    by: one(['1001', '1002'], pick),
    command: { type: 'hand_over', to: one(staff, pick >> 1), reason: pick % 9 === 0 ? '' : '外出学习' },
  }),
  window((_life, pick) => withdrawal({ request: pick % 3 === 0 ? '' : '撤回申请书' })),
  window(() => ({ type: 'terminate', ground: 'item_abolished', reason: '事项取消' })),
  window((_life, pick) => voiding({ second: one(staff, pick), secondConfirmed: pick % 3 > 0 })),
  window(() => ({ type: 'correct_on_spot', what: '补签日期' })),
  window((_life, pick) => ({
    type: 'answer',
    materials: [],
    outcome: one([{ kind: 'accept' }, { kind: 'correct' }, { kind: 'receive' }] as const, pick),
  })),
  window(() => ({ type: 'supplement', materials: [] })),
  window((_life, pick) => ({
    type: 'notify_again',
    points: [{ materialId: 'form', problem: '填写有误', requirement: '补签' }],
    reason: '遗漏',
    supervisor: one(staff, pick),
  })),
  window(() => ({ type: 'deem_accepted' })),
  window(() => ({ type: 'deem_renewed' })),
  window(() => ({ type: 'adopt_chain' })),
  window(() => ({ type: 'transmit', to: '建筑业科' })),
  window((life) => ({ type: 'record_outcome', result: '办结', document: '', decidedOn: life.today })),
];

/** What comes next by the rules. */
const guided: MakeTurn = (life, pick) => {
  const { case: state } = life;
  const here = (command: LifeCommand): Turn => ({ by: '1001', command });
  const open = state.suspensions.find(({ to }) => to === null);
  const silent = state.subCases.find(({ reply }) => reply === null);
  if (state.stage === '收件') return here({ type: 'answer', materials: [], outcome: { kind: 'accept' } });
  if (state.stage === '已受理') {
    if (open !== undefined)
      return here({ type: 'resume', suspensionId: open.id, to: life.today, result: '合格' });
    if (silent !== undefined)
      return {
        by: silent.department === environment ? '2301' : '2101',
        command: { type: 'co_reply', noticeId: silent.id, reply: '同意', reason: '' },
      };
    const unheard = state.parties.find(({ heard }) => heard === null);
    if (unheard !== undefined)
      return here({ type: 'hear_party', partyId: unheard.id, waived: true, words: '' });
    if (state.item.major && state.subCases.length === 0)
      return here({ type: 'co_notify', notices: [notice(600, transport)] });
    if (presentStep(state) !== undefined) return opinion(life, pick - (pick % 6));
    if (state.item.superior !== null && (state.forwarding === null || state.forwarding.result === '退回'))
      return here({ type: 'forward', document: '示建呈〔2026〕1号', sentOn: life.today });
    if (state.forwarding?.returnedOn === null)
      return here({
        type: 'record_return',
        document: '省建批〔2026〕1号',
        returnedOn: life.today,
        result: '批准',
        text: '同意',
      });
    return here(decision(state.opinions.at(-1)?.result === '不同意' ? '不予' : '准予'));
  }
  if (state.item.fee !== null && state.charge === null) return here({ type: 'charge', quantity: 1 });
  if (state.charge !== null && state.charge.payment === null)
    return here({
      type: 'confirm_payment',
      bankReceipt: '农行1',
      amount: state.charge.amount,
      paidOn: life.today,
    });
  if (state.certificate === null) return here(certificateOf());
  return here(serving(state, { servedOn: life.today }));
};

/** By the rules more often than not. */
export const anyMove: fc.Arbitrary<Move> = fc.record({
  move: fc.oneof(
    { weight: 2, arbitrary: fc.nat(moves.length - 1) },
    { weight: 3, arbitrary: fc.constant(moves.length) },
  ),
  pick: fc.nat(1 << 16),
  person: fc.oneof(
    { weight: 5, arbitrary: fc.constant(staff.length) },
    { weight: 1, arbitrary: fc.nat(staff.length - 1) },
  ),
  days: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(9) }),
});

/** Who does what next; the day has come already. */
export function turnOf(life: Life, { move, pick, person }: Move): Turn {
  const given = (moves[move] ?? guided)(life, pick);
  // A life that ends at every turn gets nowhere.
  const ends = ['withdraw', 'terminate', 'void'].includes(given.command.type) && pick % 8 > 0;
  const turn = ends ? guided(life, pick) : given;
  return { ...turn, by: staff[person] ?? turn.by };
}

export const isStage = (stage: string): boolean => (caseStages as readonly string[]).includes(stage);
