import type { CaseContext } from '../case/context.ts';
import type { CaseState } from '../case/state.ts';
import type { Offer } from './form.ts';

/** Every act on a case: open with its form, or closed with the refusal the rules would give. */
export function caseOffers(_caseId: string, _state: CaseState, _context: CaseContext): Offer[] {
  return [];
}
