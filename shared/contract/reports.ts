/** Reports, their charts and their files. */
import { z } from 'zod';
import { uuid } from '../event.ts';
import { reportKinds } from '../reports/kinds.ts';
import type { ReportKind } from '../reports/kinds.ts';
import type { ReportContent } from '../reports/view.ts';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, '日期应当写成2026-09-30');

export const reportRequest = z.object({
  kind: z.enum(reportKinds),
  /** Empty for the whole hall. */
  department: z.string().max(400),
  /** First and last day, both included; of a report by month its days. */
  from: day,
  until: day,
});
export type ReportRequest = z.output<typeof reportRequest>;

export const exportFormats = ['xlsx', 'csv', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const reportInputs = {
  reportChoices: z.undefined(),
  /** `jobId` names the job that makes it, so that it can be followed and cancelled; it then names the report. */
  makeReport: reportRequest.extend({ jobId: uuid }),
  /** Asks where to put it. */
  exportReport: z.object({ reportId: uuid, format: z.enum(exportFormats), jobId: uuid }),
  openFigure: z.object({ reportId: uuid, figure: z.string().max(1000) }),
} as const satisfies Record<string, z.ZodType>;

export interface ReportChoices {
  /** Those this person may have. */
  readonly kinds: readonly ReportKind[];
  /** Whether the whole hall's figures are theirs to see, and else of which bodies (D1). */
  readonly wholeHall: boolean;
  readonly departments: readonly string[];
  readonly ownDepartment: string;
}

export interface ReportView extends ReportContent {
  readonly id: string;
  readonly kind: ReportKind;
  /** When it was read from the records. */
  readonly madeAt: string;
}

export interface ReportOutputs {
  reportChoices: ReportChoices;
  makeReport: ReportView;
  /** Null where nobody chose a place. */
  exportReport: { readonly file: string | null };
  /** The name under which the board lists its cases. */
  openFigure: { readonly figure: string; readonly count: number };
}
