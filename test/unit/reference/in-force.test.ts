import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '#shared/calendar/civil-date.ts';
import {
  branch,
  counter,
  department,
  departmentOn,
  departmentsServed,
  itemOn,
  serviceItem,
} from '#shared/reference/index.ts';
import { withVersions } from '#shared/reference/import/versions.ts';
import { hall, itemNamed, today } from '../../support/hall.ts';
import { eventsOf as valueOf, refusalOf } from '../rules/results.ts';

const freight = itemNamed('道路货物运输经营许可');
const on = civilDate;

describe('A9 窗口分配有起止日期', () => {
  const at = counter.parse({
    ...hall.counter,
    departments: ['社保科'],
    allocations: [
      { department: '二手房交易', from: '2026-01-01', until: '2026-09-30' },
      { department: '契税', from: null, until: null },
      { department: '社保', from: '2026-10-01' },
    ],
  });

  test.each([
    ['2025-12-31', ['契税']],
    ['2026-01-01', ['二手房交易', '契税']],
    ['2026-09-30', ['二手房交易', '契税']],
    ['2026-10-01', ['契税', '社保']],
  ])('%s', (day, departments) => expect(departmentsServed(at, on(day))).toEqual(departments));

  test('没有分配日期的，按窗口办理的部门', () =>
    expect(departmentsServed({ ...at, allocations: [] }, today)).toEqual(['社保科']));
});

describe('部门进驻有起止日期', () => {
  const departments = [
    department.parse({ name: '县国税局', mode: '整体进驻', until: '2018-06-14' }),
    department.parse({ name: '县税务局', mode: '整体进驻', from: '2018-06-15' }),
  ];
  test('A1: 尚未进驻的、已经撤并的，当日不在大厅', () => {
    const names = (day: string) =>
      ['县国税局', '县税务局'].filter((name) => departmentOn({ departments }, name, on(day)) !== undefined);
    expect(names('2018-06-14')).toEqual(['县国税局']);
    expect(names('2018-06-15')).toEqual(['县税务局']);
  });
});

describe('A4 分厅', () => {
  const hallWith = (change: object) =>
    branch.safeParse({ id: 'car', name: '车管分厅', kind: '分厅', ...change }).success;
  test('A4: 分厅须经政府同意，并写明由谁运行管理；主厅不必', () => {
    const approved = { approval: '凤府函〔2026〕3号', runBy: '凤冈县公安局' };
    expect(hallWith(approved)).toBe(true);
    expect(hallWith({ ...approved, approval: ' ' })).toBe(false);
    expect(hallWith({ approval: approved.approval })).toBe(false);
    expect(hallWith({})).toBe(false);
    expect(hallWith({ kind: '主厅' })).toBe(true);
    expect(hall.branches.map(({ kind }) => kind)).toEqual(['主厅']);
  });
});

describe('A9 事项内容有先后', () => {
  const next = serviceItem.parse({ ...freight, promisedDays: 8, from: '2026-11-01' });
  const after = valueOf(withVersions([freight], [next], today));
  const promised = (day: string) => itemOn(after, freight.code, on(day))?.promisedDays;

  test('新内容自实施日期起适用，此前按原内容', () => {
    expect(promised('2026-10-31')).toBe(12);
    expect(promised('2026-11-01')).toBe(8);
    expect(promised('2030-01-01')).toBe(8);
  });

  test('每一天只有一种内容适用', () => {
    for (let day = on('2026-10-25'); day < '2026-11-10'; day = addDays(day, 1))
      expect(after.filter((item) => itemOn([item], freight.code, day) !== undefined)).toHaveLength(1);
  });

  test('原内容保留，供此前受理的办件查用', () => expect(after).toHaveLength(2));

  test('尚未实施的内容，由后来公布的代替', () => {
    const again = valueOf(withVersions(after, [{ ...next, promisedDays: 6, from: '2026-10-15' }], today));
    expect(again.map(({ promisedDays, from, until }) => [promisedDays, from, until])).toEqual([
      [12, null, '2026-10-14'],
      [6, '2026-10-15', null],
    ]);
  });

  test('没有实施日期的，自今日起', () => {
    const now = valueOf(withVersions([freight], [{ ...next, from: null }], today));
    expect(now.map(({ from, until }) => [from, until])).toEqual([
      [null, addDays(today, -1)],
      [today, null],
    ]);
  });

  test('不得改动今日以前的内容', () =>
    expect(refusalOf(withVersions([freight], [{ ...next, from: '2026-09-01' }], today)).rule).toBe('A9'));

  test('停用的事项，停用后查不到', () => {
    const ended = { ...freight, until: '2026-09-29' };
    expect(itemOn([ended], freight.code, today)).toBeUndefined();
    expect(itemOn([ended], freight.code, on('2026-09-29'))).toBe(ended);
  });
});

describe('先前保存的资料仍能读取', () => {
  test('A1: 事项没有新登记的内容时，按没有另行规定', () => {
    const {
      code,
      name,
      initials,
      pinyin,
      department: owner,
      organ,
      category,
      handling,
      legalDays,
      promisedDays,
      materials,
    } = freight;
    const before = {
      code,
      name,
      initials,
      pinyin,
      department: owner,
      organ,
      category,
      handling,
      legalDays,
      promisedDays,
      materials,
      fee: null,
      notes: [],
      example: true,
    };
    expect(serviceItem.parse(before)).toMatchObject({
      presence: { state: '已进驻' },
      legacy: false,
      intakeOnly: false,
      quota: null,
      from: null,
    });
  });

  test('C2: 承诺时限长于法定时限的事项，读取时即被拒绝', () =>
    expect(serviceItem.safeParse({ ...freight, promisedDays: 21 }).success).toBe(false));

  test('A2: 未进驻的事项应当写明原因、批准文件和办理地点', () => {
    const outside = {
      state: '未进驻',
      reason: '涉密',
      approval: '县府函〔2026〕8号',
      approvedOn: '2026-05-01',
    };
    expect(serviceItem.safeParse({ ...freight, presence: outside }).success).toBe(false);
    expect(
      serviceItem.safeParse({ ...freight, presence: { ...outside, handledAt: '县国家安全局' } }).success,
    ).toBe(true);
  });
});
