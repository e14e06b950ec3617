import type { ActOutputs } from '#shared/contract/acts.ts';
import { caseOffers } from '#shared/offers/case-offers.ts';
import { registerOffers } from '#shared/offers/register-offers.ts';
import type { ListedKind } from '#shared/registers/index.ts';
import { registerEntry } from '#shared/registers/views/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';
import { papersAmong } from './paper-records.ts';
import { atHand } from './register-views.ts';

type Offers = Result<ActOutputs['caseOffers']>;

/** Every act on a case for who is signed in, at this moment; papers are sealed in the copies they were issued in. */
export function offersOnCase(desk: Desk, store: Store, caseId: string): Offers {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const state = store.caseState(caseId);
  if (state === null) return refuse('not_found', '', '没有找到该办件。', '请在办件列表中重新选择。');
  const context = actContext(desk, store, person.value, desk.clock.now(), state.item.code);
  const copies = new Map(
    papersAmong(store.log.ofCase(caseId)).map(({ paper: { content } }) => [content.number, content.copies]),
  );
  return ok({ offers: caseOffers(caseId, state, context, (number) => copies.get(number) ?? 1) });
}

/** Every act on a stream of a register, or those that begin one. */
export function offersOnRegister(desk: Desk, store: Store, register: ListedKind, id: string | null): Offers {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const context = actContext(desk, store, person.value, desk.clock.now(), null);
  // In the same words where there is none and where it is not this person's to see (I1, I2).
  if (id !== null && registerEntry(register, id, context) === null)
    return refuse('not_found', '', '没有找到该登记。', '请在登记簿中重新选择。');
  return ok({ offers: registerOffers(register, id, context, atHand(desk, store)) });
}
