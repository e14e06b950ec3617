/** The desks behind the window. */
import type { deskInputs, DeskOutputs } from '#shared/contract/desks.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';

export function deskHandlers(_parts: CounterParts): Handlers<typeof deskInputs, DeskOutputs> {
  return {};
}
