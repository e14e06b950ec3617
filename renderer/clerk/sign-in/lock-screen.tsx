import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SessionView } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { LeaveNote } from './sign-in.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';
import './lock-screen.css';

interface LockScreenProps {
  readonly session: SessionView;
  readonly person: NonNullable<SessionView['person']>;
  readonly onSession: (session: SessionView) => void;
}

/** Covers the work place: who is at the post and nothing of their work. Their PIN lifts it; others sign in. */
export function LockScreen({ session, person, onSession }: LockScreenProps) {
  const awaited = session.leave !== null && session.leave.waiting;
  const [other, setOther] = useState(false);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F4' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    setOther((before) => !before);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its keys, wherever in it the cursor is
    <main className="sign-in lock-screen" data-cover="" aria-label="工作站已锁定" onKeyDown={onKeyDown}>
      <section className="sign-in-card">
        <header>
          <h1>工作站已锁定</h1>
          <p className="sign-in-counter">
            {session.counterName}
            <span className="muted">{session.counterPosition}</span>
          </p>
          <p>
            在岗：<strong>{person.name}</strong> {person.title}
          </p>
        </header>
        {session.leave !== null && <LeaveNote leave={session.leave} />}
        {other ? (
          <>
            <p className="lock-note">由他人签到的，{person.name}填写中尚未办理的内容不再显示。</p>
            <SignInForm onSignedIn={onSession} />
          </>
        ) : (
          <Unlock person={person} onSession={onSession} />
        )}
        <button
          type="button"
          className="sign-in-code"
          aria-keyshortcuts="F4"
          aria-expanded={other}
          onClick={() => setOther(!other)}
        >
          <span>{other ? `由${person.name}解锁` : awaited ? '替岗人员签到' : '由他人签到'}</span>
          <kbd aria-hidden="true">F4</kbd>
        </button>
      </section>
      <footer className="muted">{other ? '' : '填写中的内容没有丢失，解锁后继续办理。'}</footer>
    </main>
  );
}

function Unlock({ person, onSession }: Pick<LockScreenProps, 'person' | 'onSession'>) {
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const unlock = useAct(window.counter.unlock);

  // After the cover is on: what had the cursor before is remembered by then.
  useEffect(() => input.current?.focus(), []);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await unlock.run({ pin });
    if (result === null) return;
    if (result.ok) {
      onSession(result.value);
      return;
    }
    setRefusal(result.refusal);
    setPin('');
    input.current?.focus();
  };

  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <label htmlFor="unlock-pin">{person.name}的PIN</label>
      <input
        id="unlock-pin"
        ref={input}
        type="password"
        value={pin}
        onChange={(event) => setPin(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : 'unlock-refusal'}
      />
      {refusal !== null && <RefusalNote id="unlock-refusal" refusal={refusal} />}
      <button type="submit" aria-keyshortcuts="Enter" aria-busy={unlock.running}>
        <span>解锁</span>
        <kbd aria-hidden="true">Enter</kbd>
      </button>
    </form>
  );
}
