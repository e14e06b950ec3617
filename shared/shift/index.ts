import { z } from 'zod';
import type { Instant } from '../event.ts';
import { type Result, ok, refuse } from '../result.ts';

export const shiftEventPayloads = {
  'shift.signed_in': z.object({ staff: z.string(), name: z.string() }),
  'shift.signed_out': z.object({ staff: z.string() }),
  /** The PIN itself is never recorded. */
  'shift.sign_in_failed': z.object({ staff: z.string() }),
} as const;

export type ShiftEvent =
  | { readonly kind: 'shift.signed_in'; readonly payload: { readonly staff: string; readonly name: string } }
  | { readonly kind: 'shift.signed_out'; readonly payload: { readonly staff: string } }
  | { readonly kind: 'shift.sign_in_failed'; readonly payload: { readonly staff: string } };

export const maxFailures = 5;
/** Ten minutes; long enough against guessing, short enough for a window with people waiting. */
export const lockMs = 10 * 60_000;

/** Failures in a row since the last success, and when the last one was. */
export interface SignInHistory {
  readonly failures: number;
  readonly lastFailure: Instant | null;
}

/** Five wrong PINs in a row lock the number for a while, also across a restart; after it, each further one locks again. */
export function maySignIn(history: SignInHistory, now: Instant): Result<true> {
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
