/** 撤回, 终止, 作废: endings without a decision, and what they may not be used for. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  decision,
  firstDay,
  itemOf,
  kinds,
  Life,
  type LifeCommand,
  type LifeCommandOf,
  suspension,
} from '../../support/case-life.ts';
import { terminationGroundIds } from '#shared/case/closing-events.ts';

const withdraw = (reason = '申请人书面要求撤回') => ({ type: 'withdraw', reason }) as const;
const terminate = (change: Partial<LifeCommandOf<'terminate'>> = {}): LifeCommandOf<'terminate'> => ({
  type: 'terminate',
  ground: 'applicant_gone',
  reason: '企业已于2026年10月注销',
  ...change,
});
const voiding = (change: Partial<LifeCommandOf<'void'>> = {}): LifeCommandOf<'void'> => ({
  type: 'void',
  reason: '重复录入，与前一件相同',
  second: '1002',
  ...change,
});
const at = {
  收件: () => new Life(kinds.即办件).accept({ outcome: { kind: 'receive' } }),
  补正中: () => new Life(kinds.即办件).accept({ materials: [], outcome: { kind: 'correct' } }),
  已受理: () => acceptedCase(),
  已决定: () => acceptedCase().signed().decided(),
  已送达: () => acceptedCase().signed().decided().sealResult().served(),
  不受理: () =>
    new Life(kinds.即办件).accept({ outcome: { kind: 'not_required', basis: '《××条例》第×条' } }),
} as const;
const afterwards: LifeCommand[] = [
  decision(),
  withdraw(),
  terminate(),
  voiding(),
  suspension('检测', firstDay),
  { type: 'charge', quantity: 1 },
  { type: 'answer', materials: [], outcome: { kind: 'accept' } },
];

describe('申请人撤回', () => {
  test.each(['收件', '补正中', '已受理'] as const)('%s时可以撤回，材料退还，时限停止', (stage) => {
    const life = at[stage]();
    life.do('1001', withdraw());
    expect(life.case).toMatchObject({
      stage: '已撤回',
      ended: { on: firstDay, reason: '申请人书面要求撤回' },
      openPoints: [],
    });
    expect(life.events.at(-1)).toMatchObject({ payload: { returned: stage === '补正中' ? [] : ['申请书'] } });
    expect(life.standing).toBe('申请人已撤回');
    const { legal } = life.on('2027-01-15').clocks;
    expect([legal?.state ?? null, legal?.endedInTime ?? null]).toEqual(
      stage === '已受理' ? ['停止', true] : [null, null],
    );
  });

  test.each(['已决定', '已送达', '不受理'] as const)('%s的，不能撤回', (stage) =>
    expect(at[stage]().refusal('1001', withdraw()).message).toContain(stage),
  );

  test('没有说明的不能撤回，其他部门的人员不能撤回', () => {
    expect(at.已受理().refusal('1001', withdraw(' ')).field).toBe('reason');
    expect(at.已受理().refusal('1201', withdraw()).rule).toBe('D1');
    expect(at.已受理().refusal('3001', withdraw()).rule).toBe('D1');
  });

  test('B7：仅收件的，转送以前、以后都可以撤回', () => {
    const item = itemOf({ intakeOnly: true, template: null });
    const life = new Life(item).accept({ outcome: { kind: 'receive' } });
    life.do('1001', { type: 'transmit', to: '建筑业科' }).do('1001', withdraw());
    expect(life.case.stage).toBe('已撤回');
  });
});

describe('终止办理', () => {
  test.each(terminationGroundIds)('有法定情形（%s）的终止，出具通知书', (ground) => {
    const life = at.已受理().do('1001', terminate({ ground }));
    expect(life.case.stage).toBe('已终止');
    expect(life.case.documents.at(-1)?.title).toBe('行政许可终止办理通知书');
    expect(life.case.ended?.reason).toContain('：企业已于2026年10月注销');
  });

  test('许可法38：超期、缺材料、不符合条件不是终止的理由', () => {
    for (const ground of ['overdue', 'missing_material', 'not_eligible'])
      expect(() => at.已受理().command({ ...terminate(), ground } as never)).toThrow('ground');
    expect(at.已受理().refusal('1001', terminate({ reason: '' })).field).toBe('reason');
  });

  test.each(['已决定', '已送达', '不受理'] as const)('%s的，不能终止', (stage) =>
    expect(at[stage]().refusal('1001', terminate()).message).toContain(stage),
  );

  test('B6：未受理的不终止', () => expect(at.收件().refusal('1001', terminate()).rule).toBe('B6'));
});

describe('误录作废', () => {
  test.each(['收件', '补正中', '已受理'] as const)('%s时可以作废，由两人办理，办件和编号保留', (stage) => {
    const life = at[stage]();
    const { receiptNumber, caseNumber, documents } = life.case;
    life.do('1001', voiding());
    expect(life.case).toMatchObject({ stage: '已作废', receiptNumber, caseNumber, documents });
    expect(life.events.at(-1)).toMatchObject({ payload: { second: { staff: '1002', name: '张窗口' } } });
    expect(life.standing).toBe('误录，已作废');
  });

  test.each(['已决定', '已送达', '不受理'] as const)('%s的，不能作废', (stage) =>
    expect(at[stage]().refusal('1001', voiding()).message).toContain(stage),
  );

  test.each([
    ['本人', '1001'],
    ['不在册的人', '7777'],
    ['没有填写', ''],
  ])('复核人不能是%s', (_who, second) =>
    expect(at.已受理().refusal('1001', voiding({ second })).field).toBe('second'),
  );

  test.each(['', ' ', '误录', '误 录'])('原因“%s”太短', (reason) =>
    expect(at.已受理().refusal('1001', voiding({ reason })).field).toBe('reason'),
  );

  test('D1：只有窗口负责人可以作废', () => {
    expect(at.已受理().refusal('1002', voiding({ second: '1001' })).rule).toBe('D1');
    expect(at.已受理().refusal('3001', voiding()).rule).toBe('D1');
  });
});

test.each([
  ['已撤回', withdraw()],
  ['已终止', terminate()],
  ['已作废', voiding()],
] as const)('%s以后，什么都不能再办', (_stage, command) => {
  const life = at.已受理().do('1001', command);
  const before = life.case;
  for (const next of afterwards) expect([next.type, life.try('1001', next).ok]).toEqual([next.type, false]);
  expect(life.case).toBe(before);
});
