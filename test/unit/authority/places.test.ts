import { describe, expect, test } from 'vitest';
import { allowedTo, at, education, house, may, post, refusedTo, transport, water, where } from './house.ts';
import { type Act, actRules, mayDo } from '#shared/authority/index.ts';
import { item } from './house.ts';

describe('A2 未进驻的事项', () => {
  const presence = {
    state: '未进驻',
    reason: '涉及国家秘密',
    approval: '凤府函〔2026〕8号',
    approvedOn: '2026-03-01',
    handledAt: '凤冈县交通运输局三楼302室',
  } as const;
  test.each(['收件', '受理', '补正告知', '不予受理', '不受理', '窗口决定', '送达'] as const)(
    '不“%s”，写明原因、批准文号和办理地点',
    (act) => {
      const refused = refusedTo(act, {}, { presence });
      expect([refused.rule, refused.field]).toEqual(['A2', 'item']);
      expect(refused.message).toContain('涉及国家秘密，凤府函〔2026〕8号');
      expect(refused.next).toContain('凤冈县交通运输局三楼302室');
    },
  );
});

describe('A3 一个窗口可以为多个部门收件，每个部门只在为它服务的窗口收件', () => {
  test('不服务的部门，告知到哪个部门的窗口', () => {
    const refused = refusedTo('收件', {}, { department: water, organ: '凤冈县河道管理所' });
    expect(refused.rule).toBe('A2 · A3');
    expect(refused.next).toContain('凤冈县水务局（凤冈县河道管理所）的窗口');
  });

  test.each([transport, water, education])('综合窗口的轮值人员可以为%s收件', (department) =>
    expect(
      allowedTo('收件', { who: '1101', counter: 'shared' }, { department, organ: department }),
    ).toMatchObject({
      actingFor: null,
    }),
  );

  test.each(['受理', '补正告知', '不予受理', '送达', '缴款通知'] as const)('轮值人员也可以“%s”', (act) =>
    expect(may(act, { who: '1101', counter: 'shared' }).ok).toBe(true),
  );

  test('轮值从第一日到最后一日，之前、之后都不行', () => {
    const on = (date: string) => may('收件', { who: '1101', counter: 'shared', on: date }).ok;
    expect(['2026-09-27', '2026-09-28', '2026-10-09', '2026-10-10'].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('没有固定窗口的人员，轮值期满后不能再为其他部门收件', () => {
    const person = { ...where({ who: '1101' }).person, counter: null };
    expect(may('收件', { who: person, counter: 'shared', on: '2026-10-09' }).ok).toBe(true);
    expect(refusedTo('收件', { who: person, counter: 'shared', on: '2026-10-10' }).rule).toBe('D1');
  });

  test('不在轮值表上的，不能在综合窗口为其他部门收件', () => {
    expect(
      refusedTo('收件', { who: '1006', counter: 'shared' }, { department: water, organ: water }).rule,
    ).toBe('D1');
    expect(refusedTo('收件', { who: '1003', counter: 'shared' }).rule).toBe('D7');
  });

  test('轮值表不使人在业务窗口办理其他部门的事项', () => {
    const hall = { roster: [{ counter: 't1', staff: '1101', from: '2026-09-01', until: '2026-12-31' }] };
    expect(refusedTo('收件', { who: '1101', hall }).rule).toBe('D1');
  });

  test('D3 代收不等于代决定：轮值人员不能决定其他部门的即办件', () => {
    const refused = refusedTo('窗口决定', { who: '1101', counter: 'shared' });
    expect([refused.rule, refused.next]).toEqual(['D1', '请由凤冈县交通运输局的窗口人员办理。']);
    expect(may('窗口决定', { who: '1101', counter: 'shared' }, { department: water, organ: water }).ok).toBe(
      true,
    );
  });

  test('D3 有该部门自己的授权书的，可以决定', () => {
    const person = where({ who: '1101' }).person;
    const authorised = { ...person, mandate: { ...person.mandate, organ: transport } };
    expect(may('窗口决定', { who: authorised, counter: 'shared' }).ok).toBe(true);
  });
});

describe('A4 分厅同样的规则', () => {
  test('每一项权限，分厅与主厅的答复都一样', () => {
    for (const act of Object.keys(actRules) as Act[])
      for (const { number } of house.staff) {
        const inMain = { ...house.counter, id: 'same' };
        const inBranch = { ...inMain, branch: 'branch' };
        expect(may(act, { who: number, counter: inBranch })).toEqual(
          may(act, { who: number, counter: inMain }),
        );
      }
  });
});

describe('A5 只在大厅在册窗口受理、送达', () => {
  const acts = Object.keys(actRules) as Act[];
  test.each(acts)('没有登记的机器上什么都不能办：%s', (act) => {
    for (const { number } of house.staff)
      expect(refusedTo(act, { who: number, counter: 'unregistered' }, null).rule).toBe('A5');
  });

  test.each([
    '收件',
    '受理',
    '补正告知',
    '不予受理',
    '不受理',
    '当场更正',
    '再次补正告知',
    '转送',
    '送达',
    '窗口决定',
  ] as const)('办公席位、监督席位不能“%s”', (act) => {
    for (const counter of ['office', 'supervision'] as const) {
      const refused = refusedTo(act, { counter });
      expect([refused.rule, refused.message.includes(`“${act}”应当在大厅窗口办理`)]).toEqual(['A5', true]);
    }
  });

  test('领导、审查人员在办公席位办理自己的事', () => {
    expect(may('审批意见', { who: '2001', counter: 'office' }).ok).toBe(true);
    expect(may('审批意见', { who: '2002', counter: 'office' }).ok).toBe(true);
    expect(may('特别程序', { who: '2002', counter: 'office' }).ok).toBe(true);
  });
});

describe('A6 进驻方式', () => {
  const at业务受理 = { who: '1201', counter: 'education' } as const;
  const theirs = { department: education, organ: education };

  test.each(['收件', '受理', '补正告知', '不予受理', '送达', '移交'] as const)(
    '业务受理进驻的窗口可以“%s”',
    (act) => expect(may(act, at业务受理, theirs).ok).toBe(true),
  );

  test('业务受理进驻的窗口不作决定，移交部门', () => {
    const refused = refusedTo('窗口决定', at业务受理, theirs);
    expect([refused.rule, refused.next]).toEqual(['A6', '请移交凤冈县教育局审批。']);
  });

  test('公共服务单位的窗口也不作决定', () =>
    expect(
      refusedTo('窗口决定', { who: '1301', counter: 'post' }, { department: post, organ: post }).rule,
    ).toBe('A6'));

  test('没有进驻记录的部门、已经撤出的部门，不作决定', () => {
    const without = house.departments.filter(({ name }) => name !== transport);
    expect(refusedTo('窗口决定', { hall: { departments: without } }).rule).toBe('A6');
    const left = house.departments.map((entry) =>
      entry.name === transport ? { ...entry, until: '2026-09-29' } : entry,
    );
    expect(refusedTo('窗口决定', { hall: { departments: left } }).message).toContain(
      '没有凤冈县交通运输局进驻的记录',
    );
  });

  test('进驻方式改变的，以今日的为准', () => {
    const departments = [
      { ...house.departments[0], name: transport, mode: '业务受理进驻', from: null, until: '2026-09-30' },
      { ...house.departments[0], name: transport, mode: '整体进驻', from: '2026-10-01', until: null },
    ] as typeof house.departments;
    expect(refusedTo('窗口决定', { hall: { departments } }).rule).toBe('A6');
    expect(may('窗口决定', { hall: { departments }, on: '2026-10-01' }).ok).toBe(true);
  });
});

describe('A9 窗口配置带生效日期', () => {
  const allocated = {
    ...house.counter,
    departments: [water],
    allocations: [
      { department: transport, from: '2026-09-01', until: '2026-09-30' },
      { department: education, from: '2026-10-01', until: null },
    ],
  };

  test('以当日的配置为准，不看没有日期的那一份', () => {
    expect(may('收件', { counter: allocated }).ok).toBe(true);
    expect(refusedTo('收件', { counter: allocated, on: '2026-10-08' }).rule).toBe('A2 · A3');
    expect(refusedTo('收件', { counter: allocated }, { department: water, organ: water }).rule).toBe(
      'A2 · A3',
    );
  });

  test('没有在用的配置的窗口，什么部门都不收', () => {
    const over = { ...allocated, allocations: [{ department: transport, from: null, until: '2026-09-29' }] };
    expect(refusedTo('收件', { counter: over }).rule).toBe('A2 · A3');
  });

  test('按北京时间换日', () => {
    const counter = { ...where({ counter: allocated }), now: '2026-09-30T15:59:59.999Z' };
    expect(mayDo('收件', item, counter).ok).toBe(true);
    expect(mayDo('收件', item, { ...counter, now: '2026-09-30T16:00:00.000Z' }).ok).toBe(false);
    expect(at('2026-09-30')).toContain('T02');
  });
});
