import { civilDateAt } from '#shared/calendar/civil-date.ts';
import { intakeDraft, type IntakeDraft, type IntakeOutputs } from '#shared/contract/intake.ts';
import type { Instant } from '#shared/event.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { z } from 'zod';
import { readKept } from '../reference-versions.ts';
import type { WritableDb } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';

const dayMs = 24 * 3_600_000;
const forms = z.array(intakeDraft);

/** Forms hold personal data and nobody's act: no longer than they can be of use. */
export function forgetOldDrafts(db: WritableDb, now: Instant): void {
  const rows = db.prepare('select staff, counter, saved_at as savedAt from intake_draft').all() as {
    staff: string;
    counter: string;
    savedAt: string;
  }[];
  for (const { staff, counter, savedAt } of rows)
    if (!isFresh(savedAt, now))
      db.prepare('delete from intake_draft where staff = ? and counter = ?').run(staff, counter);
}

/** Kept for the rest of the day, and never longer than 24 hours; a clock put right by minutes takes nothing away. */
function isFresh(savedAt: Instant, now: Instant): boolean {
  const age = Math.abs(Date.parse(now) - Date.parse(savedAt));
  return age < dayMs && civilDateAt(savedAt) === civilDateAt(now);
}

/** The person's own, at this counter. */
export function readDraft(desk: Desk, store: Store, person: StaffMember): IntakeOutputs['draft'] {
  forgetOldDrafts(store.db, desk.clock.now());
  const row = store.db
    .prepare('select saved_at as savedAt, body from intake_draft where staff = ? and counter = ?')
    .get(person.number, desk.reference.hall.counter.id) as { savedAt: string; body: string } | undefined;
  if (row === undefined) return null;
  // Of an earlier version of the program it may have another shape: then there is nothing to offer.
  // One that was sent is an application: the program may have ended before it was taken away, or the page kept it late.
  const read = readKept(forms, row.body)?.filter(({ commandId }) => !isSent(store, commandId)) ?? [];
  return read.length > 0 ? { savedAt: row.savedAt, forms: read } : null;
}

/** Whether a form kept here speaks of a file; nothing else does until it is sent. */
export const draftsSpeakOf = (db: WritableDb, hash: string): boolean =>
  db.prepare('select exists (select 1 from intake_draft where instr(body, ?) > 0)').pluck().get(hash) === 1;

const isSent = (store: Store, commandId: string): boolean => store.log.ofCommand(commandId).length > 0;

/** Puts these in the place of what was kept; none at all forgets it. */
export function saveDraft(desk: Desk, store: Store, person: StaffMember, kept: readonly IntakeDraft[]): void {
  const counter = desk.reference.hall.counter.id;
  const now = desk.clock.now();
  forgetOldDrafts(store.db, now);
  if (kept.length === 0) {
    store.db.prepare('delete from intake_draft where staff = ? and counter = ?').run(person.number, counter);
    return;
  }
  store.db
    .prepare(
      `insert into intake_draft (staff, counter, saved_at, body) values (?, ?, ?, ?)
       on conflict (staff, counter) do update set saved_at = excluded.saved_at, body = excluded.body`,
    )
    .run(person.number, counter, now, JSON.stringify(kept));
}

/** An application that was sent is a draft no more; what waits beside it stays. */
export function finishDraft(desk: Desk, store: Store, person: StaffMember, commandId: string): void {
  const draft = readDraft(desk, store, person);
  if (draft !== null)
    saveDraft(
      desk,
      store,
      person,
      draft.forms.filter((form) => form.commandId !== commandId),
    );
}
