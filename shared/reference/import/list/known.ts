import type { CivilDate } from '../../../calendar/civil-date.ts';
import type { Counter, HallReference } from '../../hall.ts';
import type { ServiceItem } from '../../item.ts';

/** What the hall has already: the list is checked against it, and what it does not say stays. */
export interface KnownReference {
  readonly today: CivilDate;
  readonly items: readonly ServiceItem[];
  readonly hall: Pick<HallReference, 'departments' | 'organs' | 'staff' | 'settings'> & {
    readonly counter: Pick<Counter, 'id' | 'name' | 'position'>;
    readonly otherCounters: readonly Pick<Counter, 'id' | 'name' | 'position'>[];
  };
}

/** A window the hall does not have yet. */
export type CounterDraft = Pick<Counter, 'id' | 'name' | 'position' | 'departments'>;
