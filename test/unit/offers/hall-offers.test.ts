/** Offers at a counter with its store: days of a hall at random, and what a screen may not say. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { actContext } from '../../../electron/acts/context.ts';
import { runRegisterCommand } from '../../../electron/acts/register-acts.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { random, randomHall } from '../../support/random-acts.ts';
import { openWholeHall, wholeCatalogue, type WholeHall, wholeItems } from '../../support/whole-hall.ts';
import { caseCommand } from '#shared/case/commands.ts';
import { caseOffers } from '#shared/offers/case-offers.ts';
import type { Offer } from '#shared/offers/form.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { registerCommand } from '#shared/registers/index.ts';
import { wasOffered } from './offer-lives.ts';

const seed = Number(process.env['YIMEN_SEED'] ?? Date.now() % 1_000_000);
let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

function offersTo(person: StaffMember, caseId: string): Offer[] | null {
  const state = at.store.caseState(caseId);
  if (state === null) return null;
  const context = actContext(at.desk, at.store, person, at.desk.clock.now(), state.item.code);
  return caseOffers(caseId, state, context);
}

describe(`大厅里随便办理（种子${seed}）`, () => {
  test('办成的每一件，办之前都是可以办的', { timeout: 120_000 }, () => {
    const { hall } = at.desk.reference;
    const draw = random(seed + 1);
    const taken = wholeCatalogue.items.filter(({ code }) => code !== wholeItems.narrowed.code);
    const acts = randomHall(seed, hall, taken);
    const accepted = new Map<string, number>();
    const wanted = ['supplement', 'adopt_chain', 'hand_over', 'serve'];
    let total = 0;
    const enough = () => total >= 600 && wanted.every((type) => accepted.has(type));
    const until = performance.now() + 90_000;
    while (!enough() && performance.now() < until) {
      at.pass(Math.floor(draw() * 12 * 60_000));
      const given = acts.next((id) => at.store.caseState(id), at.desk.today, at.store.registers);
      const turn = hall.staff.find(({ number }) => number === given.by);
      const person = turn ?? hall.staff[draw() < 0.55 ? 0 : Math.floor(draw() * hall.staff.length)];
      if (person === undefined) throw new Error('the hall has nobody');
      const desk = actingDesk(at, person);
      if (given.on === 'register') {
        runRegisterCommand(desk, at.store, registerCommand.parse(given.command));
        continue;
      }
      const command = caseCommand.parse(given.command);
      const offers = offersTo(person, command.caseId);
      const done = runCaseCommand(desk, at.store, command);
      if (!done.ok || offers === null || command.type.startsWith('deem_')) continue;
      wasOffered(offers, command);
      total += 1;
      accepted.set(command.type, (accepted.get(command.type) ?? 0) + 1);
    }
    console.log(`offers at a counter: ${total} accepted, ${[...accepted.keys()].join(', ')}`);
    expect(total).toBeGreaterThan(200);
    for (const type of wanted) expect([type, accepted.has(type)]).toEqual([type, true]);
  });
});
