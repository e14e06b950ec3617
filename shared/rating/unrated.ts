import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import { lastDayToRate } from '../clock/service-limits.ts';
import type { TimeSettings } from '../clock/settings.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { RatingEvent, RatingStage } from './index.ts';

/** A service that was rated by nobody. */
export interface UnratedService {
  readonly stage: RatingStage;
  /** The day the applicant was asked last. */
  readonly invitedOn: CivilDate;
  /** Whether it has been given the default before. */
  readonly defaulted: boolean;
}

/**
 * 2.4: where a site has a default for what nobody rated, the device gives it after the site's days. Staff never do, and
 * who chose 不评价 is not overruled.
 * @param actor `device`, or a staff number, which is refused.
 */
export function defaultRating(
  { stage, invitedOn, defaulted }: UnratedService,
  setting: TimeSettings['unratedDefault'],
  today: CivilDate,
  calendar: WorkingCalendar,
  actor: string,
): Result<RatingEvent> {
  if (actor !== 'device')
    return refuse('not_permitted', 'I1', '默认评价由系统按大厅设置记录，工作人员不得录入。', '无需操作。');
  if (setting === null)
    return refuse('rule', 'I1', '大厅没有设置默认评价，未评价的不计入评价。', '无需操作。');
  if (defaulted || stage === '已评价' || stage === '不评价')
    return refuse('already_done', 'I1', '该服务已有评价结果。', '无需操作。');
  if (stage === '未邀请')
    return refuse('rule', 'I1', '该服务没有邀请过评价，不作默认评价。', '请邀请申请人评价。');
  const { days, unit, grade } = setting;
  const last = lastDayToRate(calendar, { unratedDefault: setting }, invitedOn);
  if (last === null || today <= last)
    return refuse('rule', 'I1', '尚在申请人可以评价的期限内，不作默认评价。', '无需操作。');
  const rule = `邀请后${days}个${unit === 'natural' ? '自然日' : '工作日'}未评价`;
  return ok({ kind: 'rating.defaulted', payload: { grade, rule, source: '默认' } });
}
