import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import type { ComplaintState } from '#shared/registers/complaint.ts';
import { appraisal } from '#shared/reports/appraisal.ts';
import { monthlyBlocks } from '#shared/reports/blocks.ts';
import type { CaseRecord } from '#shared/reports/case-record.ts';
import { monthlyReport } from '#shared/reports/monthly.ts';
import { hall, uuidOf } from '../../support/hall.ts';
import {
  accepted,
  charged,
  clocksOn,
  corrected,
  decided,
  department,
  done,
  freight,
  made,
  paid,
  received,
  refusedAtIntake,
  voided,
} from './cases.ts';
import { rated } from './ratings.ts';

const days = { legalDays: 20, promisedDays: 12 };
const cases: CaseRecord[] = [
  // Closed the same day, paid.
  made(1, [
    received('2026-09-01'),
    accepted('2026-09-01', days),
    charged('2026-09-01'),
    paid('2026-09-01'),
    decided('2026-09-01'),
  ]),
  // Closed after four working days.
  made(2, [received('2026-09-01'), accepted('2026-09-01', days), decided('2026-09-07', {}, '1002')]),
  // Accepted in August, in hand at the end of September and late by then.
  made(3, [received('2026-08-24'), accepted('2026-08-24', days)]),
  // In hand, in time; decided in October.
  made(4, [received('2026-09-21'), accepted('2026-09-21', days), decided('2026-10-08')]),
  made(5, [received('2026-09-02'), refusedAtIntake('2026-09-02')]),
  made(6, [received('2026-09-03'), corrected('2026-09-03')]),
  // Another department's, and one entered by mistake.
  made(7, [received('2026-09-03', { department: '凤冈县民政局' })]),
  made(8, [received('2026-09-03'), voided('2026-09-03')]),
];
const complaint = (change: Partial<ComplaintState> = {}): ComplaintState => ({
  kind: '慢作为',
  text: '等候太久',
  complainant: null,
  against: { department, staff: '1002', name: '张凤', counter: '' },
  caseId: null,
  window: '交通窗口1号',
  receivedOn: '2026-09-10',
  limit: { from: '2026-09-10', workingDays: 15, due: null },
  done: done('2026-09-10'),
  stage: '已登记',
  accepted: null,
  investigation: null,
  disposal: null,
  answers: [],
  reviewRequest: null,
  review: null,
  filed: null,
  ...change,
});
const upheld = complaint({ disposal: { finding: '属实', measure: '批评教育', done: done('2026-09-12') } });
const ratings = [rated(1, { grade: 5 }), rated(2, { grade: 1 }), rated(4), rated(7, { grade: 5 })];
const report = (today = '2026-10-12', month = '2026-09') =>
  monthlyReport({
    department,
    month,
    today: civilDate(today),
    cases,
    ratings,
    complaints: [complaint(), upheld, complaint({ receivedOn: '2026-08-31' })],
    clocksOf: clocksOn(today),
  });

