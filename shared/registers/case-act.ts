/** Registers' acts on a case: which case, and whether the person may. */
import type { ActContext } from '../act-context.ts';
import type { Act, Authorised } from '../authority/index.ts';
import { authorisedOn, notFound } from '../case/context.ts';
import type { CaseState } from '../case/state.ts';
import type { ServiceItem } from '../reference/index.ts';
import { ok, type Result } from '../result.ts';

/** With the catalogue's entry of the case's item where it has one: an item's window powers are in it (B10). */
export type CaseActContext = ActContext & { readonly item?: ServiceItem | undefined };

export function caseOf(caseId: string, { caseState }: ActContext): Result<CaseState> {
  const state = caseState(caseId);
  return state === null ? notFound : ok(state);
}

export function authorisedFor(act: Act, state: CaseState, context: CaseActContext): Result<Authorised> {
  const item = context.item?.code === state.item.code ? context.item : undefined;
  return authorisedOn(act, state, { ...context, item });
}
