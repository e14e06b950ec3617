import '../../styles/parts.css';
import { ConfigProvider } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { SessionView } from '#shared/contract/counter.ts';
import { useKeys } from '../../common/keys.ts';
import { OpenByNumber } from '../board/scan/open-by-number.tsx';
import { CallerBar } from '../caller/caller-bar.tsx';
import { CaseDrawer } from '../case/case-drawer.tsx';
import { GuideDialog } from '../guide/guide-dialog.tsx';
import { Simulators } from '../devices/simulators.tsx';
import { Help } from '../help/help.tsx';
import { FirstDayTour } from '../help/tour.tsx';
import { PrintDesk } from '../print-desk/print-desk.tsx';
import { StatusPlace } from '../status/status-place.tsx';
import { Header } from './header.tsx';
import { helpKey, type PageId, pagesOf, printDeskKey, simulatorsKey, statusKey } from './pages.tsx';
import { SignOut } from './sign-out.tsx';
import { componentSettings } from './theme.ts';
import { useFocusReturn } from './use-focus-return.ts';
import {
  type Figure,
  type GuideOf,
  type IntakeBeginning,
  type Person,
  WorkplaceProvider,
} from './workplace.ts';
import './workstation.css';

/** What lies on top of the present screen: one thing at a time. */
type Over = 'status' | 'printing' | 'simulators' | 'help' | 'tour' | 'leaving' | { readonly guide: GuideOf };

interface WorkstationProps {
  readonly session: SessionView;
  readonly person: Person;
  readonly onSignedOut: (session: SessionView) => void;
}

/** The work place of whoever is signed in: the screens of the role, and what lies on top of them. */
export function Workstation({ session, person, onSignedOut }: WorkstationProps) {
  const own = useMemo(() => pagesOf(person.role), [person.role]);
  const [page, setPage] = useState<PageId>(session.beginOn ?? own[0]?.id ?? 'board');
  const [seen, setSeen] = useState<ReadonlySet<PageId>>(() => new Set([page]));
  const [openCase, setOpenCase] = useState<string | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const close = useCallback(() => setOver(null), []);
  const [unfinished, setUnfinished] = useState(false);
  const [beginning, setBeginning] = useState<IntakeBeginning | null>(null);
  const [figure, setFigure] = useState<Figure | null>(null);
  const covered = openCase !== null || over !== null;
  const rememberFocus = useFocusReturn(covered);
  const rememberIntake = useFocusReturn(page !== 'intake');

  const openPage = useCallback((to: PageId) => {
    setOpenCase(null);
    setPage(to);
    setSeen((before) => (before.has(to) ? before : new Set([...before, to])));
  }, []);
  /** In place of whatever lay on top: a list of stuck records, the print desk. */
  const showCase = useCallback((caseId: string) => {
    setOver(null);
    setOpenCase(caseId);
  }, []);
  // The board is drawn while nobody waits for it, so that F3 only has to show it.
  useEffect(() => {
    const idle = requestIdleCallback(() => setSeen((before) => new Set([...before, 'board'])));
    return () => cancelIdleCallback(idle);
  }, []);
  const today = session.today as CivilDate;
  const { training } = session;
  const calls = person.role === 'clerk' || person.role === 'window_head';
  const workplace = useMemo(
    () => ({
      person,
      today,
      training,
      openCase: showCase,
      openPage,
      openGuide: (of: GuideOf) => setOver({ guide: of }),
      openPrintDesk: () => setOver('printing'),
      beginIntake: (begun: IntakeBeginning) => {
        setBeginning(begun);
        openPage('intake');
      },
      beginning,
      beginningTaken: () => setBeginning(null),
      showFigure: (shown: Figure) => {
        setFigure(shown);
        openPage('board');
      },
      figure,
      leaveFigure: () => setFigure(null),
      setUnfinished,
    }),
    [person, today, training, showCase, openPage, beginning, figure],
  );
  // The key of the present screen is left to the screen: F2 on a finished intake is 下一件.
  const others = own.filter(({ id }) => id !== page);
  const bindings = Object.fromEntries(others.map(({ id, keys }) => [keys, () => openPage(id)]));
  useKeys(
    {
      ...bindings,
      [helpKey]: () => setOver('help'),
      [printDeskKey]: () => setOver('printing'),
      [statusKey]: () => setOver('status'),
      'Ctrl+L': () => setOver('leaving'),
      ...(training && { [simulatorsKey]: () => setOver('simulators') }),
    },
    !covered,
  );

  return (
    <ConfigProvider {...componentSettings}>
      <WorkplaceProvider value={workplace}>
        <div className="workstation" inert={covered} onFocus={rememberFocus}>
          <Header
            session={session}
            person={person}
            pages={own}
            page={page}
            onPage={openPage}
            onLeave={() => setOver('leaving')}
          />
          {calls && <CallerBar active={!covered} />}
          <main className="work-area">
            {own
              .filter(({ id, kept }) => id === page || (kept && seen.has(id)))
              .map(({ id, draw }) => (
                <div
                  key={id}
                  className="work-page"
                  hidden={id !== page}
                  {...(id === 'intake' ? { onFocus: rememberIntake } : {})}
                >
                  {draw({ shown: id === page, active: id === page && !covered })}
                </div>
              ))}
          </main>
          <StatusPlace
            open={over === 'status'}
            onOpen={(open) => setOver(open ? 'status' : null)}
            onPrintDesk={() => setOver('printing')}
          />
        </div>
        {openCase !== null && <CaseDrawer caseId={openCase} onClose={() => setOpenCase(null)} />}
        <OpenByNumber onOpen={showCase} />
        {over === 'printing' && <PrintDesk onClose={close} />}
        {over === 'simulators' && <Simulators onClose={close} />}
        {over === 'help' && (
          <Help
            topic={page}
            onTour={() => {
              openPage('intake');
              setOver('tour');
            }}
            onClose={close}
          />
        )}
        {over === 'tour' && <FirstDayTour onEnd={close} />}
        {over === 'leaving' && <SignOut unfinished={unfinished} onStay={close} onSignedOut={onSignedOut} />}
        {typeof over === 'object' && over !== null && <GuideDialog {...over.guide} onClose={close} />}
      </WorkplaceProvider>
    </ConfigProvider>
  );
}
