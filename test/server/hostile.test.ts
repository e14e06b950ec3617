import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maxBodyBytes, maxPushEvents } from '#shared/protocol/index.ts';
import { addHall } from '../../server/halls.ts';
import { startTestCentre, startTestPostgres, type TestCentre, type TestPostgres } from './help/centre.ts';
import { hall, makeEvent, makeEvents } from './help/events.ts';

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

const send = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${centre.url}/v1/push`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${centre.token}`, 'content-type': 'application/json', ...headers },
  });
const refusal = async (answer: Response): Promise<[number, string]> => {
  const { error } = (await answer.json()) as { error: { kind: string; message: string } };
  expect(error.message).toMatch(/[\u4e00-\u9fff]/);
  return [answer.status, error.kind];
};

describe('who may speak', () => {
  test.each([
    '',
    'Bearer',
    'Bearer x',
    'Basic abc',
    `Bearer ${hall}.`,
    `Bearer ${hall}.wrong`,
    `Bearer '; drop table hall; --`,
  ])('without the token of a hall nothing is told (%s)', async (authorization) => {
    for (const path of ['/v1/time', '/v1/pull', '/v1/cases/x'])
      expect(await refusal(await fetch(centre.url + path, { headers: { authorization } }))).toEqual([
        401,
        'unauthorised',
      ]);
    expect(await refusal(await send('{}', { authorization }))).toEqual([401, 'unauthorised']);
  });

  test('a token of one hall does not write into another', async () => {
    const token = await addHall(centre.database, 'other', '另一大厅');
    const answer = await centre.push([makeEvent(1)]);
    expect(answer.status).toBe(200);
    const body = JSON.stringify({ protocol: 1, hall, device: 'window-1', events: [makeEvent(2)] });
    expect(await refusal(await send(body, { authorization: `Bearer ${token}` }))).toEqual([
      403,
      'wrong_hall',
    ]);
    const pulled = await fetch(`${centre.url}/v1/pull`, { headers: { authorization: `Bearer ${token}` } });
    expect(await pulled.json()).toMatchObject({ position: 0, events: [] });
  });

  test('the token is not kept in the database', async () => {
    const rows = await centre.database.query<{ row: string }>('select hall::text as row from hall');
    expect(rows.some(({ row }) => row.includes(centre.token))).toBe(false);
  });
});

describe('what cannot be a push', () => {
  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"protocol":1}',
    '"x"',
    '['.repeat(200_000),
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  ])('garbage is a bad request (%#)', async (body) =>
    expect(await refusal(await send(body))).toEqual([400, 'bad_request']),
  );

  test('bytes that are not UTF-8 are refused instead of silently replaced', async () => {
    const body = Buffer.from(
      JSON.stringify({ protocol: 1, hall, device: 'x', events: [makeEvent(1, { device: 'x' })] }),
    );
    body[body.indexOf('演示')] = 0xff;
    expect(await refusal(await send(Uint8Array.from(body)))).toEqual([400, 'bad_request']);
  });

  test('another protocol version is refused by name', async () => {
    expect(await refusal(await centre.push([makeEvent(1)], { protocol: 2 }))).toEqual([
      400,
      'unsupported_version',
    ]);
  });

  test('too many events, none, or an endless body are refused', async () => {
    expect(await refusal(await centre.push(makeEvents(1, maxPushEvents + 1)))).toEqual([400, 'bad_request']);
    expect(await refusal(await centre.push([]))).toEqual([400, 'bad_request']);
    expect(await refusal(await send(' '.repeat(maxBodyBytes + 1)))).toEqual([413, 'too_large']);
  });

  test('an event without a usable id or sequence makes the whole push a bad request', async () => {
    for (const change of [{ id: 'x' }, { seq: 0 }, { seq: 1.5 }, { seq: 2 ** 60 }, { id: null }])
      expect(await refusal(await centre.push([{ ...makeEvent(1), ...change }]))).toEqual([
        400,
        'bad_request',
      ]);
  });

  test('another content type, another address and a broken address get the same kind of answer', async () => {
    expect(await refusal(await send('x', { 'content-type': 'text/plain' }))).toEqual([400, 'bad_request']);
    expect(await refusal(await centre.get('/nothing'))).toEqual([404, 'not_found']);
    expect(await refusal(await centre.get('/%ff'))).toEqual([400, 'bad_request']);
    expect(await refusal(await centre.get('/v1/cases/1%27or%271'))).toEqual([400, 'bad_request']);
  });

  test('a connection that speaks no HTTP is closed and harms nobody', async () => {
    const { port } = new URL(centre.url);
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.end('\u0000\u0001garbage\r\n\r\n'));
      socket
        .once('close', () => resolve())
        .once('error', reject)
        .resume();
    });
    expect((await fetch(`${centre.url}/healthz`)).status).toBe(200);
  });
});