describe('I4 部门月报', () => {
  test('I4: 收件、受理、办结、在办、超期、不予受理、补正 by item, of the department and the month alone', () => {
    const { items, total } = report();
    expect(items).toHaveLength(1);
    expect(items[0]).toEqual({ ...total, item: freight.name });
    expect(total).toEqual({
      item: '合计',
      received: 5,
      accepted: 3,
      closed: 2,
      sameDay: 1,
      closedLate: 0,
      inHand: 2,
      inHandLate: 1,
      refused: 1,
      notRequired: 0,
      corrected: 1,
      ended: 0,
      voided: 1,
      fees: 1000,
      averageDays: 2,
    });
  });

  test('C1: 即办率 is what was closed on the day of acceptance, of all that was closed', () => {
    expect(report().instantShare).toBe(0.5);
    expect(report('2026-10-12', '2026-07').instantShare).toBeNull();
  });

  test('I4: ratings of its cases and complaints about it', () => {
    const { ratings: figures, complaints } = report();
    expect(figures).toMatchObject({ invited: 3, given: 2, poor: 1, unrated: 1, satisfied: 0.5 });
    expect(complaints).toMatchObject({ received: 2, upheld: 1, unanswered: 2 });
    expect(complaints.byKind.find(({ kind }) => kind === '慢作为')?.count).toBe(2);
  });

  test('A4: by site, and of one site alone: its cases, their ratings, and the complaints about its counters', () => {
    const branch = [made(31, [received('2026-09-04', { branch: 'car' }), accepted('2026-09-04', days)])];
    const input = {
      department,
      month: '2026-09',
      today: civilDate('2026-10-12'),
      cases: [...cases, ...branch],
      ratings: [...ratings, rated(31, { grade: 5 })],
      complaints: [
        complaint({ against: { ...upheld.against, counter: '车管1号' } }),
        complaint({ caseId: uuidOf(31) }),
        upheld,
      ],
      clocksOf: clocksOn('2026-10-12'),
    };
    const whole = monthlyReport(input);
    expect([whole.site, whole.total.received, whole.complaints.received]).toEqual([null, 6, 3]);
    expect(whole.sites.map(({ item, received: count }) => [item, count])).toEqual([
      ['car', 1],
      ['main', 5],
    ]);
    const own = monthlyReport({ ...input, site: { id: 'car', counters: ['车管1号'] } });
    expect([own.site, own.total.received, own.ratings.given, own.complaints.received]).toEqual([
      'car',
      1,
      1,
      2,
    ]);
    const main = monthlyReport({ ...input, site: { id: 'main', counters: [] } });
    expect([main.total.received, main.complaints.received]).toEqual([5, 0]);
    const names = (id: string) => ({ car: '车管分厅', main: '主厅' })[id] ?? id;
    expect(JSON.stringify(monthlyBlocks(whole, names))).toContain('各大厅（分厅）办理情况');
    expect(JSON.stringify(monthlyBlocks(own, names))).toContain('车管分厅2026年9月');
    expect(JSON.stringify(monthlyBlocks(report()))).not.toContain('分厅');
  });

  test('1M.12: cases taken under a former name are the department’s', () => {
    const old = [made(32, [received('2026-09-04', { department: '凤冈县交通局' })])];
    const input = { department, month: '2026-09', today: civilDate('2026-10-12'), cases: old };
    const rest = { ratings: [], complaints: [], clocksOf: clocksOn('2026-10-12') };
    expect(monthlyReport({ ...input, ...rest }).total.received).toBe(0);
    const named = monthlyReport({ ...input, ...rest, formerNames: ['凤冈县交通局'] });
    expect(named.total.received).toBe(1);
  });

  test('a month that goes on is counted up to today', () => {
    const { until, total } = report('2026-09-02');
    expect(until).toBe('2026-09-02');
    expect(total).toMatchObject({ received: 3, closed: 1, inHand: 2, refused: 1, corrected: 0 });
  });

  test('the last day of every month is right, December too', () => {
    expect(report('2027-02-01', '2026-12').until).toBe('2026-12-31');
    expect(report('2027-02-01', '2026-02').until).toBe('2026-02-28');
  });

  test('I4: on paper, with every figure the plan asks for', () => {
    const text = JSON.stringify(monthlyBlocks(report()));
    for (const words of [
      '2026年9月',
      '收件',
      '不予受理',
      '即办率',
      '50%',
      '2个工作日',
      '10.00元',
      '投诉',
      '差评1次',
      '"作废","1件"',
    ])
      expect(text).toContain(words);
  });

  test('I4: whatever the cases, each item’s counts add up to the total', () => {
    const step = fc.integer({ min: 1, max: 28 }).map((day) => `2026-09-${String(day).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.boolean(), fc.boolean()), { maxLength: 12 }), (list) => {
        const some = list.map(([day, accept, other], index) =>
          made(500 + index, [
            received(day, other ? { name: '另一事项' } : {}),
            ...(accept ? [accepted(day, days), decided(day)] : []),
          ]),
        );
        const { items, total } = monthlyReport({
          department,
          month: '2026-09',
          today: civilDate('2026-10-12'),
          cases: some,
          ratings: [],
          complaints: [],
          clocksOf: clocksOn('2026-10-12'),
        });
        for (const key of ['received', 'accepted', 'closed', 'sameDay', 'inHand'] as const)
          expect(items.reduce((sum, figures) => sum + figures[key], 0)).toBe(total[key]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('D10 年度考核', () => {
  const rows = appraisal({
    from: '2026-09-01',
    until: '2026-09-30',
    staff: hall.staff.filter(({ role }) => role === 'clerk' || role === 'window_head'),
    cases,
    ratings,
    complaints: [complaint(), upheld],
    clocksOf: clocksOn('2026-10-12'),
    attendanceMinutes: (staff) => (staff === '1001' ? 9600 : 0),
  });

  test('D10: volume, timeliness, ratings, complaints and attendance of each person', () => {
    expect(rows.map(({ staff }) => staff)).toEqual(['1001', '1002']);
    expect(rows[0]).toMatchObject({
      received: 6,
      accepted: 3,
      decided: 1,
      closed: 2,
      closedInTime: 2,
      complaints: 0,
      attendanceMinutes: 9600,
    });
    expect(rows[0]?.ratings).toMatchObject({ given: 3, poor: 1 });
    expect(rows[1]).toMatchObject({ received: 0, decided: 1, complaints: 2, complaintsUpheld: 1 });
  });

  test('D10: what happened outside the period is not counted', () => {
    expect(cases.map(({ id }) => id)).toContain(uuidOf(3));
    expect(rows[0]?.accepted).toBe(3);
  });
});
