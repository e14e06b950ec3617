import { describe, expect, test } from 'vitest';
import { civilDate, instantAt } from '#shared/calendar/civil-date.ts';
import type { ShiftState } from '#shared/registers/shift-state.ts';
import { usualHours } from '#shared/shift/opening-hours.ts';
import { unmannedStretches } from '#shared/shift/unmanned.ts';
import type { CaseRecord } from '#shared/reports/case-record.ts';
import {
  accountable,
  byDepartment,
  irregularities,
  noticeFactOf,
  type Observed,
  publicExplanations,
  type SupervisedPost,
} from '#shared/reports/irregularities.ts';
import { noticeFact } from '#shared/registers/notice.ts';
import {
  accepted,
  clocksOn,
  corrected,
  decided,
  department,
  done,
  made,
  number,
  received,
  resumed,
  sealed,
  suspended,
  voided,
} from './cases.ts';
import { calendar, uuidOf } from '../../support/hall.ts';

const seen = (record: CaseRecord, today: string, shifts: SupervisedPost[] = []): Observed[] =>
  irregularities({
    cases: [record],
    clocksOf: clocksOn(today),
    shifts,
    departmentOf: () => department,
    today: civilDate(today),
    calendar,
  });
const kinds = (found: readonly Observed[]) => found.map(({ kind }) => kind);

describe('C6 超期', () => {
  const underway = made(1, [
    received('2026-09-28'),
    accepted('2026-09-28', { legalDays: 20, promisedDays: 12 }),
  ]);

  test('C6: nothing while the limits run; the last day is still in time', () => {
    expect(seen(underway, '2026-09-30')).toEqual([]);
    expect(seen(underway, '2026-10-20')).toEqual([]);
  });

  test('优化营商环境条例36: past the promised limit the body has to explain in public', () => {
    const [entry] = seen(underway, '2026-10-21');
    expect(entry).toMatchObject({
      kind: '承诺超期',
      department,
      on: '2026-10-20',
      explain: true,
      caseId: uuidOf(1),
    });
    expect(entry?.liability).toContain('优化营商环境条例》第三十六条');
    expect(publicExplanations(seen(underway, '2026-10-21'))).toHaveLength(1);
  });

  test('许可法42 · 74: past the statutory limit as well', () => {
    const found = seen(underway, '2026-11-02');
    expect(kinds(found)).toEqual(['法定超期', '承诺超期']);
    expect(found[0]?.liability).toContain('第七十四条第（二）项');
    expect(found[0]?.text).toMatch(/^超过法定办结时限（2026年10月30日）1个工作日$/u);
  });

  test('a decision after the limit stays on the list', () => {
    const late = made(2, [received('2026-09-28'), accepted('2026-09-28'), decided('2026-10-29')]);
    expect(kinds(seen(late, '2026-12-01'))).toContain('承诺超期');
  });

  test('许可法44: service after ten working days', () => {
    const unserved = made(3, [received('2026-09-28'), accepted('2026-09-28'), decided('2026-09-30')]);
    expect(seen(unserved, '2026-10-20')).toEqual([]);
    expect(kinds(seen(unserved, '2026-10-21'))).toEqual(['送达超期']);
  });
});

describe('许可法72 收件与告知', () => {
  test('许可法32(4): silence past five working days, and acceptance by silence', () => {
    const silent = made(4, [received('2026-09-21')]);
    expect(seen(silent, '2026-09-29')).toEqual([]);
    expect(seen(silent, '2026-09-30')[0]).toMatchObject({ kind: '逾期未告知', rule: '许可法32(4)' });
    const { payload } = accepted('2026-09-21');
    const deemed = made(5, [
      received('2026-09-21'),
      { kind: 'case.deemed_accepted', day: '2026-09-29', payload: { ...payload, silentSince: '2026-09-29' } },
    ]);
    expect(seen(deemed, '2026-09-29')[0]).toMatchObject({ kind: '视为受理' });
    expect(seen(deemed, '2026-09-29')[0]?.liability).toContain('第七十二条');
  });

  test('B2 · 许可法72(4): a second correction notice', () => {
    const repeated = made(6, [
      received('2026-09-28'),
      corrected('2026-09-28'),
      {
        kind: 'case.correction_repeated',
        day: '2026-09-30',
        payload: {
          ...corrected('2026-09-30').payload,
          reason: '首次遗漏',
          supervisor: { staff: '4001', name: '王示范' },
        },
      },
    ]);
    expect(seen(repeated, '2026-09-30')[0]).toMatchObject({
      kind: '再次告知补正',
      rule: 'B2 · 许可法72',
      on: '2026-09-30',
      number: '001-000001-4',
    });
  });

  test('A5: what was entered afterwards', () => {
    const step = received('2026-09-28');
    const payload = { ...step.payload, lateEntry: { slip: 'S1', reason: '停电', enteredOn: '2026-09-29' } };
    expect(kinds(seen(made(7, [{ ...step, payload }]), '2026-09-30'))).toEqual(['补录']);
  });
});

