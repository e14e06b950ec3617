import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import chineseDays from 'chinese-days';
import {
  addDays,
  type CivilDate,
  civilDate,
  civilDateAt,
  clockTimeAt,
  dayOfWeek,
  daysBetween,
  instantAt,
  parseCivilDate,
} from '#shared/calendar/civil-date.ts';
import {
  addWorkingDays,
  deadlineAfter,
  deadlineText,
  countDays,
  isWorkingDay,
  workingDaysBetween,
} from '#shared/calendar/working-days.ts';
import { published as calendar } from '../clock/published.ts';

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

  test('2026年放假和调休与国务院办公厅2025年11月4日的通知一致', () => {
    const off = [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ] as const;
    const worked = '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10';
    for (let at = civilDate('2026-01-01'); at <= '2026-12-31'; at = addDays(at, 1)) {
      const holiday = off.some(([first, last]) => first <= at && at <= last);
      const weekend = [0, 6].includes(dayOfWeek(at)) && !worked.includes(at);
      expect([at, isWorkingDay(calendar, at)]).toEqual([at, !holiday && !weekend]);
    }
  });

  test('2025年、2026年的每一天都与公布的放假安排一致', () => {
    for (let at = civilDate('2025-01-01'); at <= '2026-12-31'; at = addDays(at, 1))
      expect([at, isWorkingDay(calendar, at)]).toEqual([at, chineseDays.isWorkday(at)]);
  });

  test('超出已公布日历的期限只写工作日数，不给确定日期', () => {
    const limit = deadlineAfter(calendar, civilDate('2026-12-20'), 20);
    expect(limit.due).toBeNull();
    expect(deadlineText(limit)).toContain('20个工作日（日期暂定');
  });

  test('没有公布的年份不当作工作日：2027年元旦为未知', () => {
    // The package that knows the holidays answers all the same, and wrongly: it must not be asked beyond them.
    expect(chineseDays.isWorkday('2027-01-01')).toBe(true);
    for (const at of ['2024-12-31', '2027-01-01', '2027-01-02', '2027-01-04'])
      expect(isWorkingDay(calendar, civilDate(at))).toBeUndefined();
    const [last, next] = [civilDate('2026-12-31'), civilDate('2027-01-01')];
    expect(addWorkingDays(calendar, last, 1)).toBeUndefined();
    expect(addWorkingDays(calendar, next, 0)).toBeUndefined();
    expect(workingDaysBetween(calendar, last, next)).toBeUndefined();
    expect(countDays(calendar, civilDate('2026-12-30'), civilDate('2027-01-10'))).toEqual({
      working: 1,
      unknown: 10,
    });
    expect(countDays(calendar, civilDate('2024-12-30'), civilDate('2025-01-03'))).toEqual({
      working: 2,
      unknown: 1,
    });
  });

  test('逐日数出的工作日相同', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5, max: 90 }), (from, length) => {
        const to = addDays(from, length);
        const days = Array.from({ length: Math.max(0, length) }, (_, index) => addDays(from, index + 1));
        const working = days.filter((at) => isWorkingDay(calendar, at) === true).length;
        const unknown = days.filter((at) => isWorkingDay(calendar, at) === undefined).length;
        expect(countDays(calendar, from, to)).toEqual({ working, unknown });
        if (unknown === 0 && length >= 0 && to <= calendar.coveredUntil)
          expect(workingDaysBetween(calendar, from, to)).toBe(working);
        expect(daysBetween(from, to)).toBe(length);
      }),
    );
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

test('加减天数与公历相同，包括月末和闰年', () => {
  const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * 86_400_000));
  const text = (date: Date): string => date.toISOString().slice(0, 10);
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (date, days) => {
      const moved = new Date(date.getTime() + days * 86_400_000);
      expect(addDays(civilDate(text(date)), days)).toBe(text(moved));
    }),
    { numRuns: 2000 },
  );
});

test('日期按北京时间计算', () => {
  expect(civilDateAt('2026-09-30T15:59:59.999Z')).toBe('2026-09-30' as CivilDate);
  expect(civilDateAt('2026-09-30T16:00:00.000Z')).toBe('2026-10-01' as CivilDate);
  expect(instantAt(civilDate('2026-10-01'), '00:00')).toBe('2026-09-30T16:00:00.000Z');
  expect(clockTimeAt(instantAt(civilDate('2026-10-01'), '11:30'))).toBe('11:30');
});
