/** With what each report begins: what is asked most often, so that one key is enough. */
import { addDays, type CivilDate } from '#shared/calendar/civil-date.ts';
import type { ReportChoices } from '#shared/contract/reports.ts';
import type { ReportKind } from '#shared/reports/kinds.ts';

export interface ReportDraft {
  readonly from: string;
  readonly until: string;
  /** Empty for the whole hall. */
  readonly department: string;
}

const monthBegin = (day: string): CivilDate => `${day.slice(0, 7)}-01` as CivilDate;

export function firstDraft(kind: ReportKind, today: CivilDate, choices: ReportChoices): ReportDraft {
  const department = choices.wholeHall ? '' : choices.ownDepartment;
  const of = (from: string, until: string = today): ReportDraft => ({ from, until, department });
  switch (kind) {
    case 'daily':
    case 'exchange':
      return of(today);
    case 'ratings':
      // The month that goes on has no 通报 yet.
      return of(monthBegin(addDays(monthBegin(today), -1)), addDays(monthBegin(today), -1));
    case 'appraisal':
      return of(`${today.slice(0, 4)}-01-01`);
    case 'monthly':
      // I4: a centre asks for one department's; the whole hall's is there to compare.
      return of(monthBegin(today));
    default:
      return of(monthBegin(today));
  }
}
