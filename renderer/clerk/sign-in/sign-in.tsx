import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { type CivilDate, chineseDate } from '#shared/calendar/civil-date.ts';
import type { SessionView } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { DemoStaff } from './demo-staff.tsx';
import './sign-in.css';

interface SignInProps {
  readonly session: SessionView;
  readonly onSignedIn: (session: SessionView) => void;
}

/** 签到. Plain elements on purpose: it is on screen before the component library has been read. */
export function SignIn({ session, onSignedIn }: SignInProps) {
  const [staffNumber, setStaffNumber] = useState('');
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const numberInput = useRef<HTMLInputElement>(null);
  const pinInput = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const signIn = useAct(window.counter.signIn);
  const aboutNumber = refusal?.field === 'staffNumber';

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await signIn.run({ staffNumber: staffNumber.trim(), pin });
    if (result === null) return;
    if (result.ok) {
      onSignedIn(result.value);
      return;
    }
    setRefusal(result.refusal);
    setPin('');
    (result.refusal.field === 'staffNumber' ? numberInput : pinInput).current?.focus();
  };

  const nextField = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || pin !== '') return;
    event.preventDefault();
    pinInput.current?.focus();
  };

  const fillIn = (person: SessionView['demoStaff'][number]) => {
    setStaffNumber(person.number);
    setPin(person.pin);
    setRefusal(null);
    submit.current?.focus();
  };

  return (
    <main className="sign-in">
      <section className="sign-in-card">
        <header>
          <h1>{session.hallName}</h1>
          <p className="sign-in-counter">
            {session.counterName}
            <span className="muted">{session.counterPosition}</span>
          </p>
          <p className="muted">{chineseDate(session.today as CivilDate)}</p>
        </header>
        <form onSubmit={(event) => void onSubmit(event)}>
          <label htmlFor="staff-number">工号</label>
          <input
            id="staff-number"
            ref={numberInput}
            value={staffNumber}
            onChange={(event) => setStaffNumber(event.target.value)}
            onKeyDown={nextField}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            autoFocus
            aria-invalid={aboutNumber}
            aria-describedby={aboutNumber ? 'sign-in-refusal' : undefined}
          />
          {refusal !== null && aboutNumber && <RefusalNote id="sign-in-refusal" refusal={refusal} />}
          <label htmlFor="pin">PIN</label>
          <input
            id="pin"
            ref={pinInput}
            type="password"
            value={pin}
            onChange={(event) => setPin(event.target.value)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            aria-invalid={refusal !== null && !aboutNumber}
            aria-describedby={refusal !== null && !aboutNumber ? 'sign-in-refusal' : undefined}
          />
          {refusal !== null && !aboutNumber && <RefusalNote id="sign-in-refusal" refusal={refusal} />}
          <button ref={submit} type="submit" aria-keyshortcuts="Enter" aria-busy={signIn.running}>
            <span>签到</span>
            <kbd aria-hidden="true">Enter</kbd>
          </button>
        </form>
        {session.training && session.demoStaff.length > 0 && (
          <DemoStaff staff={session.demoStaff} onChoose={fillIn} />
        )}
      </section>
      <footer className="muted">一门 政务服务窗口工作站</footer>
    </main>
  );
}
