import type { z } from 'zod';
import { type Result, refuse } from '#shared/result.ts';
import { mayCallWhileLocked } from '#shared/shift/lock.ts';
import type { Handlers } from '../ipc.ts';

/** What every other call answers while the workstation is covered: a page behind the cover learns and does nothing. */
export const covered = refuse(
  'not_signed_in',
  '',
  '工作站已锁定，操作未执行。',
  '请由签到的人员输入PIN解锁，或者由他人签到。',
);

type Handler = (input: never) => Result<unknown> | Promise<Result<unknown>>;

/** The contract as it is served: covered, only the cover's own calls get through. It is decided here, not on the screen. */
export function whileUncovered<In extends Record<string, z.ZodType>, Out extends Record<keyof In, unknown>>(
  handlers: Handlers<In, Out>,
  session: { readonly locked: boolean },
): Handlers<In, Out> {
  const guarded = Object.entries<Handler>(handlers).map(([call, handle]): [string, Handler] => [
    call,
    mayCallWhileLocked(call) ? handle : (input) => (session.locked ? covered : handle(input)),
  ]);
  return Object.fromEntries(guarded) as Handlers<In, Out>;
}
