import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { SessionView } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';

interface SignInFormProps {
  /** Somebody chosen from the list of a training hall: the form begins with them. */
  readonly chosen?: SessionView['demoStaff'][number] | null;
  readonly onSignedIn: (session: SessionView) => void;
}

/** Number and PIN, and where the centre gave one the emergency code (D7). Plain elements: on screen at once. */
export function SignInForm({ chosen = null, onSignedIn }: SignInFormProps) {
  const [staffNumber, setStaffNumber] = useState(chosen?.number ?? '');
  const [pin, setPin] = useState(chosen?.pin ?? '');
  const [code, setCode] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const signIn = useAct(window.counter.signIn);
  const aboutNumber = refusal?.field === 'staffNumber';
  const aboutCode = code !== null && refusal?.field === 'emergencyCode';
  const focus = (name: string): void => form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const emergencyCode = code === null || code.trim() === '' ? null : code;
    const result = await signIn.run({ staffNumber: staffNumber.trim(), pin, emergencyCode });
    if (result === null) return;
    if (result.ok) {
      onSignedIn(result.value);
      return;
    }
    setRefusal(result.refusal);
    setPin('');
    // D7: who is not listed may still come by the centre's code.
    if (result.refusal.rule.includes('D7')) setCode((before) => before ?? '');
    focus(result.refusal.field === 'staffNumber' ? 'staffNumber' : 'pin');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'F6') {
      event.preventDefault();
      setCode((before) => (before === null ? '' : null));
    }
    const inNumber = event.target instanceof HTMLElement && event.target.id === 'staff-number';
    if (event.key !== 'Enter' || !inNumber || pin !== '') return;
    event.preventDefault();
    focus('pin');
  };

  const note = refusal !== null && <RefusalNote id="sign-in-refusal" refusal={refusal} />;
  const described = (wrong: boolean) =>
    wrong ? { 'aria-invalid': true, 'aria-describedby': 'sign-in-refusal' } : {};
  return (
    <form ref={form} onSubmit={(event) => void onSubmit(event)} onKeyDown={onKeyDown}>
      <label htmlFor="staff-number">工号</label>
      <input
        id="staff-number"
        name="staffNumber"
        value={staffNumber}
        onChange={(event) => setStaffNumber(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        autoFocus={chosen === null}
        {...described(aboutNumber)}
      />
      {aboutNumber && note}
      <label htmlFor="pin">PIN</label>
      <input
        id="pin"
        name="pin"
        type="password"
        value={pin}
        onChange={(event) => setPin(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        {...described(refusal !== null && !aboutNumber && !aboutCode)}
      />
      {!aboutNumber && !aboutCode && note}
      {code !== null && (
        <>
          <label htmlFor="emergency-code">应急码（大厅管理机构电话告知，限当天替岗）</label>
          <input
            id="emergency-code"
            name="emergencyCode"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            autoComplete="off"
            maxLength={20}
            {...described(aboutCode)}
          />
          {aboutCode && note}
        </>
      )}
      <button
        name="submit"
        type="submit"
        autoFocus={chosen !== null}
        aria-keyshortcuts="Enter"
        aria-busy={signIn.running}
      >
        <span>签到</span>
        <kbd aria-hidden="true">Enter</kbd>
      </button>
      <button
        type="button"
        className="sign-in-code"
        aria-keyshortcuts="F6"
        aria-expanded={code !== null}
        onClick={() => setCode((before) => (before === null ? '' : null))}
      >
        <span>{code === null ? '使用应急码' : '不用应急码'}</span>
        <kbd aria-hidden="true">F6</kbd>
      </button>
    </form>
  );
}
