/** What the worker is told to do, and what it tells. */
import type { MonthRequest } from '#shared/papers/asked/requests.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import type { ReportAsked } from '#shared/reports/build/context.ts';
import type { ReportContent } from '#shared/reports/view.ts';
import type { Result } from '#shared/result.ts';
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
  | {
      readonly type: 'paper';
      readonly database: string;
      readonly basis: ReportBasis;
      readonly request: MonthRequest;
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

/** What each task comes to. */
export interface Answers {
  readonly make: Made;
  readonly paper: Result<PaperContent>;
  readonly workbook: null;
  readonly tables: null;
  readonly exchange: null;
}
