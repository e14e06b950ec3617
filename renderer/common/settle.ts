import type { Refusal, Result } from '#shared/result.ts';

/** What people read when a call broke off: the channel between the processes failed, or the main process did. */
export const internalFault: Refusal = {
  kind: 'fault',
  rule: '',
  message: '程序内部出错，操作未完成，请重试；仍不行请联系管理员。',
  next: '',
};

/** Turns a broken-off call into a refusal that can be shown; the cause goes to the console, never on the screen. */
export async function settle<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call();
  } catch (cause) {
    console.error(cause);
    return { ok: false, refusal: internalFault };
  }
}
