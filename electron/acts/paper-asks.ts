import type { z } from 'zod';
import { mayDo } from '#shared/authority/index.ts';
import type { DayEnd, paperInputs } from '#shared/contract/papers.ts';
import { paperAsked } from '#shared/papers/asked/asked.ts';
import { dayEndOf } from '#shared/papers/day-end/day-end-records.ts';
import { paperEventPayloads } from '#shared/papers/ledger/events.ts';
import type { PaperRequest, PresentRequest } from '#shared/papers/asked/requests.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import type { Instant } from '#shared/event.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result } from '#shared/result.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Store } from '../store/store.ts';
import { clockMayBeTrusted } from './clock-trust.ts';
import { anotherAct, type Desk } from './desk.ts';
import { paperIssued } from './issue-paper.ts';
import { type PhrasesOf, paperSource } from './paper-source.ts';

type Asked = z.output<(typeof paperInputs)['askPaper']>;

/**
 * Makes a paper that nobody's act made due: filed for somebody to look at, and printed when they say so.
 * @param make what it says; of the records within the act where it is made from them
 */
export function askPaper(
  desk: Desk,
  store: Store,
  { commandId, request }: Asked,
  make: (person: StaffMember, at: Instant) => Result<PaperContent>,
): Result<{ readonly paperId: string }> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const circumstances = desk.circumstances(person.value, commandId);
  const caseId = 'caseId' in request ? request.caseId : null;
  return store.act(
    circumstances,
    () => {
      const clock = clockMayBeTrusted(desk, store, circumstances.at);
      if (!clock.ok) return clock;
      const content = make(person.value, circumstances.at);
      if (!content.ok) return content;
      const issued = paperIssued(content.value, caseId, { print: false });
      return ok({ events: [issued], answer: () => ({ paperId: issued.streamId }) });
    },
    // Asked twice, it was made once.
    (stored) => {
      const issued = stored.find((event) => event.caseId === caseId && isOf(event, request));
      return issued === undefined ? anotherAct : ok({ paperId: issued.streamId });
    },
  );
}

/** From the records as they stand. */
export const fromRecords =
  (desk: Desk, store: Store, request: PresentRequest, phrasesOf: PhrasesOf) =>
  (person: StaffMember, at: Instant): Result<PaperContent> =>
    paperAsked(request, paperSource(desk, store, person, at, phrasesOf));

const isOf = ({ kind, payload }: StoredEvent, request: PaperRequest): boolean =>
  kind === 'paper.issued' && paperEventPayloads[kind].parse(payload).content.kind === request.paper;

/** The end of a day at this counter; nothing is recorded by looking at it. */
export function dayEndView(desk: Desk, store: Store, { day }: { readonly day: string }): Result<DayEnd> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const at = desk.clock.now();
  const source = paperSource(desk, store, person.value, at, (department) => desk.phrasesFor(department));
  const allowed = mayDo('日结', null, source);
  return allowed.ok ? dayEndOf(day, source) : allowed;
}
