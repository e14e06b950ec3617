import { ok } from '#shared/result.ts';
import type { Card, CardReader } from './card-reader.ts';

/** Made-up people with well-formed numbers: an ordinary name, one with a rare character, one with a middle dot. */
const deck: readonly Card[] = [
  { name: '陈示范', idNumber: '520327198812314510' },
  { name: '龙䶮', idNumber: '441423199003070013' },
  { name: '阿依古丽·买买提', idNumber: '11010519491231002X' },
];

/** A card lies on the reader each time it is asked; the cards take turns. */
export function createSimulatedCardReader(): CardReader {
  let next = 0;
  return {
    simulated: true,
    read: async () => {
      const card = deck[next % deck.length] as Card;
      next += 1;
      return ok(card);
    },
  };
}