describe('C1 即办件', () => {
  const instant = { handling: '即办件', legalDays: 1, promisedDays: 1 } as const;
  const taken = [received('2026-09-28', instant), accepted('2026-09-28', { legalDays: 1, promisedDays: 1 })];

  test('C1: closed the same day is in order', () => {
    expect(seen(made(8, taken), '2026-09-28')).toEqual([]);
    expect(seen(made(9, [...taken, decided('2026-09-28')]), '2026-09-29')).toEqual([]);
  });

  test('C1: open the next day, or closed later, is not', () => {
    expect(kinds(seen(made(10, taken), '2026-09-29'))).toEqual(['即办件未当日办结']);
    expect(kinds(seen(made(11, [...taken, decided('2026-09-29')]), '2026-09-29'))).toEqual([
      '即办件未当日办结',
    ]);
  });
});

test('F1: a department that answers an 抄告 late, or not at all, is on the 责任追究 list, and not the lead', () => {
  const asked = (id: string, name: string) => ({
    id,
    department: name,
    subject: '场地',
    limit: { from: '2026-09-28', workingDays: 2, due: '2026-09-30' },
  });
  const record = made(12, [
    received('2026-09-28'),
    accepted('2026-09-28'),
    {
      kind: 'case.co_notified',
      day: '2026-09-28',
      payload: {
        lead: department,
        document: number('抄1'),
        notices: [asked('a', '凤冈县公安局'), asked('b', '凤冈县水务局'), asked('c', '凤冈县民政局')],
        done: done('2026-09-28'),
      },
    },
    ...(['a', 'b'] as const).map((id) => ({
      kind: 'case.co_replied' as const,
      day: '2026-10-08',
      payload: {
        id,
        department: '',
        reply: '同意',
        reason: '',
        on: id === 'a' ? '2026-09-30' : '2026-10-08',
        done: done('2026-10-08'),
      },
    })),
  ]);
  const found = accountable(seen(record, '2026-10-09'));
  expect(found.map((entry) => entry.department).toSorted()).toEqual(['凤冈县民政局', '凤冈县水务局']);
  expect([...byDepartment(found).keys()]).toHaveLength(2);
});

const post = (change: Partial<SupervisedPost> = {}): SupervisedPost => ({
  id: 'c1',
  name: '交通窗口1号',
  department,
  state: { person: null, absence: null, consents: [], unmannedSince: null },
  unmanned: [],
  ...change,
});

test('D11: every 空岗 is listed, with the minutes and what who left said of it', () => {
  const moment = (kind: string, time: string, reason = '') => ({
    kind,
    at: instantAt(civilDate('2026-09-29'), time),
    payload: { staff: '1001', name: '余姮', reason },
  });
  const events = [
    moment('shift.signed_in', '09:00'),
    moment('shift.signed_out', '10:00', '到银行取回单'),
    moment('shift.signed_in', '10:20'),
    moment('shift.signed_out', '16:30'),
  ];
  const [from, to] = ['00:00', '23:59'].map((time) => instantAt(civilDate('2026-09-29'), time));
  const unmanned = unmannedStretches(events, from!, to!, usualHours, calendar);
  const found = seen(made(30, [received('2026-09-29')]), '2026-09-29', [post({ unmanned })]);
  expect(found.map(({ kind, rule, on, text }) => [kind, rule, on, text])).toEqual([
    ['空岗', 'D11', '2026-09-29', '交通窗口1号2026年9月29日10:00至10:20空岗20分钟，原因：到银行取回单'],
    ['空岗', 'D11', '2026-09-29', '交通窗口1号2026年9月29日16:30至17:00空岗30分钟，没有写明原因'],
  ]);
  expect(noticeFact.safeParse(found.map(noticeFactOf)[0]).success).toBe(true);
  const moments = unmanned.map((stretch) => ({ ...stretch, to: stretch.from }));
  expect(seen(made(31, [received('2026-09-29')]), '2026-09-29', [post({ unmanned: moments })])).toEqual([]);
});

