import { decideRegister, type RegisterCommand } from '#shared/registers/index.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import { clockMayBeTrusted } from './clock-trust.ts';
import { actContext } from './context.ts';
import { anotherAct, type Desk } from './desk.ts';
import { registerMarkOf, streamNamed } from './register-marks.ts';

/** What an act on a register answers: the streams it changed. */
export interface RegisterDone {
  readonly streams: readonly { readonly kind: string; readonly id: string }[];
}

/** The item whose entry of today the rules ask: the one named, or that of the case acted on (B10). */
function itemOf(command: RegisterCommand, store: Store): string | null {
  if ('itemCode' in command) return command.itemCode;
  const caseId = 'caseId' in command ? command.caseId : null;
  return caseId === null ? null : (store.caseState(caseId)?.item.code ?? null);
}

/** Runs a command on a register: its events, those it brings to a case, and every view, in one transaction. */
export function runRegisterCommand(desk: Desk, store: Store, command: RegisterCommand): Result<RegisterDone> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const circumstances = desk.circumstances(person.value, command.commandId);
  const stream = streamNamed(command, desk.reference.hall.counter.id);
  const done = (events: readonly { streamKind: string; streamId: string }[]): RegisterDone => ({
    streams: events.map(({ streamKind: kind, streamId: id }) => ({ kind, id })),
  });
  return store.act(
    circumstances,
    () => {
      const clock = clockMayBeTrusted(desk, store, circumstances.at);
      if (!clock.ok) return clock;
      const context = actContext(desk, store, person.value, circumstances.at, itemOf(command, store));
      const events = decideRegister(command, context);
      return events.ok ? ok({ events: events.value, answer: done }) : events;
    },
    // Given twice, it was done once; another command, or on another stream, of the same id is another act.
    (stored) =>
      stored.some(({ streamId, kind }) => streamId === stream && kind === registerMarkOf[command.type])
        ? ok(done(stored))
        : anotherAct,
  );
}
