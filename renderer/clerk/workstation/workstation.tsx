import { ConfigProvider } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { SessionView } from '#shared/contract/counter.ts';
import { useKeys } from '../../common/keys.ts';
import { OpenByNumber } from '../board/scan/open-by-number.tsx';
import { CaseDrawer } from '../case/case-drawer.tsx';
import { Help } from '../help/help.tsx';
import { FirstDayTour } from '../help/tour.tsx';
import { PrintDesk } from '../print-desk/print-desk.tsx';
import { StatusPlace } from '../status/status-place.tsx';
import { Header } from './header.tsx';
import { helpKey, type PageId, pagesOf, printDeskKey, statusKey } from './pages.tsx';
import { SignOut } from './sign-out.tsx';
import { componentSettings } from './theme.ts';
import { useFocusReturn } from './use-focus-return.ts';
import { type Figure, type IntakeBeginning, type Person, WorkplaceProvider } from './workplace.ts';
import './workstation.css';

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
  const [statusOpen, setStatusOpen] = useState(false);
  const [printing, setPrinting] = useState(false);
  const [helping, setHelping] = useState(false);
  const [touring, setTouring] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [unfinished, setUnfinished] = useState(false);
  const [beginning, setBeginning] = useState<IntakeBeginning | null>(null);
  const [figure, setFigure] = useState<Figure | null>(null);
  const covered = openCase !== null || statusOpen || printing || helping || leaving || touring;
  const rememberFocus = useFocusReturn(covered);
  const rememberIntake = useFocusReturn(page !== 'intake');

  const openPage = useCallback((to: PageId) => {
    setOpenCase(null);
    setPage(to);
    setSeen((before) => (before.has(to) ? before : new Set([...before, to])));
  }, []);
  const today = session.today as CivilDate;
  const { training } = session;
  const workplace = useMemo(
    () => ({
      person,
      today,
      training,
      openCase: setOpenCase,
      openPage,
      openPrintDesk: () => setPrinting(true),
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
    [person, today, training, openPage, beginning, figure],
  );
  // The key of the present screen is left to the screen: F2 on a finished intake is 下一件.
  const others = own.filter(({ id }) => id !== page);
  const bindings = Object.fromEntries(others.map(({ id, keys }) => [keys, () => openPage(id)]));
  useKeys(
    {
      ...bindings,
      [helpKey]: () => setHelping(true),
      [printDeskKey]: () => setPrinting(true),
      [statusKey]: () => setStatusOpen(true),
      'Ctrl+L': () => setLeaving(true),
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
            onLeave={() => setLeaving(true)}
          />
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
          <StatusPlace open={statusOpen} onOpen={setStatusOpen} onPrintDesk={() => setPrinting(true)} />
        </div>
        {openCase !== null && <CaseDrawer caseId={openCase} onClose={() => setOpenCase(null)} />}
        <OpenByNumber onOpen={setOpenCase} />
        {printing && <PrintDesk onClose={() => setPrinting(false)} />}
        {helping && (
          <Help
            topic={page}
            onTour={() => {
              setHelping(false);
              openPage('intake');
              setTouring(true);
            }}
            onClose={() => setHelping(false)}
          />
        )}
        {touring && <FirstDayTour onEnd={() => setTouring(false)} />}
        {leaving && (
          <SignOut unfinished={unfinished} onStay={() => setLeaving(false)} onSignedOut={onSignedOut} />
        )}
      </WorkplaceProvider>
    </ConfigProvider>
  );
}
