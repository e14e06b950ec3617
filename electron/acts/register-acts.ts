import { registerPapersDue } from '#shared/papers/hall/register-due.ts';
import { decideRegister, type RegisterCommand } from '#shared/registers/index.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import { clockMayBeTrusted } from './clock-trust.ts';
import { actContext } from './context.ts';
import { anotherAct, type Desk } from './desk.ts';
import { paperIssued } from './issue-paper.ts';
import { registerMarkOf, streamNamed } from './register-marks.ts';
import { registerPapersVoided } from './void-papers.ts';

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

/** Runs a command on a register: its events, those it brings to a case, papers, and every view, in one transaction. */
export function runRegisterCommand(desk: Desk, store: Store, command: RegisterCommand): Result<RegisterDone> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const circumstances = desk.circumstances(person.value, command.commandId);
  const stream = streamNamed(command, desk.reference.hall.counter.id);
  const done = (events: readonly { streamKind: string; streamId: string }[]): RegisterDone => ({
    streams: events
      .filter(({ streamKind }) => streamKind !== 'paper')
      .map(({ streamKind: kind, streamId: id }) => ({ kind, id })),
  });
  return store.act(
    circumstances,
    () => {
      const clock = clockMayBeTrusted(desk, store, circumstances.at);
      if (!clock.ok) return clock;
      const context = actContext(desk, store, person.value, circumstances.at, itemOf(command, store));
      const events = decideRegister(command, context);
      if (!events.ok) return events;
      const papers = registerPapersDue(events.value, context);
      if (!papers.ok) return papers;
      const issued = papers.value.map((content) => paperIssued(content, null));
      const voided = registerPapersVoided(store, events.value);
      return ok({ events: [...events.value, ...issued, ...voided], answer: done });
    },
    // Given twice, it was done once; another command, or on another stream, of the same id is another act.
    (stored) =>
      stored.some(({ streamId, kind }) => streamId === stream && kind === registerMarkOf[command.type])
        ? ok(done(stored))
        : anotherAct,
  );
}
