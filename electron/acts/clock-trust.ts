import { civilDateAt } from '#shared/calendar/civil-date.ts';
import type { Instant } from '#shared/event.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** Up to this the counter's clock counts as the centre's. */
const toleranceMs = 5 * 60_000;

/** Whether the centre, when last asked, had the same time: then the counter's dates are certain. */
export const clockAgrees = ({ offsetMs }: Pick<Desk, 'offsetMs'>): boolean =>
  offsetMs !== null && Math.abs(offsetMs) <= toleranceMs;

/**
 * A5, 许可法57: acceptance goes by date, and no date may lie before one already given here, nor be another than the
 * centre's where that is known. A clock that the centre agrees with is right, whatever was written under a wrong one
 * before.
 */
export function clockMayBeTrusted(desk: Desk, store: Store, now: Instant): Result<true> {
  if (clockAgrees(desk)) return ok(true);
  const here = civilDateAt(now);
  const atCentre = civilDateAt(new Date(Date.parse(now) + (desk.offsetMs ?? 0)).toISOString());
  if (here !== atCentre && desk.clock.given !== true)
    return refuse(
      'rule',
      'A5 · 许可法57',
      `本机日期与中心不一致（本机${here}，中心${atCentre}），不能办理。`,
      '请校正本机的日期和时间，恢复联网或者重新启动后重试。',
    );
  const last = store.log.latestCaseAt();
  if (last === undefined || civilDateAt(now) >= civilDateAt(last)) return ok(true);
  return refuse(
    'rule',
    'A5 · 许可法57',
    `本机日期（${civilDateAt(now)}）早于上一次办理的日期（${civilDateAt(last)}），不能办理。`,
    '请校正本机的日期和时间，或恢复联网后重试。',
  );
}
