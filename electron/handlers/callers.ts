/** 叫号: the queue before this counter, and its keys. */
import type { callerInputs, CallerOutputs } from '#shared/contract/callers.ts';
import { ok, refuse } from '#shared/result.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

export function callerHandlers({
  desk,
  tickets,
}: CounterParts): Handlers<typeof callerInputs, CallerOutputs> {
  const signedIn = whoIsSignedIn(desk);
  return {
    caller: () => signedIn(() => ok(tickets.view())),
    actOnQueue: (input) =>
      signedIn(() =>
        tickets.view().on
          ? tickets.act(input)
          : refuse('rule', 'K1', '本窗口没有启用叫号。', '需要叫号的，请窗口负责人在设置中启用。'),
      ),
  };
}
