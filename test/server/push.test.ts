import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PushResult } from '#shared/protocol/index.ts';
import { startTestCentre, startTestPostgres, type TestCentre, type TestPostgres } from './help/centre.ts';
import { hall, makeEvent, makeEvents } from './help/events.ts';

let postgres: TestPostgres;
let centre: TestCentre;
/** Tests share the hall; each is a device of its own. */
let device: string;
let made = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
  centre = await startTestCentre(await postgres.freshUrl());
}, 60_000);
afterAll(async () => {
  await centre.close();
  await postgres.stop();
}, 30_000);
const newDevice = (): string => {
  made += 1;
  device = `window-${made}`;
  return device;
};

const positionOf = (result: PushResult): number => ('hallSeq' in result ? result.hallSeq : 0);
const held = async (of: string): Promise<number> =>
  (await centre.database.query('select 1 from event where hall_id = $1 and device_id = $2', [hall, of]))
    .length;

describe('a push', () => {
  test('takes events in, gives each its position and acknowledges the last', async () => {
    const { acknowledged, results } = await centre.pushed(makeEvents(1, 3, { device: newDevice() }));
    expect(acknowledged).toBe(3);
    const positions = results.map(positionOf);
    expect(positions).toEqual([positions[0], (positions[0] ?? 0) + 1, (positions[0] ?? 0) + 2]);
  });

  test('sent again changes nothing and answers with the first positions', async () => {
    const events = makeEvents(1, 3, { device: newDevice() });
    const first = await centre.pushed(events);
    const second = await centre.pushed(events);
    expect(second.acknowledged).toBe(3);
    expect(second.results.map(({ outcome }) => outcome)).toEqual(['already', 'already', 'already']);
    expect(second.results.map(positionOf)).toEqual(first.results.map(positionOf));
    expect(await held(device)).toBe(3);
  });

  test('whose acknowledgement was lost arrives once, together with what happened since', async () => {
    const events = makeEvents(1, 5, { device: newDevice() });
    await (await centre.push(events.slice(0, 3))).body?.cancel();
    const { acknowledged, results } = await centre.pushed(events);
    expect(acknowledged).toBe(5);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'already',
      'already',
      'already',
      'accepted',
      'accepted',
    ]);
    expect(await held(device)).toBe(5);
  });

  test('past a gap is not taken, and is taken once the gap is filled', async () => {
    const events = makeEvents(1, 4, { device: newDevice() });
    expect(await centre.pushed(events.slice(2))).toMatchObject({ acknowledged: 0, results: [] });
    expect(await centre.pushed(events.slice(0, 2))).toMatchObject({ acknowledged: 2 });
    expect(await centre.pushed(events.slice(2))).toMatchObject({ acknowledged: 4 });
    expect(await held(device)).toBe(4);
  });

  test('with the same event twice takes it once', async () => {
    const event = makeEvent(1, { device: newDevice() });
    const { results } = await centre.pushed([event, event]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'already']);
    expect(await held(device)).toBe(1);
  });

  test('of another event under a used sequence is refused as a conflict and kept aside', async () => {
    await centre.pushed(makeEvents(1, 3, { device: newDevice() }));
    const restored = makeEvents(2, 4, { device });
    const { acknowledged, results } = await centre.pushed(restored);
    expect(results.map((result) => (result.outcome === 'refused' ? result.kind : result.outcome))).toEqual([
      'conflict',
      'conflict',
      'accepted',
    ]);
    expect(acknowledged).toBe(4);
    const kept = await centre.database.query<{ body: string }>(
      'select body from refused_event where device_id = $1 order by device_seq',
      [device],
    );
    expect(kept.map(({ body }) => JSON.parse(body) as unknown)).toEqual(restored.slice(0, 2));
  });

  test('of a used event id under another sequence is refused as a conflict and does not block the next', async () => {
    const first = makeEvent(1, { device: newDevice() });
    await centre.pushed([first]);
    const { acknowledged, results } = await centre.pushed([
      makeEvent(2, { device, id: first.id }),
      makeEvent(3, { device }),
    ]);
    expect(results).toMatchObject([{ outcome: 'refused', kind: 'conflict' }, { outcome: 'accepted' }]);
    expect(acknowledged).toBe(3);
  });

  test('of a refused event sent again gets the same refusal', async () => {
    const broken = { ...makeEvent(1, { device: newDevice() }), kind: '' };
    const first = await (await centre.push([broken])).json();
    const second = await (await centre.push([broken])).json();
    expect(second).toMatchObject({ acknowledged: 1, results: (first as { results: unknown }).results });
    expect(
      await centre.database.query('select 1 from refused_event where device_id = $1', [device]),
    ).toHaveLength(1);
  });

  test('is answered from the order of the hall, not from the clock of the device', async () => {
    const late = makeEvent(1, { device: newDevice(), at: '2031-01-01T00:00:00.000Z' });
    const early = makeEvent(2, { device, at: '1999-01-01T00:00:00.000Z' });
    const { results } = await centre.pushed([late, early]);
    const [first, second] = results.map(positionOf);
    expect(second).toBe((first ?? 0) + 1);
  });
});

test('the centre tells what it holds of a case, and nothing of a case it does not know', async () => {
  const event = makeEvent(1, { device: newDevice() });
  await centre.pushed([event]);
  const answer = await (await centre.get(`/v1/cases/${event.caseId}`)).json();
  expect(answer).toMatchObject({
    caseId: event.caseId,
    events: [{ kind: 'case.received', at: event.at, device }],
  });
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect(await (await centre.get(`/v1/cases/${unknown}`)).json()).toEqual({ caseId: unknown, events: [] });
});

test('the centre tells its time', async () => {
  const { now } = (await (await centre.get('/v1/time')).json()) as { now: string };
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5000);
});
