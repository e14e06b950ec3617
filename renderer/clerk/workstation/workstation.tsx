import { ConfigProvider } from 'antd';
import { useMemo, useState } from 'react';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { SessionView } from '#shared/contract/counter.ts';
import { useKeys } from '../../common/keys.ts';
import { BoardPage } from '../board/board-page.tsx';
import { CaseDrawer } from '../case/case-drawer.tsx';
import { IntakePage } from '../intake/intake-page.tsx';
import { PapersPage } from '../papers-page/papers-page.tsx';
import { PrintDesk } from '../print-desk/print-desk.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { StatusPlace } from '../status/status-place.tsx';
import { Header } from './header.tsx';
import { type PageId, pages, printDeskKey } from './pages.ts';
import { SignOut } from './sign-out.tsx';
import { componentSettings } from './theme.ts';
import { useFocusReturn } from './use-focus-return.ts';
import { type Person, WorkplaceProvider } from './workplace.ts';
import './workstation.css';

interface WorkstationProps {
  readonly session: SessionView;
  readonly person: Person;
  readonly onSignedOut: (session: SessionView) => void;
}

/** The clerk's work place. Intake and board stay alive behind each other, so that looking something up loses nothing. */
export function Workstation({ session, person, onSignedOut }: WorkstationProps) {
  const [page, setPage] = useState<PageId>('intake');
  const [openCase, setOpenCase] = useState<string | null>(null);
  const [statusOpen, setStatusOpen] = useState(false);
  const [printing, setPrinting] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [intakeBegun, setIntakeBegun] = useState(false);
  const covered = openCase !== null || statusOpen || printing || leaving;
  const rememberFocus = useFocusReturn(covered);
  const rememberIntake = useFocusReturn(page !== 'intake');

  const today = session.today as CivilDate;
  const workplace = useMemo(() => ({ person, today, openCase: setOpenCase }), [person, today]);
  // The key of the present screen is left to the screen: F2 on a finished intake is 下一件.
  const others = pages.filter(({ id }) => id !== page);
  const bindings = Object.fromEntries(others.map(({ id, keys }) => [keys, () => setPage(id)]));
  useKeys(
    { ...bindings, [printDeskKey]: () => setPrinting(true), 'Ctrl+L': () => setLeaving(true) },
    !covered,
  );

  return (
    <ConfigProvider {...componentSettings}>
      <WorkplaceProvider value={workplace}>
        <div className="workstation" inert={covered} onFocus={rememberFocus}>
          <Header
            session={session}
            person={person}
            page={page}
            onPage={setPage}
            onLeave={() => setLeaving(true)}
          />
          <main className="work-area">
            <div className="work-page" hidden={page !== 'intake'} onFocus={rememberIntake}>
              <IntakePage active={page === 'intake' && !covered} onBegun={setIntakeBegun} />
            </div>
            <div className="work-page" hidden={page !== 'board'}>
              <BoardPage shown={page === 'board'} active={page === 'board' && !covered} />
            </div>
            <div className="work-page" hidden={page !== 'papers'}>
              <PapersPage shown={page === 'papers'} active={page === 'papers' && !covered} />
            </div>
            {page === 'settings' && <SettingsPage active={!covered} training={session.training} />}
          </main>
          <StatusPlace open={statusOpen} onOpen={setStatusOpen} onPrintDesk={() => setPrinting(true)} />
        </div>
        {openCase !== null && <CaseDrawer caseId={openCase} onClose={() => setOpenCase(null)} />}
        {printing && <PrintDesk onClose={() => setPrinting(false)} />}
        {leaving && (
          <SignOut unfinished={intakeBegun} onStay={() => setLeaving(false)} onSignedOut={onSignedOut} />
        )}
      </WorkplaceProvider>
    </ConfigProvider>
  );
}
