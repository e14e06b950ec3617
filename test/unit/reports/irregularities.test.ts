import { describe, expect, test } from 'vitest';
import type { ShiftState } from '#shared/registers/shift-state.ts';
import type { CaseRecord } from '#shared/reports/case-record.ts';
import {
  accountable,
  byDepartment,
  irregularities,
  noticeFactOf,
  type Observed,
  publicExplanations,
} from '#shared/reports/irregularities.ts';
import { noticeFact } from '#shared/registers/notice.ts';
import { accepted, clocksOn, corrected, decided, department, done, made, number, received } from './cases.ts';
import { uuidOf } from '../../support/hall.ts';

const seen = (
  record: CaseRecord,
  today: string,
  shifts: { id: string; state: ShiftState }[] = [],
): Observed[] =>
  irregularities({ cases: [record], clocksOf: clocksOn(today), shifts, departmentOf: () => department });
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
  const found = seen(made(13, [received('2026-09-29')]), '2026-09-29', [{ id: '窗口1', state }]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: '应急替岗', rule: 'D7', caseId: null, department });
  expect(noticeFact.safeParse(found.map(noticeFactOf)[0]).success).toBe(true);
});

test('a case entered by mistake (作废) is no irregularity', () => {
  const record = made(14, [
    received('2026-09-21'),
    {
      kind: 'case.voided',
      day: '2026-09-22',
      payload: { reason: '误录', second: { staff: '1001', name: '余姮' }, done: done('2026-09-22') },
    },
  ]);
  expect(seen(record, '2026-12-01')).toEqual([]);
});
