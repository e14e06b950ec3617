import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCentre, startTestPostgres, type TestCentre, type TestPostgres } from './help/centre.ts';
import { makeEvent, makeEvents } from './help/events.ts';

let postgres: TestPostgres;
let centre: TestCentre;
let url: string;
const events = makeEvents(1, 30);

beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.freshUrl();
  centre = await startTestCentre(url);
  await centre.pushed(events);
}, 60_000);
afterAll(async () => {
  await centre.close();
  await postgres.stop();
}, 30_000);

test('a pull gives everything after the cursor, in the order of the hall, exactly as it was sent', async () => {
  const { position, events: got } = await centre.pulled('after=0');
  expect(position).toBe(30);
  expect(got.map(({ hallSeq }) => hallSeq)).toEqual(events.map((_, index) => index + 1));
  expect(got.map(({ event }) => event)).toEqual(events);
});

test('a pull gives no more than asked for, and the rest next time', async () => {
  const first = await centre.pulled('after=0&limit=20');
  const second = await centre.pulled('after=20&limit=20');
  expect([...first.events, ...second.events].map(({ event }) => event.id)).toEqual(
    events.map(({ id }) => id),
  );
});

test('a pull at the end gives nothing and the position', async () => {
  expect(await centre.pulled('after=30')).toMatchObject({ position: 30, events: [] });
});

test('a cursor past the position is answered at once, so that a restored centre is noticed', async () => {
  const began = Date.now();
  expect(await centre.pulled('after=99&wait=30')).toMatchObject({ position: 30, events: [] });
  expect(Date.now() - began).toBeLessThan(1000);
});

test.each(['after=-1', 'after=1.5', 'after=x', 'limit=0', 'limit=1001', 'wait=31', 'after=1&after=2'])(
  'a pull with %s is refused as a bad request',
  async (query) => {
    const answer = await centre.get(`/v1/pull?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { kind: 'bad_request' } });
  },
);

test('large events come in several pages instead of one answer without end', async () => {
  const device = 'window-large';
  const large = makeEvents(1, 3, { device, payload: { text: '门'.repeat(700_000) } });
  for (const event of large) expect((await centre.push([event])).status).toBe(200);
  const first = await centre.pulled('after=30&limit=1000');
  expect(first.events).toHaveLength(2);
  expect(first.position).toBe(33);
  const second = await centre.pulled('after=32');
  expect(second.events.map(({ event }) => event)).toEqual(large.slice(2));
});

test('a held pull answers within about 100 ms of a push', async () => {
  const { position } = await centre.pulled('after=0&limit=1');
  const device = 'window-news';
  const delays: number[] = [];
  for (let seq = 1; seq <= 5; seq += 1) {
    const held = centre.pulled(`after=${position + seq - 1}&wait=20`);
    await sleep(60);
    await centre.pushed([makeEvent(seq, { device })]);
    const pushedAt = Date.now();
    expect((await held).events.map(({ event }) => event.seq)).toEqual([seq]);
    delays.push(Date.now() - pushedAt);
  }
  expect(delays.toSorted((a, b) => a - b)[2]).toBeLessThan(100);
});

test('a held pull ends with nothing when its time is over', async () => {
  const { position } = await centre.pulled('after=0&limit=1');
  const began = Date.now();
  expect((await centre.pulled(`after=${position}&wait=0.3`)).events).toEqual([]);
  expect(Date.now() - began).toBeGreaterThanOrEqual(290);
});

test('a held pull hears of a push that another process on the same database took in', async () => {
  const other = await startTestCentre(url, { token: centre.token });
  try {
    const { position } = await centre.pulled('after=0&limit=1');
    const held = centre.pulled(`after=${position}&wait=20`);
    await sleep(50);
    await other.pushed([makeEvent(1, { device: 'window-other' })]);
    const pushedAt = Date.now();
    expect((await held).events).toHaveLength(1);
    expect(Date.now() - pushedAt).toBeLessThan(2000);
  } finally {
    await other.close();
  }
});

test('a closing centre answers held pulls at once', async () => {
  const closing = await startTestCentre(url, { token: centre.token });
  const { position } = await closing.pulled('after=0&limit=1');
  const held = closing.pulled(`after=${position}&wait=30`);
  await sleep(50);
  const began = Date.now();
  await closing.close();
  expect((await held).events).toEqual([]);
  expect(Date.now() - began).toBeLessThan(2000);
});