test('D7: a stand-in let in by emergency code is for the audit', () => {
  const consent = {
    id: 'c',
    standsInFor: '1001',
    from: '2026-09-29',
    until: '2026-09-29',
    by: '应急码',
    code: '0426',
  };
  const state: ShiftState = {
    person: null,
    absence: null,
    consents: [
      { ...consent, staff: '1002', emergency: true },
      { ...consent, staff: '1003', emergency: false },
    ],
    unmannedSince: null,
  };
  const found = seen(made(13, [received('2026-09-29')]), '2026-09-29', [post({ state })]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: '应急替岗', rule: 'D7', caseId: null, department });
  expect(noticeFact.safeParse(found.map(noticeFactOf)[0]).success).toBe(true);
});

describe('许可法72 作废的办件', () => {
  test('C6: a case entered by mistake and made void is shown as that, and as nothing else', () => {
    const found = seen(made(14, [received('2026-09-21'), voided('2026-09-22')]), '2026-12-01');
    expect(found.map(({ kind, rule, on }) => [kind, rule, on])).toEqual([['误录作废', 'C6', '2026-09-22']]);
    expect(found[0]?.text).not.toContain('该办件已作废');
  });
  const others = (record: CaseRecord) => seen(record, '2026-12-01').filter(({ kind }) => kind !== '误录作废');

  test('许可法72: making it void hides neither what was recorded nor that it was late by then', () => {
    const repeated = made(15, [
      received('2026-09-28'),
      corrected('2026-09-28'),
      sealed('2026-09-28', '凤道运许补字〔2026〕第10004号'),
      {
        kind: 'case.correction_repeated',
        day: '2026-09-30',
        payload: {
          ...corrected('2026-09-30').payload,
          reason: '首次遗漏',
          supervisor: { staff: '4001', name: '王示范' },
        },
      },
      voided('2026-09-30'),
    ]);
    expect(others(repeated).map(({ kind, text }) => [kind, text.endsWith('（该办件已作废）')])).toEqual([
      ['再次告知补正', true],
    ]);
    const late = made(16, [received('2026-09-01'), accepted('2026-09-01'), voided('2026-10-12')]);
    expect(kinds(others(late))).toEqual(['法定超期', '承诺超期']);
    expect(others(made(17, [...inTime, voided('2026-09-30')]))).toEqual([]);
  });
  const inTime = [received('2026-09-28'), accepted('2026-09-28')];

  test('许可法32(4): silence past the five days stays on the list when the case is then made void, or taken back', () => {
    const late = { kind: 'case.withdrawn', day: '2026-10-08' } as const;
    const payload = { reason: '不再申请', on: '2026-10-08', returned: [], done: done('2026-10-08') };
    expect(kinds(others(made(18, [received('2026-09-21'), voided('2026-10-08')])))).toEqual(['逾期未告知']);
    expect(kinds(seen(made(19, [received('2026-09-21'), { ...late, payload }]), '2026-12-01'))).toEqual([
      '逾期未告知',
    ]);
  });

  test('C1: an 即办件 made void on a later day was not closed on the day', () => {
    const instant = { handling: '即办件', legalDays: 20, promisedDays: 5 } as const;
    const taken = [received('2026-09-28', instant), accepted('2026-09-28')];
    expect(kinds(others(made(20, [...taken, voided('2026-09-28')])))).toEqual([]);
    expect(kinds(others(made(21, [...taken, voided('2026-09-29')])))).toEqual(['即办件未当日办结']);
  });
});

