/** Taking an application. */
import type { z } from 'zod';
import { isWindowRole } from '#shared/authority/acts.ts';
import { parseCivilDate } from '#shared/calendar/civil-date.ts';
import { oldForeignCard, validityNote } from '#shared/id-card/card-note.ts';
import type { CaseDone, intakeInputs, IntakeOutputs } from '#shared/contract/intake.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { knownApplicant } from '../acts/applicants.ts';
import { runCaseCommand } from '../acts/case-acts.ts';
import { finishDraft, readDraft, saveDraft } from '../acts/drafts.ts';
import { favouriteItems } from '../acts/favourites.ts';
import { instantSteps } from '../acts/instant.ts';
import { itemGone, itemView, searchItems } from '../acts/items.ts';
import { intakeOutcomes, isGone } from '../acts/outcomes.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

/** What is on record of a person is looked up for somebody who stands at the window, and for nobody else. */
const notAtWindow = refuse(
  'not_permitted',
  'D1',
  '申请人以往的资料由窗口人员收件时查看。',
  '请在办件中查看该办件。',
);

export function intakeHandlers({
  desk,
  store,
  devices,
}: CounterParts): Handlers<typeof intakeInputs, IntakeOutputs> {
  const signedIn = whoIsSignedIn(desk);
  const asPerson = <T>(then: (person: StaffMember) => Result<T>): Result<T> => {
    const person = desk.session.signedIn();
    return person.ok ? then(person.value) : person;
  };

  const register = (input: z.output<typeof intakeInputs.registerApplication>): Result<CaseDone> =>
    asPerson((person) => {
      const { today } = desk;
      const { itemCode, lateEntry } = input;
      const on = parseCivilDate(lateEntry?.receivedOn ?? '') ?? today;
      const item = desk.reference.itemOn(itemCode, on) ?? desk.reference.itemOn(itemCode, today);
      // Said in its own words; what was sent before the catalogue changed answers as it did then.
      if (isGone(input, item) && store.log.ofCommand(input.commandId).length === 0) return itemGone;
      const done = runCaseCommand(desk, store, { type: 'register', ...input });
      if (done.ok) finishDraft(desk, store, person, input.commandId);
      return done;
    });

  return {
    searchItems: ({ query, limit }) => signedIn(() => ok(searchItems(desk, query, limit))),
    favouriteItems: () => asPerson((person) => ok(favouriteItems(desk, store, person))),
    item: ({ code, subItem }) => signedIn(() => itemView(desk, code, subItem)),
    readCard: () =>
      signedIn(async () => {
        const read = await devices.cards.read();
        if (!read.ok) return read;
        const { name, number: idNumber } = read.value;
        if (idNumber.length !== 18) return oldForeignCard;
        const note = validityNote(read.value, desk.today);
        return ok({ name, idNumber, simulated: devices.cards.simulated, note: note === '' ? null : note });
      }),
    knownApplicant: ({ number }) =>
      asPerson(({ role }) => (isWindowRole(role) ? ok(knownApplicant(store, number)) : notAtWindow)),
    intakeOutcomes: (form) => asPerson((person) => ok(intakeOutcomes(desk, store, person, form))),
    draft: () => asPerson((person) => ok(readDraft(desk, store, person))),
    saveDraft: ({ forms }) =>
      asPerson((person) => {
        saveDraft(desk, store, person, forms);
        return ok(null);
      }),
    instantSteps: ({ caseId }) => asPerson((person) => instantSteps(desk, store, person, caseId)),
    registerApplication: register,
    supplementMaterials: (input) => runCaseCommand(desk, store, { type: 'supplement', ...input }),
  };
}
