import { describe, expect, test } from 'vitest';
import { allowedTo, being, item, may, refusedTo } from './house.ts';
import type { Act } from '#shared/authority/index.ts';

const intake: readonly Act[] = ['收件', '受理', '补正告知', '不予受理', '不受理', '当场更正', '再次补正告知'];

describe('B7 仅收件的事项', () => {
  const intakeOnly = { intakeOnly: true };
  test.each(['收件', '当场更正', '转送', '催办', '结果登记', '撤回', '作废'] as const)(
    '窗口可以“%s”',
    (act) => expect(may(act, {}, intakeOnly).ok).toBe(true),
  );
  test.each([
    '受理',
    '补正告知',
    '不予受理',
    '不受理',
    '核查',
    '审批意见',
    '窗口决定',
    '出具决定',
    '缴款通知',
    '制证',
    '延期',
    '特别程序',
    '上报',
  ] as const)('窗口不能“%s”', (act) => {
    const refused = refusedTo(act, {}, intakeOnly);
    expect([refused.rule, refused.next]).toEqual(['B7', '请转送承办单位，办结后登记结果。']);
  });
});

describe('B10 窗口权限按事项和环节确定', () => {
  /** 厦门: 减免税由窗口受理、审批. */
  const relief = { name: '个人二手房交易减免税', windowPowers: ['受理', '审批'] } as const;
  /** 退税只受理、审查. */
  const refund = { name: '个人二手房交易退税', windowPowers: ['受理', '审查'] } as const;
  const asItem = ({ name, windowPowers }: typeof relief | typeof refund) => ({
    name,
    windowPowers: [...windowPowers],
  });

  test('减免税：窗口受理、决定，不审查', () => {
    for (const act of [...intake, '窗口决定'] as const) expect(may(act, {}, asItem(relief)).ok).toBe(true);
    expect(refusedTo('核查', {}, asItem(relief)).rule).toBe('B10');
  });

  test('退税：窗口受理、审查，不作决定', () => {
    for (const act of [...intake, '核查', '环节登记'] as const)
      expect(may(act, {}, asItem(refund)).ok).toBe(true);
    const refused = refusedTo('窗口决定', {}, asItem(refund));
    expect(refused.rule).toBe('B10');
    expect(refused.message).toBe('窗口对“个人二手房交易退税”的权限是受理、审查，不包括审批。');
    expect(refused.next).toContain(item.organ);
  });

  test('窗口以外的领导、审查人员不受窗口权限限制', () => {
    for (const who of ['2001', '2002']) {
      expect(may('审批意见', { who, counter: 'office' }, asItem(relief)).ok).toBe(true);
      expect(may('核查', { who, counter: 'office' }, asItem(relief)).ok).toBe(true);
    }
  });

  test.each([
    ['缴款通知', '缴费'],
    ['到账确认', '缴费'],
    ['制证', '制证'],
    ['用印', '盖章'],
    ['送达', '发证'],
    ['受理', '受理'],
    ['窗口决定', '审批'],
    ['核查', '审查'],
  ] as const)('“%s”属于%s环节', (act, stage) => {
    const all = item.windowPowers;
    expect(refusedTo(act, {}, { windowPowers: all.filter((power) => power !== stage) }).rule).toBe('B10');
    expect(may(act, {}, { windowPowers: [stage] }).ok).toBe(true);
  });
});

describe('D1 权限级别：全部、中层及以下、仅受理', () => {
  test('仅受理的，可以办理受理环节，不能审查、签署意见、作出决定', () => {
    for (const act of [...intake, '送达'] as const) expect(may(act, { who: '1007' }).ok).toBe(true);
    for (const act of ['核查', '环节登记', '窗口决定'] as const)
      expect(refusedTo(act, { who: '1007' }).rule).toBe('D1');
    const head = being('1001', { level: '仅受理' });
    expect(refusedTo('审批意见', { who: head }).rule).toBe('D1');
  });

  test('中层及以下的，可以决定中层决定的，不能决定局领导决定的', () => {
    expect(may('窗口决定', { who: '1002' }).ok).toBe(true);
    const refused = refusedTo('窗口决定', { who: '1002' }, { decisionLevel: '局领导' });
    expect([refused.rule, refused.message]).toEqual([
      'D1',
      `“${item.name}”由局领导决定，授予的权限是中层及以下。`,
    ]);
    expect(refused.next).toBe('请报凤冈县道路运输管理所的局领导决定。');
  });

  test('全部的，都可以', () => expect(may('窗口决定', {}, { decisionLevel: '局领导' }).ok).toBe(true));

  test('领导、审查人员的意见不受窗口级别限制', () =>
    expect(may('审批意见', { who: being('2002', { level: '仅受理' }), counter: 'office' }).ok).toBe(true));

  test.each(['centre_manager', 'supervisor', 'leader', 'reviewer'] as const)('%s不能在窗口受理', (role) => {
    const refused = refusedTo('受理', { who: being('1001', { role }) });
    expect([refused.rule, refused.next]).toEqual(['D1', '请由窗口工作人员、窗口负责人办理。']);
  });
});

