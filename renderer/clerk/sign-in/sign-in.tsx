import { useState } from 'react';
import { type CivilDate, chineseDate } from '#shared/calendar/civil-date.ts';
import type { SessionView } from '#shared/contract/counter.ts';
import { DemoStaff } from './demo-staff.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

interface SignInProps {
  readonly session: SessionView;
  readonly onSignedIn: (session: SessionView) => void;
}

/** 签到. Plain elements on purpose: it is on screen before the component library has been read. */
export function SignIn({ session, onSignedIn }: SignInProps) {
  // Counted, so that somebody chosen again is put in again.
  const [chosen, setChosen] = useState<{ round: number; person: SessionView['demoStaff'][number] | null }>({
    round: 0,
    person: null,
  });
  const training = session.training && session.demoStaff.length > 0;

  return (
    <main className="sign-in">
      <section className={training ? 'sign-in-card sign-in-wide' : 'sign-in-card'}>
        <div>
          <header>
            <h1>{session.hallName}</h1>
            <p className="sign-in-counter">
              {session.counterName}
              <span className="muted">{session.counterPosition}</span>
            </p>
            <p className="muted">{chineseDate(session.today as CivilDate)}</p>
          </header>
          {session.leave !== null && <LeaveNote leave={session.leave} />}
          <SignInForm key={chosen.round} chosen={chosen.person} onSignedIn={onSignedIn} />
        </div>
        {training && (
          <DemoStaff
            staff={session.demoStaff}
            onChoose={(person) => setChosen(({ round }) => ({ round: round + 1, person }))}
          />
        )}
      </section>
      <footer className="muted">一门 政务服务窗口工作站</footer>
    </main>
  );
}

/** D6: whose sign-in is awaited. */
export function LeaveNote({ leave }: { readonly leave: NonNullable<SessionView['leave']> }) {
  const { name, standInName, since, waiting } = leave;
  return (
    <p className="sign-in-leave" role="status">
      {waiting
        ? `${name}${since}申请离岗，等待${standInName}签到替岗。`
        : `${name}离岗，由${standInName}替岗；${name}返岗时在此签到。`}
    </p>
  );
}
