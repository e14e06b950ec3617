import { type CivilDate, civilDateAt } from '../calendar/civil-date.ts';
import { type CaseEvent, type CaseEventKind, type CasePayload, readCaseEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import type { CaseState } from '../case/state.ts';
import type { Event } from '../event.ts';

/** Something that happened to a case, by whom and when. */
export type CaseFact = CaseEvent & {
  readonly id: string;
  readonly at: string;
  readonly actor: Pick<Event['actor'], 'staff' | 'name' | 'counter' | 'mandate'>;
};

/** A case as reports read it: how it stands, and all that happened to it. */
export interface CaseRecord {
  readonly id: string;
  readonly state: CaseState;
  readonly facts: readonly CaseFact[];
}

/** @param events of the case's own stream, in order. Null where they do not begin a case. Throws ZodError where one is damaged. */
export function caseRecord(
  id: string,
  events: Iterable<Pick<Event, 'id' | 'kind' | 'payload' | 'at' | 'actor'>>,
): CaseRecord | null {
  let state: CaseState | null = null;
  const facts: CaseFact[] = [];
  for (const stored of events) {
    const event = readCaseEvent(stored);
    if (event === undefined) continue;
    state = evolve(state, event);
    facts.push({ ...event, id: stored.id, at: stored.at, actor: stored.actor });
  }
  return state === null ? null : { id, state, facts };
}

/** Every fact of one kind, in order. */
export const factsOf = <Kind extends CaseEventKind>(
  { facts }: Pick<CaseRecord, 'facts'>,
  kind: Kind,
): (Extract<CaseFact, { kind: Kind }> & { readonly payload: CasePayload<Kind> })[] =>
  facts.filter(
    (fact): fact is Extract<CaseFact, { kind: Kind }> & { readonly payload: CasePayload<Kind> } =>
      fact.kind === kind,
  );

/** 办结: decided, or the organ's outcome of what was only received here (B7). Null while it is not. */
export const closedOn = ({ decision, outcome }: Pick<CaseState, 'decision' | 'outcome'>): string | null =>
  decision?.decidedOn ?? outcome?.decidedOn ?? null;

/** The day of an instant, for what carries no day of its own. */
export const dayAt = (at: string): CivilDate => civilDateAt(at);

/** A4: the site a case was taken at, by id; events of before it was kept are of the main hall. */
export const siteOf = ({ branch }: Pick<CaseState, 'branch'>): string => (branch === '' ? 'main' : branch);

/** 办件编号, or 收件编号 before there is one. */
export const numberOf = ({
  caseNumber,
  receiptNumber,
}: Pick<CaseState, 'caseNumber' | 'receiptNumber'>): string => caseNumber ?? receiptNumber;
