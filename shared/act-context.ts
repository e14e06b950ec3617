import { type CivilDate, civilDateAt } from './calendar/civil-date.ts';
import type { WorkingCalendar } from './calendar/working-days.ts';
import type { CaseState } from './case/state.ts';
import type { Instant } from './event.ts';
import type { Records } from './records.ts';
import type { HallReference, ServiceItem, StaffMember } from './reference/index.ts';
import type { Registers } from './registers/states.ts';

/** All that an act may depend on besides its command: who, where, when, and what was recorded so far. */
export interface ActContext {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly hall: HallReference;
  readonly catalogueVersion: string;
  /** Who is signed in at this counter. */
  readonly person: StaffMember;
  readonly registers: Registers;
  /** The catalogue's entry in force today; undefined when it has none. */
  readonly itemOf: (code: string) => ServiceItem | undefined;
  readonly caseState: (caseId: string) => CaseState | null;
  readonly records: Records;
  /** The last serial this device used in a series; undefined when none yet. */
  readonly lastSerial: (series: string) => number | undefined;
}

/** The act as it stands on a case or an item: with the catalogue's entry of today, undefined when it has none. */
export interface ItemContext extends ActContext {
  readonly item: ServiceItem | undefined;
}

export const todayOf = (context: Pick<ActContext, 'now'>): CivilDate => civilDateAt(context.now);

/** When and by whom, as events keep it where a rule asks for it later. */
export interface Done {
  readonly at: Instant;
  readonly staff: string;
  readonly name: string;
}

export const doneBy = ({ now, person }: Pick<ActContext, 'now' | 'person'>): Done => ({
  at: now,
  staff: person.number,
  name: person.name,
});

/** Another person's part in an act that one alone may not do: who is in the hall's list today, by staff number. */
export const staffNumbered = (
  { hall, now }: Pick<ActContext, 'hall' | 'now'>,
  number: string,
): StaffMember | undefined => {
  const today = todayOf({ now });
  return hall.staff.find(
    (member) =>
      member.number === number &&
      (member.from === null || member.from <= today) &&
      (member.until === null || today <= member.until),
  );
};
