import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import chineseDays from 'chinese-days';
import {
  addDays,
  type CivilDate,
  civilDate,
  civilDateAt,
  parseCivilDate,
} from '#shared/calendar/civil-date.ts';
import {
  addWorkingDays,
  deadlineAfter,
  deadlineText,
  isWorkingDay,
  workingDaysBetween,
} from '#shared/calendar/working-days.ts';
import { calendar } from '../../support/hall.ts';

const day = fc.integer({ min: 0, max: 700 }).map((offset) => addDays(civilDate('2025-01-01'), offset));

describe('许可法82: 期限以工作日计算，不含法定节假日', () => {
  test.each([
    ['2026-02-10', 20, '2026-03-16'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2026-01-04', 5, '2026-01-09'],
    ['2026-04-30', 10, '2026-05-18'],
    ['2026-09-30', 20, '2026-11-03'],
  ])('%s起%i个工作日为%s', (from, count, due) => {
    expect(addWorkingDays(calendar, civilDate(from), count)).toBe(due);
  });

  test('每一天都与公布的放假安排一致', () => {
    for (let at = civilDate('2025-01-01'); at <= '2026-12-31'; at = addDays(at, 1))
      expect([at, isWorkingDay(calendar, at)]).toEqual([at, chineseDays.isWorkday(at)]);
  });

  test('超出已公布日历的期限只写工作日数，不给确定日期', () => {
    const limit = deadlineAfter(calendar, civilDate('2026-12-20'), 20);
    expect(limit.due).toBeNull();
    expect(deadlineText(limit)).toContain('20个工作日（日期暂定');
    expect(isWorkingDay(calendar, civilDate('2027-01-01'))).toBeUndefined();
  });

  test('期限不落在休息日，天数越多日期越晚，倒数回来是同样的天数', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const due = addWorkingDays(calendar, from, count);
        const later = addWorkingDays(calendar, from, count + 1);
        if (due === undefined) return;
        expect(isWorkingDay(calendar, due)).toBe(true);
        if (later !== undefined) expect(later > due).toBe(true);
        expect(workingDaysBetween(calendar, from, due)).toBe(count);
        expect(workingDaysBetween(calendar, due, from)).toBe(-count);
      }),
    );
  });
});

test('不存在的日期不被当作日期', () => {
  for (const text of ['2026-02-30', '2026-13-01', '2026-2-3', '', '昨天', '2026-02-03T00:00'])
    expect(parseCivilDate(text)).toBeUndefined();
  expect(() => civilDate('2026-02-30')).toThrow(RangeError);
});

test('日期按北京时间计算', () => {
  expect(civilDateAt('2026-09-30T15:59:59.999Z')).toBe('2026-09-30' as CivilDate);
  expect(civilDateAt('2026-09-30T16:00:00.000Z')).toBe('2026-10-01' as CivilDate);
});
