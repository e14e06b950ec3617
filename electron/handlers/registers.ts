/** The registers. */
import type { registerInputs, RegisterOutputs } from '#shared/contract/registers.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';

export function registerHandlers(_parts: CounterParts): Handlers<typeof registerInputs, RegisterOutputs> {
  return {};
}
