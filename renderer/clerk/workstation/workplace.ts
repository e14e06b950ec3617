import { createContext, useContext } from 'react';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { SessionView } from '#shared/contract/counter.ts';
import type { PageId } from './pages.tsx';

export type Person = NonNullable<SessionView['person']>;

/** What an application begins with when it comes from elsewhere: a consultation, an earlier case. */
export interface IntakeBeginning {
  readonly itemCode: string | null;
  readonly name: string;
  readonly phone: string;
}

/** Cases a figure was counted from. */
export interface Figure {
  readonly title: string;
  /** As the report named it. */
  readonly figure: string;
}

export interface GuideOf {
  readonly itemCode: string;
  readonly subItem: string | null;
}

/** What every part of the work place may need to know or ask for. */
export interface Workplace {
  readonly person: Person;
  readonly today: CivilDate;
  readonly training: boolean;
  /** Opens a case on top of the present screen. */
  readonly openCase: (caseId: string) => void;
  readonly openPage: (page: PageId) => void;
  /** 办事指南 of an item, on top of the present screen. */
  readonly openGuide: (of: GuideOf) => void;
  /** The printers and what waits for them, on top of the present screen. */
  readonly openPrintDesk: () => void;
  /** Goes to 收件 with what is known already; a form that was begun is not lost. */
  readonly beginIntake: (beginning: IntakeBeginning) => void;
  /** Taken by the intake page once it has read it. */
  readonly beginning: IntakeBeginning | null;
  readonly beginningTaken: () => void;
  /** Goes to the board, which lists the cases behind a figure. */
  readonly showFigure: (figure: Figure) => void;
  readonly figure: Figure | null;
  readonly leaveFigure: () => void;
  /** Text stands in a form that was not sent; asked about before signing out. */
  readonly setUnfinished: (unfinished: boolean) => void;
}

const WorkplaceContext = createContext<Workplace | null>(null);
export const WorkplaceProvider = WorkplaceContext.Provider;

export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (workplace === null) throw new Error('used outside the work place');
  return workplace;
}
