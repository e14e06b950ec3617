/** The work board. */
import type { boardInputs, BoardOutputs } from '#shared/contract/board.ts';
import { ok } from '#shared/result.ts';
import { listCases } from '../acts/cases.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

export function boardHandlers({ desk, store }: CounterParts): Handlers<typeof boardInputs, BoardOutputs> {
  const signedIn = whoIsSignedIn(desk);
  return {
    listCases: (input) => signedIn(() => ok(listCases(desk, store, input))),
  };
}
