import type { KnownApplicant } from '#shared/contract/counter.ts';
import { useRead } from '../../common/use-read.ts';
import { applicantNumber } from './application.ts';
import type { IntakeForm } from './form.ts';

/** Length of an ID number and of a credit code: only a whole number says whose it is. */
const whole = 18;

/** What is on record here of the applicant whose number stands in the form. */
export function useKnown(form: IntakeForm): KnownApplicant | null {
  const typed = applicantNumber(form);
  const number = typed.length === whole ? typed : '';
  const read = useRead(number, async () =>
    number === '' ? { ok: true, value: null } : window.counter.knownApplicant({ number }),
  );
  return number === '' ? null : read.value;
}
