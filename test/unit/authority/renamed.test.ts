/** 1M.12: bodies are renamed and merged, and what was begun under the old name goes on. */
import { describe, expect, test } from 'vitest';
import { organOf } from '#shared/case/numbering.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { department, departmentOn, isSameDepartment, isServedAt } from '#shared/reference/index.ts';
import { opinionAs } from '#shared/registers/opinion-as.ts';
import { at, being, house, may, member, refusedTo, transport, water, where } from './house.ts';

const merged = '凤冈县交通运输和水务局';
const today = civilDate('2026-09-30');
/** The two were merged on 1 September; people, counters and mandates have the new name. */
const departments = [
  department.parse({ name: transport, mode: '整体进驻', until: '2026-08-31' }),
  department.parse({ name: water, mode: '业务受理进驻', until: '2026-08-31' }),
  department.parse({
    name: merged,
    formerNames: [transport, water],
    mode: '整体进驻',
    leaders: { a: '2001', b: '2101' },
    heads: ['2102'],
    from: '2026-09-01',
  }),
];
const hall = { departments };
const counter = { ...house.counter, departments: [merged] };
const head = being('1001', { department: merged });
const place = { who: head, counter, hall };
const old = { department: transport, organ: transport };

describe('1M.12 · D1 部门更名以后，原来名称下的办件由现在的部门接着办', () => {
  test('A9：办件当日的名称和现在的名称是同一个部门', () => {
    const on = (day: string, name: string) => departmentOn(hall, name, civilDate(day))?.name;
    expect([on('2026-08-31', transport), on('2026-09-01', transport)]).toEqual([transport, merged]);
    expect(on('2026-08-31', merged)).toBeUndefined();
    expect(isSameDepartment(hall, transport, water, today)).toBe(true);
    expect(isSameDepartment(hall, transport, water, civilDate('2026-08-31'))).toBe(false);
    expect(isSameDepartment(hall, '某局', transport, today)).toBe(false);
  });

  test('原来的名称又给了别的部门的，按现在的名称', () => {
    const reused = [...departments, department.parse({ name: water, mode: '公共服务', from: '2026-09-15' })];
    expect(departmentOn({ departments: reused }, water, today)?.mode).toBe('公共服务');
    expect(departmentOn({ departments: reused }, water, civilDate('2026-09-10'))?.name).toBe(merged);
  });

  test('A3：窗口登记的是新名称的，照样办理原名称的办件；登记的还是原名称的，也照样', () => {
    for (const served of [merged, transport, water])
      expect(isServedAt(hall, { departments: [served], allocations: [] }, transport, today)).toBe(true);
    for (const act of ['受理', '送达', '出具决定', '领取通知'] as const)
      expect(may(act, place, old).ok).toBe(true);
    expect(refusedTo('受理', place, { department: '凤冈县教育局', organ: '凤冈县教育局' }).rule).toBe(
      'A2 · A3',
    );
  });

  test('D3 · D4：原来的部门签订的授权书，期满以前继续有效；新部门签订的，也管原来的办件', () => {
    for (const organ of [transport, water, merged]) {
      const who = being('1001', { department: merged, mandate: { ...member('1001').mandate, organ } });
      expect(may('受理', { ...place, who }, old).ok).toBe(true);
    }
    const mandate = { ...member('1001').mandate, organ: '凤冈县教育局' };
    expect(
      refusedTo('受理', { ...place, who: being('1001', { department: merged, mandate }) }, old).rule,
    ).toBe('D4');
  });

  test('D4：受委托的机关更名的，同样', () => {
    const who = being('1001', { department: merged, organs: [merged] });
    expect(may('受理', { ...place, who }, old).ok).toBe(true);
    expect(refusedTo('受理', { ...place, who }, { ...old, organ: '凤冈县公路管理所' }).rule).toBe('D4');
  });

  test('A6：按现在的进驻方式', () => {
    expect(may('窗口决定', place, old).ok).toBe(true);
    expect(may('窗口决定', place, { department: water, organ: water }).ok).toBe(true);
    expect(
      refusedTo(
        '窗口决定',
        { ...place, on: '2026-08-31', counter: 'transport', who: '1001' },
        {
          department: water,
          organ: water,
        },
      ).rule,
    ).toBe('A2 · A3');
  });

  test('人员名单还写着原名称的，也是现在部门的人员', () => {
    expect(may('受理', { ...place, who: '1001' }, { department: merged, organ: merged }).ok).toBe(true);
  });

  test('没有登记曾用名的，不是同一个部门', () => {
    const apart = departments.map((body) => ({ ...body, formerNames: [] }));
    expect(refusedTo('受理', { ...place, hall: { departments: apart } }, old).rule).toBe('A2 · A3');
  });
});

describe('1M.12 · D5 原来名称下的办件，由现在部门的领导签署意见', () => {
  const context = { ...where({ hall }), now: at('2026-09-30') };
  const leader = (number: string, of = merged) => being('2001', { number, department: of });

  test('A角、B角、主要领导都按现在的', () => {
    expect(opinionAs(leader('2001'), transport, context)).toMatchObject({ value: { as: 'A' } });
    expect(opinionAs(leader('2101'), water, context, '受A角委托')).toMatchObject({ value: { as: 'B角代A' } });
    expect(opinionAs(leader('2102'), transport, context)).toMatchObject({ value: { as: '负责人' } });
    expect(opinionAs(leader('2999'), transport, context).ok).toBe(false);
  });

  test('没有AB角的部门，原名称登记的领导也是现在部门的领导', () => {
    const without = departments.map((body) => ({ ...body, leaders: null }));
    const there = { ...context, hall: { ...context.hall, departments: without } };
    expect(opinionAs(leader('2999', water), transport, there)).toMatchObject({ value: { as: '负责人' } });
    expect(opinionAs(leader('2999', '凤冈县教育局'), transport, there).ok).toBe(false);
  });
});

test('1M.12 · D4 原来名称下的办件出具文书，用现在的机关名称；原来的机关还在的，用原来的', () => {
  const [own] = house.organs;
  const named = (...names: string[]) => ({
    ...house,
    departments,
    organs: names.map((name) => ({ ...own!, name })),
  });
  const nameOf = (hallNow: typeof house) => {
    const found = organOf(hallNow, transport);
    return found.ok ? found.value.name : found.refusal.rule;
  };
  expect(nameOf(named(merged))).toBe(merged);
  expect(nameOf(named(merged, transport))).toBe(transport);
  expect(nameOf(named('凤冈县教育局'))).toBe('许可法32');
});
