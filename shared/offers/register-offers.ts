import type { ItemContext } from '../act-context.ts';
import type { RegisterKind } from '../registers/states.ts';
import type { Offer } from './form.ts';

/** @param id the stream acted on; null for the acts that begin one. */
export function registerOffers(_register: RegisterKind, _id: string | null, _context: ItemContext): Offer[] {
  return [];
}
