/** Where a paper that somebody asks for takes what it says from. */
import type { NewEvent } from '#shared/event.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import {
  type AskedSource,
  paperAsked,
  type PaperSource,
  paperOfMonth,
  type MonthSource,
} from '#shared/papers/asked/asked.ts';
import { isOfMonth, type PaperRequest } from '#shared/papers/asked/requests.ts';
import { builtInPhrases } from '#shared/papers/phrases/phrases.ts';
import { registerPapersDue } from '#shared/papers/hall/register-due.ts';
import { type CaseRecord, caseRecord } from '#shared/reports/case-record.ts';
import type { Result } from '#shared/result.ts';
import type { Life } from './case-life.ts';
import { items, uuidOf } from './hall.ts';
import { type Memory, memory } from './registers.ts';

/** The training hall with nothing recorded, unless told. */
export const paperSource = (change: Partial<PaperSource> = {}, book: Memory = memory({})): PaperSource => ({
  ...book.context(),
  phrasesOf: () => builtInPhrases,
  items: items.items,
  caseRecord: () => null,
  eventsOn: () => [],
  ...change,
});

/** A month in which nothing was done, unless told. */
export const monthSource = (change: Partial<MonthSource> = {}, book: Memory = memory({})): MonthSource => ({
  ...book.context(),
  cases: () => [],
  ratings: () => [],
  eventsOf: () => [],
  ...change,
});

/** However the paper is made. */
export const askFor = (request: PaperRequest, source: AskedSource & MonthSource): Result<PaperContent> =>
  isOfMonth(request) ? paperOfMonth(request, source) : paperAsked(request, source);

/** A case as it is kept; each event by who did it, under the mandate that the hall's list has for them. */
export function recordOf(life: Life, id = uuidOf(2)): CaseRecord {
  const record = caseRecord(
    id,
    life.events.map(({ kind, payload }, index) => {
      const done = 'done' in payload ? (payload.done ?? null) : null;
      const { at, staff, name } = done ?? { at: life.now, staff: 'device', name: '本机' };
      const mandate = life.hall.staff.find(({ number }) => number === staff)?.mandate.number ?? null;
      const actor = { staff, name, counter: life.hall.counter.id, mandate, actingFor: null };
      return { id: uuidOf(200_000 + index), kind, payload, at, actor };
    }),
  );
  if (record === null) throw new Error('no case');
  return record;
}

/** The paper, where a refusal means that the test is wrong. */
export function made(paper: Result<PaperContent>): PaperContent {
  if (!paper.ok) throw new Error(paper.refusal.message);
  return paper.value;
}

/** What the first of the events makes due. */
export function dueOf(events: Result<NewEvent[]>, book: Memory, change = {}): PaperContent {
  if (!events.ok) throw new Error(events.refusal.message);
  const papers = registerPapersDue(events.value, book.context(change));
  if (!papers.ok) throw new Error(papers.refusal.message);
  const [paper] = papers.value;
  if (paper === undefined) throw new Error('no paper is due');
  return paper;
}
