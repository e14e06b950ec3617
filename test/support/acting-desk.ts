import { Desk } from '../../electron/acts/desk.ts';
import type { Session } from '../../electron/people/session.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok } from '#shared/result.ts';
import type { TestCounter } from './counter.ts';

/** The counter's desk with whoever the test says at it, without the time that checking a PIN takes. */
export function actingDesk({ desk, store }: TestCounter, person: StaffMember): Desk {
  const session = { person, signedIn: () => ok(person), onChanged: () => undefined };
  const acting = new Desk(desk.reference, session as unknown as Session, desk.clock, store.registers);
  acting.scanAt = (hash) => desk.scanAt(hash);
  return acting;
}
