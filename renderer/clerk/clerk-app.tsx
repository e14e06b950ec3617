import { useCallback, useEffect, useRef, useState } from 'react';
import type { SessionView } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../common/keys.ts';
import { RefusalNote } from '../common/refusal-note.tsx';
import { settle } from '../common/settle.ts';
import { TrainingBand } from '../common/training-band.tsx';
import './clerk-app.css';
import { LockScreen } from './sign-in/lock-screen.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { useCover } from './sign-in/use-cover.ts';
import { useWorkstation } from './use-workstation.ts';

/** How often the day and the person signed in are read again: the work place stays open over midnight. */
const sessionRefreshMs = 60_000;

export function ClerkApp() {
  const [session, setSession] = useState<SessionView | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const workplace = useWorkstation(session !== null);

  // Counts what was put on screen, so that an answer on its way during a sign-in cannot undo it.
  const round = useRef(0);

  const show = useCallback((shown: SessionView) => {
    round.current += 1;
    setSession(shown);
  }, []);

  const refresh = useCallback(async () => {
    const asked = round.current;
    const result = await settle(() => window.counter.session());
    if (asked !== round.current) return;
    if (result.ok) show(result.value);
    setRefusal(result.ok ? null : result.refusal);
  }, [show]);

  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), sessionRefreshMs);
    return () => clearInterval(timer);
  }, [refresh]);

  useEffect(() => window.counter.onSessionChanged(show), [show]);
  useCover(session?.locked === true);
  // The main process hears it first, also when this page hangs; what reaches the page is meant all the same.
  const lock = () => void settle(() => window.counter.lock());
  useKeys({ 'Ctrl+Shift+L': lock }, session?.person != null && !session.locked);

  if (session === null) {
    return (
      <main className="clerk-app clerk-wait">
        {refusal !== null && (
          <>
            <RefusalNote refusal={refusal} />
            <button type="button" onClick={() => void refresh()}>
              重试
            </button>
          </>
        )}
      </main>
    );
  }
  return (
    <div className="clerk-app">
      {session.training && (
        <TrainingBand
          {...(session.person === null || session.locked
            ? {}
            : { hint: '第一次使用？按 F1，再按 F2 看第一天导览；模拟设备 Ctrl+Shift+E' })}
        />
      )}
      {session.person === null ? (
        <SignIn session={session} onSignedIn={show} />
      ) : workplace === null ? (
        <main className="clerk-wait">正在打开工作台…</main>
      ) : (
        <>
          <div className="clerk-work" inert={session.locked}>
            <workplace.Workstation
              key={session.person.number}
              session={session}
              person={session.person}
              onSignedOut={show}
            />
          </div>
          {session.locked && <LockScreen session={session} person={session.person} onSession={show} />}
        </>
      )}
    </div>
  );
}
