import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { runRegisterCommand } from '../../../electron/acts/register-acts.ts';
import { viewTables } from '../../../electron/store/views.ts';
import { caseCommand } from '#shared/case/commands.ts';
import { registerCommand } from '#shared/registers/index.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { type AnyCommand, random, randomHall } from '../../support/random-acts.ts';
import { searchTerms } from '../../support/search-terms.ts';
import { openWholeHall, wholeCatalogue, type WholeHall, wholeItems } from '../../support/whole-hall.ts';

const seed = Number(process.env['YIMEN_SEED'] ?? Date.now() % 1_000_000);
const commands = 10_000;
let counter: WholeHall;

beforeEach(async () => {
  counter = await openWholeHall();
});
afterEach(() => counter.close());

const tables = () =>
  viewTables.map((table) => {
    if (table === 'case_search') return [table, searchTerms(counter.store)] as const;
    const rows = counter.store.db.prepare(`select * from ${table}`).all() as object[];
    return [table, rows.map((row) => JSON.stringify(row)).toSorted()] as const;
  });

function run(person: Parameters<typeof actingDesk>[1], given: AnyCommand) {
  const desk = actingDesk(counter, person);
  return given.on === 'case'
    ? runCaseCommand(desk, counter.store, caseCommand.parse(given.command))
    : runRegisterCommand(desk, counter.store, registerCommand.parse(given.command));
}

describe(`一万个随机操作（种子${seed}）`, () => {
  test('重建出来的视图与当时的一样；每个操作再来一次什么都不变', { timeout: 300_000 }, () => {
    console.log(`random acts: seed ${seed}`);
    const { hall } = counter.desk.reference;
    const draw = random(seed + 1);
    // A window that may not seal what it decides leaves its cases where they are (B10).
    const taken = wholeCatalogue.items.filter(({ code }) => code !== wholeItems.narrowed.code);
    const next = randomHall(seed, hall, taken);
    const accepted = new Map<string, number>();
    const refused = new Map<string, number>();
    for (let number = 0; number < commands; number += 1) {
      counter.pass(Math.floor(draw() * 12 * 60_000));
      const { today } = counter.desk;
      const { registers } = counter.store;
      const given = next.next((caseId) => counter.store.caseState(caseId), today, registers);
      // Whose turn it is, or mostly the window.
      const turn = hall.staff.find(({ number }) => number === given.by);
      const person = turn ?? hall.staff[draw() < 0.55 ? 0 : Math.floor(draw() * hall.staff.length)];
      if (person === undefined) throw new Error('the hall has nobody');
      const done = run(person, given);
      const { type } = given.command;
      const tally = done.ok ? accepted : refused;
      tally.set(type, (tally.get(type) ?? 0) + 1);
      if (!done.ok) {
        expect(done.refusal.kind).not.toBe('fault');
        continue;
      }
      if (number % 10 !== 0) continue;
      const last = counter.store.log.lastSeq();
      const again = run(person, given);
      expect([type, again.ok ? '' : again.refusal.message]).toEqual([type, '']);
      expect([type, counter.store.log.lastSeq()]).toEqual([type, last]);
    }
    const live = tables();
    counter.store.rebuild();
    for (const [index, [table, rows]] of tables().entries())
      expect([table, rows]).toEqual([table, live[index]?.[1]]);
    const kinds = [...accepted].toSorted(([, a], [, b]) => b - a).map(([type, count]) => `${type} ${count}`);
    console.log(`accepted: ${kinds.join(', ')}`);
    const never = [...refused.keys()].filter((type) => !accepted.has(type));
    console.log(`never accepted: ${never.join(', ')}`);
    // Most of what the product can do was done, and cases came to their end.
    expect(accepted.size).toBeGreaterThanOrEqual(30);
    expect(accepted.get('serve') ?? 0).toBeGreaterThanOrEqual(30);
  });
});
