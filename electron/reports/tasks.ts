/** What the worker is told to do, and what it tells. */
import type { ReportAsked } from '#shared/reports/build/context.ts';
import type { ReportContent } from '#shared/reports/view.ts';
import type { PackedFigures } from './packed.ts';
import type { ReportBasis } from './source.ts';

/** Where to write: nothing is there yet. It is moved to its place when it is whole. */
export type ReportTask =
  | {
      readonly type: 'make';
      readonly database: string;
      readonly basis: ReportBasis;
      readonly asked: ReportAsked;
    }
  | { readonly type: 'workbook'; readonly content: ReportContent; readonly draft: string }
  | { readonly type: 'tables'; readonly content: ReportContent; readonly draft: string }
  | {
      readonly type: 'exchange';
      readonly database: string;
      readonly basis: ReportBasis;
      readonly asked: ReportAsked;
      readonly draft: string;
    };

export interface Made {
  readonly content: ReportContent;
  readonly figures: PackedFigures;
}

export type WorkerMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'made'; readonly made: Made }
  | { readonly type: 'written' }
  /** `code` is the system's, where the disk or the database said no. */
  | { readonly type: 'failed'; readonly code: string; readonly text: string };
