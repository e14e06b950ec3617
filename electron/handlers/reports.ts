/** Reports. */
import type { reportInputs, ReportOutputs } from '#shared/contract/reports.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';

export function reportHandlers(_parts: CounterParts): Handlers<typeof reportInputs, ReportOutputs> {
  return {};
}
