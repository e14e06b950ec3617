import type { Act } from '#shared/authority/acts.ts';
import { mayDo } from '#shared/authority/index.ts';
import type { Result } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** Whether whoever is signed in may do this at this counter now. */
export function mayHere(
  { desk, store }: { readonly desk: Desk; readonly store: Store },
  act: Act,
): Result<unknown> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const { hall } = desk.reference;
  return mayDo(act, null, { hall, now: desk.clock.now(), person: person.value, registers: store.registers });
}
