import { createContext, useContext } from 'react';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { SessionView } from '#shared/contract/counter.ts';

export type Person = NonNullable<SessionView['person']>;

/** What every part of the work place may need to know or ask for. */
export interface Workplace {
  readonly person: Person;
  readonly today: CivilDate;
  /** Opens a case on top of the present screen. */
  readonly openCase: (caseId: string) => void;
}

const WorkplaceContext = createContext<Workplace | null>(null);
export const WorkplaceProvider = WorkplaceContext.Provider;

export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (workplace === null) throw new Error('used outside the work place');
  return workplace;
}
