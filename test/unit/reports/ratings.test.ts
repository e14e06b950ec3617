import { describe, expect, test } from 'vitest';
import type { FollowUpState } from '#shared/registers/follow-up.ts';
import { ratingBlocks } from '#shared/reports/blocks.ts';
import { ratingReport } from '#shared/reports/ratings.ts';
import { done } from './cases.ts';
import { rated } from './ratings.ts';

const followUp = (change: Partial<FollowUpState>): FollowUpState => ({
  staff: '1002',
  department: '凤冈县交通运输局',
  window: '交通窗口1号',
  named: true,
  openedOn: '2026-09-28',
  contactLimit: { from: '2026-09-28', workingDays: 1, due: '2026-09-29' },
  stage: '整改完成',
  contacts: [],
  extension: null,
  rectified: null,
  examinationRequest: null,
  examinations: [],
  revisits: [],
  closed: null,
  ...change,
});
const revisited = {
  result: '满意' as const,
  words: '好',
  sample: false,
  on: '2026-09-30',
  done: done('2026-09-30'),
};
const second = { staff: '1002', staffName: '张凤', counter: 'second' };
const records = [
  rated(1, { grade: 5 }),
  rated(2, { grade: 3 }),
  rated(3, { grade: 1, ...second }),
  rated(4, { grade: 2, ...second }),
  rated(5, { stage: '不评价' }),
  rated(6, { defaulted: { grade: 3, on: '2026-09-29' } }),
  rated(7, { grade: 1, invitedOn: '2026-10-08' }),
];
const report = ratingReport({
  month: '2026-09',
  ratings: records,
  followUps: [
    { id: records[2]?.ratingId ?? '', state: followUp({ revisits: [revisited] }) },
    { id: records[3]?.ratingId ?? '', state: followUp({ stage: '整改中' }) },
    { id: records[6]?.ratingId ?? '', state: followUp({}) },
  ],
  departmentOf: (staff) => (staff === '1001' ? '凤冈县交通运输局' : '凤冈县民政局'),
  counterName: (counter) => (counter === 'second' ? '交通窗口2号' : '交通窗口1号'),
});

describe('I1 一事一评月度统计', () => {
  test('I1: per person, per window and per department', () => {
    expect(report.persons.map(({ name, given, poor }) => [name, given, poor])).toEqual([
      ['余姮', 2, 0],
      ['张凤', 2, 2],
    ]);
    expect(report.windows.map(({ name, satisfied }) => [name, satisfied])).toEqual([
      ['交通窗口1号', 1],
      ['交通窗口2号', 0],
    ]);
    expect(report.departments).toHaveLength(2);
    expect(report.total.byGrade.map(({ count }) => count)).toEqual([1, 0, 1, 1, 1]);
  });

  test('2.4: 不评价, unrated and the site’s default stand apart and change no share', () => {
    expect(report.total).toMatchObject({
      invited: 6,
      given: 4,
      declined: 1,
      unrated: 1,
      defaulted: 1,
      satisfied: 0.5,
    });
  });

  test('I1: another month’s ratings are not in it', () => expect(report.total.poor).toBe(2));

  test('国办发〔2019〕51号: 实名差评回访率', () => {
    expect(report.revisits).toEqual({ poor: 2, named: 2, revisited: 1, share: 0.5, open: 1 });
  });

  test('I1: copied to the leaders of the county and to the departments', () => {
    expect(report.copiedTo).toEqual(['县委、县政府领导', '各部门']);
    const text = JSON.stringify(ratingBlocks(report));
    expect(text).toContain('县委、县政府领导、各部门');
    expect(text).toContain('回访率50%');
    expect(text).toContain('张凤（1002）');
  });
});