describe('an event that cannot be taken is refused, kept as it came, and does not block the next', () => {
  const unhashed = { ...makeEvent(1), payload: { changed: true } };
  test.each([
    ['of no kind', { ...makeEvent(1), kind: '' }, 'malformed'],
    ['of another device', makeEvent(1, { device: 'window-9' }), 'malformed'],
    ['of another hall', makeEvent(1, { hall: 'other' }), 'malformed'],
    ['without an actor', { ...makeEvent(1), actor: null }, 'malformed'],
    ['from a day that does not exist', makeEvent(1, { at: '2026-02-30T00:00:00.000Z' }), 'malformed'],
    ['from the year 0', makeEvent(1, { at: '0000-01-01T00:00:00.000Z' }), 'malformed'],
    ['with NUL in its kind', makeEvent(1, { kind: 'a\u0000b' }), 'malformed'],
    ['with half a character in its kind', makeEvent(1, { kind: 'a\ud800' }), 'malformed'],
    ['nested without end', makeEvent(1, { payload: nested(200) }), 'malformed'],
    ['changed after it was hashed', unhashed, 'hash'],
  ])('%s', async (name, event, kind) => {
    const device = `window ${name}`;
    const sent = event.device === 'window-1' ? { ...event, ...rehash(event, device, kind) } : event;
    const answer = await centre.push([sent, makeEvent(2, { device })], { device });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      acknowledged: 2,
      results: [{ outcome: 'refused', kind }, { outcome: 'accepted' }],
    });
    const kept = await centre.database.query<{ body: string }>(
      'select body from refused_event where device_id = $1',
      [device],
    );
    expect(kept.map(({ body }) => body)).toEqual([JSON.stringify(sent)]);
  });
});

/** The same event as of this device, with a hash that fits unless the wrong hash is the point. */
function rehash(event: object, device: string, kind: string): object {
  return kind === 'hash' ? { device } : makeEvent(1, { ...event, device });
}

function nested(depth: number): Record<string, unknown> {
  return depth === 0 ? {} : { in: nested(depth - 1) };
}

describe('whatever a text holds, it comes back as it was', () => {
  test.each([
    ['SQL', `'; drop table event; -- $1 \\ "`],
    ['NUL', 'before\u0000after'],
    ['half a character', 'a\ud83d b\udc00'],
    ['escapes of escapes', '\\u0000 \\\\u0000 \\'],
    ['rare characters', '\u{20BB7}野家 \u{2A6A5} \u2028\u2029\ufeff\uffff 𠮷'],
    ['control characters', '\u0001\u001f\u007f\u0085'],
  ])('%s', async (name, text) => {
    const device = `window-${name}`;
    const event = makeEvent(1, {
      device,
      streamId: text.slice(0, 100),
      payload: { [text]: [text, { ['__proto__' + text]: text }], n: 0.1 + 0.2, e: 1e21 },
    });
    expect(await centre.pushed([event])).toMatchObject({
      acknowledged: 1,
      results: [{ outcome: 'accepted' }],
    });
    const { position } = await centre.pulled('after=0&limit=1');
    const { events } = await centre.pulled(`after=${position - 1}`);
    expect(JSON.stringify(events[0]?.event)).toBe(JSON.stringify(event));
  });

  test('a key named __proto__', async () => {
    const event = makeEvent(1, {
      device: 'window-proto',
      payload: JSON.parse('{"__proto__":{"admin":true},"constructor":1}') as Record<string, unknown>,
    });
    expect(await centre.pushed([event])).toMatchObject({ results: [{ outcome: 'accepted' }] });
    expect(await (await centre.get('/v1/pull')).text()).toContain(
      '"payload":{"__proto__":{"admin":true},"constructor":1}',
    );
  });

  test('a device whose name cannot be a key is refused', async () => {
    for (const device of ['a\u0000', 'a\ud800', 'a\n', ''])
      expect(await refusal(await centre.push([makeEvent(1, { device })], { device }))).toEqual([
        400,
        'bad_request',
      ]);
  });
});

test('the log holds no names, no tokens and no bodies', () => {
  const text = JSON.stringify(centre.logged);
  for (const secret of ['王静', '演示', centre.token]) expect(text).not.toContain(secret);
});
