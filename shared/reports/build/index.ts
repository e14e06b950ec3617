import { type ReportKind } from '../kinds.ts';
import { Basis, type BuiltReport, type ReportAsked, type ReportSource } from './context.ts';
import { exchangeReport } from './exchange.ts';
import { instantReport } from './instant.ts';
import { appraisalReport } from './people.ts';
import { ratingsReport } from './ratings.ts';
import { timelinessReport } from './timeliness.ts';
import { dailyReport, itemsReport, monthReport } from './work.ts';

export { Basis, type BuiltReport, type ReportAsked, type ReportSource } from './context.ts';

const builders: Readonly<Record<ReportKind, (basis: Basis) => BuiltReport>> = {
  daily: dailyReport,
  monthly: monthReport,
  items: itemsReport,
  timeliness: timelinessReport,
  instant: instantReport,
  appraisal: appraisalReport,
  ratings: ratingsReport,
  exchange: exchangeReport,
};

/** The report with the cases behind each of its figures. Reads the source once; nothing is written. */
export const buildReport = (source: ReportSource, asked: ReportAsked): BuiltReport =>
  builders[asked.kind](new Basis(source, asked));