describe('许可法45 特别程序', () => {
  const document = '凤道运许特字〔2026〕第10006号';
  const taken = [received('2026-09-21'), accepted('2026-09-21', { legalDays: 20, promisedDays: 20 })];
  const told = [...taken, suspended('2026-09-22', 3), sealed('2026-09-22', document)];

  test('许可法45: longer than the applicant was told; both days of the procedure count', () => {
    expect(seen(made(22, told), '2026-09-24')).toEqual([]);
    const [entry] = seen(made(22, told), '2026-09-28');
    expect(entry).toMatchObject({ kind: '特别程序超时', rule: '许可法45', on: '2026-09-24' });
    // The 25th to the 27th were the Mid-Autumn holiday.
    expect(entry?.text).toBe('检测告知需要3个工作日，已经4个工作日，尚未结束');
    expect(
      seen(made(23, [...told, resumed('2026-09-24')]), '2026-12-01').map(({ kind }) => kind),
    ).not.toContain('特别程序超时');
    const [ended] = seen(made(24, [...told, resumed('2026-09-29'), decided('2026-09-30')]), '2026-09-30');
    expect(ended?.text).toBe('检测告知需要3个工作日，已经5个工作日');
  });

  test('许可法45: a notice that was neither sealed nor served within five working days told nobody anything', () => {
    const silent = [...taken, suspended('2026-09-22', 30)];
    expect(seen(made(25, silent), '2026-09-30')).toEqual([]);
    const [entry] = seen(made(25, silent), '2026-10-08');
    expect(entry).toMatchObject({ kind: '告知书未送出', rule: '许可法45', on: '2026-09-30' });
    expect(entry?.text).toContain(document);
    expect(entry?.liability).toContain('第七十二条第（三）项');
    expect(seen(made(26, [...silent, sealed('2026-09-30', document)]), '2026-10-08')).toEqual([]);
    expect(kinds(seen(made(27, [...silent, sealed('2026-10-08', document)]), '2026-10-08'))).toEqual([
      '告知书未送出',
    ]);
  });

  test('许可法32(4): nor has a correction notice that stayed in the drawer', () => {
    const correction = '凤道运许补字〔2026〕第10004号';
    const waiting = [received('2026-09-21'), corrected('2026-09-21')];
    expect(seen(made(28, waiting), '2026-09-29')).toEqual([]);
    expect(seen(made(28, waiting), '2026-09-30')[0]).toMatchObject({
      kind: '告知书未送出',
      rule: '许可法32(4)',
      number: '001-000001-4',
    });
    expect(seen(made(29, [...waiting, sealed('2026-09-21', correction)]), '2026-12-01')).toEqual([]);
  });
});

describe('C3 · 许可法43 上报', () => {
  const item = { handling: '上报件', superior: '遵义市交通运输局', legalDays: 60, promisedDays: 60 } as const;
  const taken = [received('2026-09-01', item), accepted('2026-09-01', { legalDays: 60, promisedDays: 60 })];
  const sent = (day: string, late: boolean) => ({
    kind: 'case.forwarded' as const,
    day,
    payload: {
      superior: '遵义市交通运输局',
      document: '凤交呈〔2026〕1号',
      sentOn: day,
      late,
      done: done(day),
    },
  });

  test('C3 · 许可法43: what went up after twenty working days, and what has not gone up by then', () => {
    expect(seen(made(32, taken), '2026-09-29')).toEqual([]);
    expect(seen(made(32, taken), '2026-09-30')[0]).toMatchObject({
      kind: '上报超期',
      rule: 'C3 · 许可法43',
      on: '2026-09-29',
    });
    expect(seen(made(33, [...taken, sent('2026-09-29', false)]), '2026-09-30')).toEqual([]);
    const late = seen(made(34, [...taken, sent('2026-09-30', true)]), '2026-09-30');
    expect(late.map(({ kind, rule }) => [kind, rule])).toEqual([['上报超期', 'C3 · 许可法43']]);
  });

  test('许可法45: a special procedure is left out of the twenty days', () => {
    const paused = [
      ...taken,
      suspended('2026-09-02', 40),
      sealed('2026-09-02', '凤道运许特字〔2026〕第10006号'),
    ];
    expect(kinds(seen(made(35, paused), '2026-10-09'))).toEqual([]);
  });
});
