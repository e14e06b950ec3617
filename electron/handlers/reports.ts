/** Reports. */
import type { reportInputs, ReportOutputs } from '#shared/contract/reports.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';

export function reportHandlers({ reports }: CounterParts): Handlers<typeof reportInputs, ReportOutputs> {
  return {
    reportChoices: () => reports.choices(),
    makeReport: (input) => reports.make(input),
    exportReport: (input) => reports.export(input),
    openFigure: (input) => reports.openFigure(input),
  };
}