describe('D2 窗口负责人', () => {
  test('本窗口设备由窗口负责人设置', () => {
    expect(may('设备设置', {}, null).ok).toBe(true);
    for (const who of ['1002', '2001', '2002', '3001', '4001']) {
      const refused = refusedTo('设备设置', { who }, null);
      expect([refused.rule, refused.next]).toEqual(['D2', '请由窗口负责人办理。']);
    }
  });

  test('其他窗口的负责人不能设置本窗口的设备', () =>
    expect(refusedTo('设备设置', { counter: 'far' }, null).rule).toBe('D7'));

  test('作废由窗口负责人办理，工作人员不能', () => {
    expect(may('作废').ok).toBe(true);
    expect(refusedTo('作废', { who: '1002' }).rule).toBe('D1');
  });
});

describe('D4 按受委托的机关授权', () => {
  test('只受一个所委托的，不办理其他所的事项', () => {
    const refused = refusedTo('受理', { who: '1008' });
    expect([refused.rule, refused.next]).toEqual(['D4', '请由凤冈县道路运输管理所委托的人员办理。']);
    expect(may('受理', { who: '1008' }, { organ: '凤冈县公路管理所' }).ok).toBe(true);
  });

  test('领导、审查人员也只办自己部门的', () => {
    const other = { department: '凤冈县水务局', organ: '凤冈县水务局' };
    expect(refusedTo('审批意见', { who: '2001', counter: 'office' }, other).rule).toBe('D1');
    expect(refusedTo('核查', { who: '2002', counter: 'office' }, other).rule).toBe('D1');
  });
});

describe('D5–D7 · I2 各由其人', () => {
  test.each([
    ['替岗同意', ['3001']],
    ['号段管理', ['3001']],
    ['投诉处理', ['3001', '4001']],
    ['监察通报', ['3001', '4001']],
    ['差评核定', ['3001', '4001']],
    ['差评处理', ['1001', '3001', '4001']],
    ['授权', ['2001', '3001']],
    ['领导离岗', ['2001', '3001']],
    ['投诉登记', ['1001', '1002', '2001', '2002', '3001', '4001']],
  ] as const)('“%s”', (act, allowed) => {
    const people = ['1001', '1002', '2001', '2002', '3001', '4001'];
    expect(people.filter((who) => may(act, { who }, null).ok)).toEqual(allowed);
  });

  test('谁都可以登记投诉，也不写授权书', () =>
    expect(allowedTo('投诉登记', { who: '1004' }, null)).toEqual({ mandate: null, actingFor: null }));
});

describe('D3 · F2 终止和抄告', () => {
  test.each(['承诺件', '上报件'] as const)(
    'D3：终止%s由窗口负责人或者机关领导办理，工作人员不能',
    (handling) => {
      const refused = refusedTo('终止', { who: '1002' }, { handling });
      expect([refused.rule, refused.next]).toEqual(['D3', '请由窗口负责人或者机关领导办理。']);
      expect(allowedTo('终止', {}, { handling }).mandate).not.toBeNull();
      expect(may('终止', { who: '2001', counter: 'office' }, { handling }).ok).toBe(true);
      const other = { handling, department: '凤冈县水务局', organ: '凤冈县水务局' };
      expect(refusedTo('终止', { who: '2001', counter: 'office' }, other).rule).toBe('D1');
    },
  );

  test('D3：终止凭协调催办和管理权；即办件本来由窗口决定，工作人员也可以终止', () => {
    const { mandate } = being('1001', {});
    const without = being('1001', { mandate: { ...mandate, powers: ['受理决定权', '即办类最终许可权'] } });
    expect(refusedTo('终止', { who: without }, { handling: '承诺件' }).rule).toBe('D3');
    expect(may('终止', { who: '1002' }).ok).toBe(true);
  });

  test('F2：重大事项由大厅管理机构牵头抄告；其他事项由部门的窗口抄告', () => {
    expect(may('抄告', { who: '3001', counter: 'office' }, { major: true }).ok).toBe(true);
    const refused = refusedTo('抄告', { who: '3001', counter: 'office' });
    expect([refused.rule, refused.next]).toEqual(['F2', `请由${item.department}的窗口办理。`]);
    expect(refusedTo('出具决定', { who: '3001' }, { major: true }).rule).toBe('D1');
  });

  test('B7 · D3：仅收件的事项可以催办', () => expect(may('催办', {}, { intakeOnly: true }).ok).toBe(true));
});
