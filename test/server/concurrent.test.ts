import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Event } from '#shared/event.ts';
import { startTestCentre, startTestPostgres, type TestCentre, type TestPostgres } from './help/centre.ts';
import { makeEvents } from './help/events.ts';

let postgres: TestPostgres;
/** Two processes' worth of centre on one database: the lock must hold between them too. */
let centres: [TestCentre, TestCentre];

beforeAll(async () => {
  postgres = await startTestPostgres();
  const url = await postgres.freshUrl();
  const first = await startTestCentre(url);
  centres = [first, await startTestCentre(url, { token: first.token })];
}, 60_000);
afterAll(async () => {
  for (const centre of centres) await centre.close();
  await postgres.stop();
}, 30_000);

const devices = 24;
const eventsEach = 60;

/** Sends a log in pieces of changing size, some twice, some too early, as a bad network would. */
async function pushBadly(log: readonly Event[], seed: number): Promise<void> {
  let random = seed;
  const next = (below: number): number =>
    (random = (random * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  let acknowledged = 0;
  while (acknowledged < log.length) {
    const from = Math.max(0, acknowledged + next(9) - 4);
    const piece = log.slice(from, from + 1 + next(12));
    if (piece.length === 0) continue;
    const centre = centres[next(2) === 0 ? 0 : 1];
    acknowledged = Math.max(acknowledged, (await centre.pushed(piece)).acknowledged);
  }
}

async function readToTheEnd(
  centre: TestCentre,
  expected: number,
): Promise<{ hallSeq: number; id: string }[]> {
  const seen: { hallSeq: number; id: string }[] = [];
  while (seen.length < expected) {
    const { events } = await centre.pulled(`after=${seen.at(-1)?.hallSeq ?? 0}&limit=100&wait=5`);
    seen.push(...events.map(({ hallSeq, event: { id } }) => ({ hallSeq, id })));
  }
  return seen;
}

test('many counters push at once over a bad network, and every reader sees every event once, in one order, without gaps', async () => {
  const logs = Array.from({ length: devices }, (_, index) =>
    makeEvents(1, eventsEach, { device: `window-${index}` }),
  );
  const all = logs.flat();
  const readers = [centres[0], centres[1], centres[0]].map((centre) => readToTheEnd(centre, all.length));
  await Promise.all(logs.map((log, index) => pushBadly(log, index + 1)));
  const [first, ...others] = await Promise.all(readers);
  expect(first?.map(({ hallSeq }) => hallSeq)).toEqual(all.map((_, index) => index + 1));
  expect(new Set(first?.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
  for (const other of others) expect(other).toEqual(first);
}, 60_000);

test('a hall that is locked by someone else delays only itself', async () => {
  const [centre] = centres;
  await centre.database.query(`insert into hall (hall_id, name, token_hash) values ('other', '', '')`);
  await centre.database.transaction(async (query) => {
    await query(`select 1 from hall where hall_id = 'other' for update`);
    expect((await centre.push(makeEvents(1, 1, { device: 'window-free' }))).status).toBe(200);
  });
});
