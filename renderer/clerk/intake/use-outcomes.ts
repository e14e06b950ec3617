import { useEffect, useState } from 'react';
import type { OutcomeOffer } from '#shared/contract/counter.ts';
import { useRead } from '../../common/use-read.ts';
import { application } from './application.ts';
import type { IntakeForm } from './form.ts';

/** After the last key, so that typing asks nothing on the way. */
const restMs = 150;
const none: readonly OutcomeOffer[] = [];

/** Which answers the rules would take of the form as it stands; empty until an item is chosen. */
export function useOutcomes(form: IntakeForm): readonly OutcomeOffer[] {
  const { item } = form;
  const now = item === null ? '' : JSON.stringify(application(form));
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(now), restMs);
    return () => clearTimeout(timer);
  }, [now]);
  const read = useRead(asked, async () =>
    asked === ''
      ? { ok: true, value: none }
      : window.counter.intakeOutcomes(JSON.parse(asked) as ReturnType<typeof application>),
  );
  // The last answer stays while the next is asked for: lines that come and go at each key would be worse.
  return item === null ? none : (read.latest ?? none);
}
