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
  serving,
  suspension,
  voiding,
  withdrawal,
} from '../../support/case-life.ts';
import { terminationGroundIds } from '#shared/case/closing-events.ts';

const terminate = (change: Partial<LifeCommandOf<'terminate'>> = {}): LifeCommandOf<'terminate'> => ({
  type: 'terminate',
  ground: 'applicant_gone',
  reason: '企业已于2026年10月注销',
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
  withdrawal(),
  terminate(),
  voiding(),
  suspension('检测', firstDay),
  { type: 'charge', quantity: 1 },
  { type: 'answer', materials: [], outcome: { kind: 'accept' } },
];

describe('申请人撤回', () => {
  test.each(['收件', '补正中', '已受理'] as const)('%s时可以撤回，材料退还，时限停止', (stage) => {
    const life = at[stage]();
    life.do('1001', withdrawal());
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
    expect(at[stage]().refusal('1001', withdrawal()).message).toContain(stage),
  );

  test('没有说明的不能撤回，其他部门的人员不能撤回', () => {
    expect(at.已受理().refusal('1001', withdrawal({ reason: ' ' })).field).toBe('reason');
    expect(at.已受理().refusal('1201', withdrawal()).rule).toBe('D1');
    expect(at.已受理().refusal('3001', withdrawal()).rule).toBe('D1');
  });

  test('C6：没有申请人的书面撤回申请的，不能撤回；超期的办件不能由窗口撤掉', () => {
    const life = at.已受理().on('2026-12-01');
    expect(life.refusal('1001', withdrawal({ request: '  ' }))).toMatchObject({
      rule: 'C6',
      field: 'request',
    });
    life.do('1001', withdrawal({ request: '撤回申请书，2026年11月30日签名' }));
    expect(life.events.at(-1)).toMatchObject({ payload: { request: '撤回申请书，2026年11月30日签名' } });
  });

  test('B7：仅收件的，转送以前、以后都可以撤回', () => {
    const item = itemOf({ intakeOnly: true, template: null });
    const life = new Life(item).accept({ outcome: { kind: 'receive' } });
    life.do('1001', { type: 'transmit', to: '建筑业科' }).do('1001', withdrawal());
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

  test('C6：复核人尚未输入口令确认的，不能作废', () => {
    expect(at.已受理().refusal('1001', voiding({ secondConfirmed: false }))).toMatchObject({
      rule: 'C6',
      field: 'second',
    });
  });

  test('C6：复核人是本部门的人员，或者大厅管理、监察人员', () => {
    expect(at.已受理().refusal('1001', voiding({ second: '2101' }))).toMatchObject({
      kind: 'not_permitted',
      field: 'second',
    });
    for (const second of ['2001', '3001', '8001', '9001'])
      expect(at.已受理().do('1001', voiding({ second })).case.stage).toBe('已作废');
  });

  test('C6：受理次日起不能作废，未受理的不限', () => {
    expect(at.已受理().on('2026-10-13').refusal('1001', voiding())).toMatchObject({ rule: 'C6' });
    expect(at.补正中().on('2026-10-19').do('1001', voiding()).case.stage).toBe('已作废');
    const item = itemOf({ intakeOnly: true, template: null });
    const sent = new Life(item).accept({ outcome: { kind: 'receive' } });
    sent.do('1001', { type: 'transmit', to: '建筑业科' });
    expect(sent.on('2026-10-19').do('1001', voiding()).case.stage).toBe('已作废');
  });

  test('C6：受理当日，已经送达文书、已经出具缴款通知书、已经决定的，不能作废', () => {
    const told = at.已受理();
    const papers = [...told.case.documents];
    told.seal(papers[0]?.number ?? '').do('1002', serving(told.case, { papers, servedOn: firstDay }));
    expect(told.refusal('1001', voiding()).message).toContain('送达');
    const charged = acceptedCase(kinds.收费件).do('1002', { type: 'charge', quantity: 1 });
    expect(charged.refusal('1001', voiding()).message).toContain('缴款通知书');
    expect(acceptedCase(kinds.收费件).paid().refusal('1001', voiding()).rule).toBe('C6');
    charged.do('1002', { type: 'cancel_charge', reason: '误录' }).do('1001', voiding());
    expect(charged.case.stage).toBe('已作废');
  });

  test('许可法32(4) · C6：五日没有告知的，已经视为受理，不能用作废了事', () => {
    const life = new Life(kinds.承诺件).accept({ outcome: { kind: 'receive' } }).on('2026-10-20');
    expect(life.refusal('1001', voiding()).rule).toBe('C6');
  });

  test.each(['收件', '补正中', '已受理'] as const)('C6：%s时作废的，都记入监察', (stage) => {
    const life = at[stage]().do('1001', voiding());
    expect(life.case.irregularities).toMatchObject([
      { rule: 'C6', on: firstDay, text: '误录作废（余主任办理，张窗口复核）：重复录入，与前一件相同' },
    ]);
  });

  test.each(['', ' ', '误录', '误 录'])('原因“%s”太短', (reason) =>
    expect(at.已受理().refusal('1001', voiding({ reason })).field).toBe('reason'),
  );

  test('D1：只有窗口负责人可以作废', () => {
    expect(at.已受理().refusal('1002', voiding({ second: '1001' })).rule).toBe('D1');
    expect(at.已受理().refusal('3001', voiding()).rule).toBe('D1');
  });
});

test.each([
  ['已撤回', withdrawal()],
  ['已终止', terminate()],
  ['已作废', voiding()],
] as const)('%s以后，什么都不能再办', (_stage, command) => {
  const life = at.已受理().do('1001', command);
  const before = life.case;
  for (const next of afterwards) expect([next.type, life.try('1001', next).ok]).toEqual([next.type, false]);
  expect(life.case).toBe(before);
});
