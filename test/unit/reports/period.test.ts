import { expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { reportProfiles } from '#shared/reports/kinds.ts';
import { periodOf } from '../../../electron/reports/period.ts';

const today = civilDate('2026-09-30');
const said = (kind: keyof typeof reportProfiles, from: string, until = from) => {
  const period = periodOf(reportProfiles[kind], { from, until }, today);
  return period.ok ? `${period.value.from}至${period.value.until}` : period.refusal.message;
};

test('期间：月报到今日为止，未到的日期、没有的日期、颠倒的和过长的各有一句话', () => {
  expect(said('monthly', '2026-09-01', '2026-09-30')).toBe('2026-09-01至2026-09-30');
  expect(said('monthly', '2026-08-11')).toBe('2026-08-01至2026-08-31');
  expect(said('monthly', '2026-10-01')).toBe('2026年10月1日尚未到来，没有可统计的办件。');
  expect(said('items', '2026-09-01', '2026-12-31')).toBe('2026-09-01至2026-09-30');
  expect(said('items', '2026-02-30')).toBe('没有这一天。');
  expect(said('items', '2026-09-02', '2026-09-01')).toBe('结束日期早于开始日期。');
  expect(said('items', '2025-01-01', '2026-09-30')).toBe('一次最多统计一年。');
});
