import { randomUUID } from 'node:crypto';
import type { StaffMember } from '#shared/reference/index.ts';
import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { PaperEvent } from '#shared/papers/ledger/events.ts';
import { decidePaper, type PaperCommand } from '#shared/papers/ledger/ledger-commands.ts';
import { ok, type Result } from '#shared/result.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Store } from '../store/store.ts';
import { anotherAct, type Desk } from './desk.ts';
import { paperEvent, paperIdOf, paperRecord } from './paper-records.ts';

/** The event by which a command is known again when it is given twice. */
const markOf = {
  reprint: 'paper.reprint_requested',
  retry: 'paper.retry_requested',
  reroute: 'paper.rerouted',
  confirm: 'paper.print_confirmed',
  void_copy: 'paper.copy_voided',
  sign: 'paper.signed',
  sign_on_pad: 'paper.signed',
} as const satisfies Record<PaperCommand['type'], PaperEvent['kind']>;

type JobCommand = Extract<PaperCommand, { jobId: string }>;

/** What a person asks of one copy. */
export function runJobCommand(
  desk: Desk,
  store: Store,
  command: JobCommand,
  commandId: string = randomUUID(),
): Result<{ jobId: string }> {
  const paperId = paperIdOf(store, command.jobId);
  return jobOf(run(desk, store, { commandId, paperId }, () => command));
}

/** 补打: the copy says who asked for it and when. */
export function reprint(
  desk: Desk,
  store: Store,
  act: { readonly commandId: string; readonly paperId: string },
): Result<{ jobId: string }> {
  const command = ({ name, number }: StaffMember): PaperCommand => ({
    type: 'reprint',
    newJobId: randomUUID(),
    by: `${name}（工号${number}）`,
    at: chineseDateTime(desk.clock.now()),
  });
  return jobOf(run(desk, store, act, command));
}

const jobOf = (done: Result<StoredEvent>): Result<{ jobId: string }> =>
  done.ok ? ok({ jobId: done.value.payload['jobId'] as string }) : done;

/** Somebody saw the signature on the paper. */
export function markSigned(
  desk: Desk,
  store: Store,
  { signature, ...act }: { readonly commandId: string; readonly paperId: string; readonly signature: number },
): Result<{ signature: number }> {
  const done = run(desk, store, act, () => ({ type: 'sign', signature }));
  return done.ok ? ok({ signature: done.value.payload['signature'] as number }) : done;
}

/** @returns what was recorded, now or when the same command came first */
function run(
  desk: Desk,
  store: Store,
  { commandId, paperId }: { readonly commandId: string; readonly paperId: string | undefined },
  commandOf: (person: StaffMember) => PaperCommand,
): Result<StoredEvent> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const command = commandOf(person.value);
  return store.act(
    desk.circumstances(person.value, commandId),
    () => {
      const record = paperId === undefined ? null : paperRecord(store, paperId);
      const decided = decidePaper(record?.paper ?? null, command);
      if (!decided.ok) return decided;
      if (record === null) throw new Error('a command was accepted on no paper');
      const events = decided.value.map((event) => paperEvent(record.paperId, record.caseId, event));
      return ok({ events, answer: ([first]) => recorded(first) });
    },
    ([first]) =>
      first?.streamId === paperId && first?.kind === markOf[command.type] ? ok(recorded(first)) : anotherAct,
  );
}

function recorded(first: StoredEvent | undefined): StoredEvent {
  if (first === undefined) throw new Error('an accepted command recorded nothing');
  return first;
}
