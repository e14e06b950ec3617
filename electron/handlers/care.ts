/** Stuck records, long work, copies. */
import type { careInputs, CareOutputs } from '#shared/contract/care.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';

export function careHandlers(_parts: CounterParts): Handlers<typeof careInputs, CareOutputs> {
  return {};
}
