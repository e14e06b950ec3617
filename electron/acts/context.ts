import type { ItemContext } from '#shared/act-context.ts';
import { type CivilDate, civilDateAt } from '#shared/calendar/civil-date.ts';
import type { Instant } from '#shared/event.ts';
import { lastAmong } from '#shared/numbers/blocks.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { blocksHere } from '#shared/registers/numbers.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';

/**
 * What the rules are told for an act at this counter: the store as it stands within the act's transaction.
 * @param asOf the day whose catalogue counts; what had no item on it is judged by today's.
 */
export function actContext(
  desk: Desk,
  store: Store,
  person: StaffMember,
  now: Instant,
  itemCode: string | null,
  asOf: CivilDate = civilDateAt(now),
): ItemContext {
  const { hall, calendar, catalogue } = desk.reference;
  const { registers } = store;
  const today = civilDateAt(now);
  const itemOf = (code: string) => desk.reference.itemOn(code, today);
  return {
    now,
    calendar,
    hall,
    catalogueVersion: catalogue.version,
    person,
    itemOf,
    item: itemCode === null ? undefined : (desk.reference.itemOn(itemCode, asOf) ?? itemOf(itemCode)),
    registers,
    caseState: (caseId) => store.caseState(caseId),
    records: store.records,
    lastSerial: (series) =>
      lastAmong(blocksHere(series, { hall, registers }), (block) => store.lastSerial(series, block)),
  };
}
