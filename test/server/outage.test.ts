import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOfCluster } from '../../server/embedded/postmaster.ts';
import { startTestCentre, startTestPostgres, type TestCentre, type TestPostgres } from './help/centre.ts';
import { makeEvents } from './help/events.ts';

let postgres: TestPostgres;
let centre: TestCentre;

beforeAll(async () => {
  postgres = await startTestPostgres();
  centre = await startTestCentre(await postgres.freshUrl());
}, 60_000);
afterAll(async () => {
  await centre.close();
  await postgres.stop();
}, 30_000);

test('while the database is away a push is told to try again, and afterwards it arrives once', async () => {
  const events = makeEvents(1, 20);
  await centre.pushed(events.slice(0, 10));
  const killed = postgres.embedded.pid() ?? 0;
  process.kill(killed, 'SIGKILL');
  await sleep(50);
  const refused = await centre.push(events);
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ error: { kind: 'unavailable' } });
  expect((await fetch(`${centre.url}/healthz`)).status).toBe(503);

  let answer = refused;
  for (let tries = 0; !answer.ok && tries < 300; tries += 1) {
    await sleep(50);
    answer = await centre.push(events);
  }
  expect(await answer.json()).toMatchObject({ acknowledged: 20 });
  const { position, events: kept } = await centre.pulled('after=0');
  expect(position).toBe(20);
  expect(kept.map(({ event }) => event)).toEqual(events);
}, 30_000);

test('a process is taken for the database only when it is', () => {
  const pid = postgres.embedded.pid() ?? 0;
  for (const platform of ['linux', 'darwin'] as const) {
    expect(isOfCluster(pid, `${postgres.dataDir}/pg`, platform)).toBe(true);
    expect(isOfCluster(pid, `${postgres.dataDir}/other`, platform)).toBe(false);
    expect(isOfCluster(process.pid, `${postgres.dataDir}/pg`, platform)).toBe(false);
  }
});
