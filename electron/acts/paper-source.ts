import type { Instant } from '#shared/event.ts';
import { parseCivilDate } from '#shared/calendar/civil-date.ts';
import type { Phrases } from '#shared/papers/phrases/phrases.ts';
import type { AskedSource, LedgerPaper } from '#shared/papers/asked/source.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { PaperReads } from '../store/paper-reads.ts';
import type { Store } from '../store/store.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';
import { readDraft } from './drafts.ts';
import { paperRecord } from './paper-records.ts';

/** A department's standing phrases today. */
export type PhrasesOf = (department: string) => Phrases;

/** What papers that people ask for are made of: the store as it stands, within the act's transaction where there is one. */
export function paperSource(
  desk: Desk,
  store: Store,
  person: StaffMember,
  now: Instant,
  phrasesOf: PhrasesOf,
): AskedSource {
  const reads = new PaperReads(store);
  return {
    ...actContext(desk, store, person, now, null),
    phrasesOf,
    items: desk.reference.catalogue.items,
    caseRecord: (caseId) => reads.caseRecord(caseId),
    eventsOn: (day) => {
      const date = parseCivilDate(day);
      return date === undefined ? [] : reads.eventsOn(date);
    },
    dayEnd: {
      shifts: () => reads.shifts(desk.reference.hall.counter.id),
      papers: (paperIds) => paperIds.flatMap((paperId) => ledgerPaper(store, paperId) ?? []),
      papersOfCase: (caseId) => reads.papersOfCase(caseId),
      inTrouble: (before) => reads.inTrouble(before),
      unsigned: (before) => reads.unsigned(before),
      highestUsed: (series, range) => store.lastSerial(series, range),
      unsent: () => reads.unsent(),
      drafts: () => readDraft(desk, store, person)?.forms.length ?? 0,
    },
  };
}

/** Null for another counter's, which comes out and is signed there. */
function ledgerPaper(store: Store, paperId: string): LedgerPaper | null {
  const record = paperRecord(store, paperId);
  const issued = record?.events[0];
  if (record === null || issued === undefined || !store.log.devices.has(issued.device)) return null;
  const { caseId, paper: state, events } = record;
  const wanted = events.some(
    ({ kind, payload }) =>
      (kind === 'paper.issued' && payload['print'] !== false) ||
      kind === 'paper.retry_requested' ||
      kind === 'paper.reprint_requested',
  );
  return { paperId, caseId, issuedAt: issued.at, wanted, state };
}
