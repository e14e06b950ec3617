/** Papers of cases that commands drove there: what the last one made due. */
import type { CaseEvent } from '#shared/case/events.ts';
import { paperAsked } from '#shared/papers/asked/asked.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { papersDue } from '#shared/papers/case/due.ts';
import type { PaperKind } from '#shared/papers/kinds.ts';
import { builtInPhrases } from '#shared/papers/phrases/phrases.ts';
import type { RequestOf } from '#shared/papers/asked/requests.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { caseId, type Life, type LifeCommand } from './case-life.ts';

type Documents = RequestOf<'送达回证'>['documents'];

const around = (life: Life, person: string) => ({
  ...life.context(person),
  phrase: builtInPhrases,
});

/** The papers of an act that has just happened. */
export const duePapers = (
  life: Life,
  events: readonly CaseEvent[],
  person = '1001',
): Result<PaperContent[]> => papersDue(life.case, events, around(life, person));

/** Does it, and answers with the papers it made due. */
export function papersAfter(life: Life, person: string, command: LifeCommand): PaperContent[] {
  const before = life.events.length;
  const papers = duePapers(life.do(person, command), life.events.slice(before), person);
  if (!papers.ok) throw new Error(papers.refusal.message);
  return papers.value;
}

/** Its only paper, of the kind. */
export function paperAfter(kind: PaperKind, life: Life, person: string, command: LifeCommand): PaperContent {
  const [paper, ...rest] = papersAfter(life, person, command);
  if (paper?.kind !== kind || rest.length > 0) throw new Error(`not one ${kind}`);
  return paper;
}

/** What refuses the papers of an event that no rule has checked. */
export function refusedPapers(life: Life, event: CaseEvent): Refusal {
  const papers = duePapers(life, [event]);
  if (papers.ok) throw new Error(`${event.kind} was printed`);
  return papers.refusal;
}

/** The last event of a kind, with some of it changed: as if its decider had been bypassed. */
export function changed<Kind extends CaseEvent['kind']>(
  life: Life,
  kind: Kind,
  change: Partial<Extract<CaseEvent, { kind: Kind }>['payload']>,
): CaseEvent {
  const event = life.events.findLast((one) => one.kind === kind);
  if (event === undefined) throw new Error(`no ${kind}`);
  return { kind, payload: { ...event.payload, ...change } } as CaseEvent;
}

/**
 * 送达回证 as a person asks for it.
 * @param documents what is to be served; decision and certificate where it is left out
 */
export function askReceipt(life: Life, documents?: Documents): Result<PaperContent> {
  const { decision, certificate } = life.case;
  const result = new Set([decision?.document, certificate?.number]);
  return paperAsked(
    {
      paper: '送达回证',
      caseId,
      documents: documents ?? life.case.documents.filter(({ number }) => result.has(number)),
    },
    {
      ...life.context('1002'),
      phrasesOf: () => builtInPhrases,
      items: [life.item],
      caseRecord: (id) => (id === caseId ? { id, state: life.case, facts: [] } : null),
      eventsOn: () => [],
      dayEnd: {
        shifts: () => [],
        papers: () => [],
        papersOfCase: () => [],
        inTrouble: () => [],
        unsigned: () => ({ latest: [], more: 0 }),
        highestUsed: () => undefined,
        unsent: () => 0,
        drafts: () => 0,
      },
    },
  );
}

export function askedReceipt(life: Life, documents?: Documents): PaperContent {
  const paper = askReceipt(life, documents);
  if (!paper.ok) throw new Error(paper.refusal.message);
  return paper.value;
}
