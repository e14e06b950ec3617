import { randomUUID } from 'node:crypto';
import type { StaffMember } from '#shared/reference/index.ts';
import { yearEnd } from '#shared/registers/numbers.ts';
import type { Store } from '../store/store.ts';
import { clockAgrees } from './clock-trust.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';

/**
 * Papers are numbered anew each year: what this counter has not used of an old year's numbers goes back, once. Only
 * when the centre agrees that it is the new year: what a clock a year ahead gave back could not be used any more.
 */
export function returnLastYearsNumbers(desk: Desk, store: Store, person: StaffMember): void {
  if (!clockAgrees(desk)) return;
  const circumstances = desk.circumstances(person, randomUUID());
  const context = actContext(desk, store, person, circumstances.at, null);
  const events = yearEnd(store.documentSeries(), context);
  if (events.length > 0) store.record(circumstances, events);
}
