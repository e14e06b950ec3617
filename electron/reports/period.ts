import {
  chineseDate,
  type CivilDate,
  daysBetween,
  earlier,
  parseCivilDate,
} from '#shared/calendar/civil-date.ts';
import type { Period } from '#shared/reports/case-counts.ts';
import type { ReportProfile } from '#shared/reports/kinds.ts';
import { monthPeriod } from '#shared/reports/monthly.ts';
import { ok, type Result, refuse } from '#shared/result.ts';

/** A year, and a leap day. */
const mostDays = 366;

/** The days a report is of: none that are to come, and no more than anybody reads at once. */
export function periodOf(
  profile: Pick<ReportProfile, 'period' | 'rule'>,
  request: { readonly from: string; readonly until: string },
  today: CivilDate,
): Result<Period> {
  const [from, until] = [parseCivilDate(request.from), parseCivilDate(request.until)];
  if (from === undefined || until === undefined)
    return refuse('bad_input', '', '没有这一天。', '请重新选择日期。', 'from');
  if (from > today)
    return refuse(
      'rule',
      profile.rule,
      `${chineseDate(from)}尚未到来，没有可统计的办件。`,
      '请选择今日或者以前的日期。',
      'from',
    );
  if (profile.period === 'month') return ok(monthPeriod(from.slice(0, 7), today));
  if (profile.period === 'day') return ok({ from, until: from });
  if (until < from) return refuse('bad_input', '', '结束日期早于开始日期。', '请重新选择日期。', 'until');
  if (daysBetween(from, until) >= mostDays)
    return refuse('bad_input', '', '一次最多统计一年。', '请缩短期间，分次统计。', 'until');
  return ok({ from, until: earlier(until, today) });
}
