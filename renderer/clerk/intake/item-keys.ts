import type { Bindings } from '../../common/keys.ts';
import type { ItemSummary } from '#shared/contract/counter.ts';

/** Alt+1 for the first favourite, and so on. */
export const itemKeys = (
  favourites: readonly ItemSummary[],
  onChoose: (item: ItemSummary) => void,
): Bindings =>
  Object.fromEntries(favourites.map((item, index) => [`Alt+${index + 1}`, () => onChoose(item)]));
