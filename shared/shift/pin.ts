/** Signing in with a wrong PIN: how often, and how long it then takes. */
import type { Instant } from '../event.ts';
import { ok, type Result, refuse } from '../result.ts';

export const maxFailures = 5;
/** Ten minutes; long enough against guessing, short enough for a window with people waiting. */
export const lockMs = 10 * 60_000;

/** Failures in a row since the last success, and when the last one was. */
export interface SignInHistory {
  readonly failures: number;
  readonly lastFailure: Instant | null;
}

/** Five wrong PINs in a row lock the number for a while, also across a restart; after it, each further one locks again. */
export function mayTryPin(history: SignInHistory, now: Instant): Result<true> {
  if (history.failures < maxFailures || history.lastFailure === null) return ok(true);
  // A clock set back must not lock anybody out for longer.
  const left = Math.min(lockMs, Date.parse(history.lastFailure) + lockMs - Date.parse(now));
  return left <= 0
    ? ok(true)
    : refuse(
        'not_permitted',
        '',
        `PIN连续输错${maxFailures}次，该工号已暂停签到。`,
        `请在${Math.ceil(left / 60_000)}分钟后重试。`,
        'pin',
      );
}

/** What the next wrong PIN answers. */
export function wrongPin(history: SignInHistory): Result<never> {
  const left = maxFailures - history.failures - 1;
  return left > 0
    ? refuse('bad_input', '', `工号或PIN不正确，还可以尝试${left}次。`, '请核对后重新输入。', 'pin')
    : refuse(
        'not_permitted',
        '',
        `PIN连续输错${maxFailures}次，该工号已暂停签到${lockMs / 60_000}分钟。`,
        '请稍后重试。',
        'pin',
      );
}
