import { type Act, mayDo } from '../authority.ts';
import { type CivilDate, civilDateAt } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import type { Instant } from '../event.ts';
import type { HallReference, ServiceItem, StaffMember } from '../reference/index.ts';
import type { Result } from '../result.ts';

/** All that a decision may depend on besides the case and the command. */
export interface CaseContext {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly hall: HallReference;
  readonly catalogueVersion: string;
  readonly person: StaffMember;
  /** The catalogue's entry for the case's or the command's item; undefined when it has none. */
  readonly item: ServiceItem | undefined;
  /** The last serial this device used in a series; undefined when none yet. */
  readonly lastSerial: (series: string) => number | undefined;
}

export const todayOf = (context: CaseContext): CivilDate => civilDateAt(context.now);

export const authorised = (
  act: Act,
  item: Pick<ServiceItem, 'name' | 'department' | 'organ'>,
  context: CaseContext,
): Result<true> =>
  mayDo({ act, person: context.person, counter: context.hall.counter, item, today: todayOf(context) });
