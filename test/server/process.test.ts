import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pullReply, pushReply, startLine } from '#shared/protocol/index.ts';
import { startTestPostgres } from './help/centre.ts';
import { hall, makeEvent, makeEvents } from './help/events.ts';
import { buildCentre, type CentreProcess, endCentre, endOrphan, runCentre } from './help/process.ts';

let built: Awaited<ReturnType<typeof buildCentre>>;
let dataDir: string;
const processes: CentreProcess[] = [];

beforeAll(async () => {
  built = await buildCentre();
}, 60_000);
afterAll(() => built.remove());
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yimen-process-'));
});
afterEach(async () => {
  for (const one of processes.splice(0)) await endCentre(one);
  await endOrphan(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}, 30_000);

function run(
  args: readonly string[] = ['--training'],
  env: Readonly<Record<string, string>> = {},
): CentreProcess {
  const one = runCentre(built.main, args, { YIMEN_CENTRE_DATA: dataDir, ...env });
  processes.push(one);
  return one;
}

async function ready(one: CentreProcess): Promise<{ url: string; authorization: string; tokenFile: string }> {
  const line = startLine.parse(await one.line);
  if (!line.ready || line.tokenFile === null) throw new Error(one.stderr());
  const { url, tokenFile } = line;
  return { url, tokenFile, authorization: `Bearer ${readFileSync(tokenFile, 'utf8')}` };
}

async function push(
  { url, authorization }: { url: string; authorization: string },
  events: readonly object[],
) {
  const body = JSON.stringify({ protocol: 1, hall, device: 'window-1', events });
  const answer = await fetch(`${url}/v1/push`, {
    method: 'POST',
    body,
    headers: { authorization, 'content-type': 'application/json' },
  });
  return pushReply.parse(await answer.json());
}
const pull = async ({ url, authorization }: { url: string; authorization: string }, query: string) =>
  pullReply.parse(await (await fetch(`${url}/v1/pull?${query}`, { headers: { authorization } })).json());

describe('the centre as a process', () => {
  test('prints one line when it serves, keeps the training token to its owner, and stops on request', async () => {
    const one = run();
    const centre = await ready(one);
    expect(await push(centre, [makeEvent(1)])).toMatchObject({ acknowledged: 1 });
    expect(statSync(centre.tokenFile).mode & 0o077).toBe(0);

    const held = pull(centre, 'after=1&wait=30');
    await sleep(100);
    const began = Date.now();
    one.child.kill('SIGTERM');
    expect(await held).toMatchObject({ events: [] });
    expect(await one.ended).toEqual({ code: 0, signal: null });
    expect(Date.now() - began).toBeLessThan(5000);
    expect(one.stdout().trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false);
  }, 30_000);

  test('keeps what it acknowledged when it is killed, and starts again over what it left behind', async () => {
    const first = run();
    const before = await ready(first);
    const events = makeEvents(1, 40);
    let acknowledged = 0;
    // Killed in the middle of the pushes that follow the tenth acknowledgement.
    const pushing = async (): Promise<void> => {
      for (let n = 0; n < events.length; n += 2) {
        ({ acknowledged } = await push(before, events.slice(n, n + 2)));
        if (acknowledged === 10) setImmediate(() => first.child.kill('SIGKILL'));
      }
    };
    await expect(pushing()).rejects.toThrow(/fetch failed|terminated|JSON/);
    await first.ended;

    const centre = await ready(run());
    const { events: kept, position } = await pull(centre, 'after=0');
    expect(position).toBe(kept.length);
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
    expect(kept.map(({ event }) => event)).toEqual(events.slice(0, kept.length));
    expect(await push(centre, events)).toMatchObject({ acknowledged: 40 });
    expect(await pull(centre, 'after=0')).toMatchObject({ position: 40 });
  }, 60_000);

  test('started a second time says where the first is and ends', async () => {
    const { url, tokenFile } = await ready(run());
    const second = run();
    expect(await second.line).toEqual({ ready: true, already: true, url, tokenFile });
    expect((await second.ended).code).toBe(0);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  }, 30_000);

  test('started while the other is stopping takes its place', async () => {
    const first = run();
    await ready(first);
    first.child.kill('SIGTERM');
    // Still being stopped: the file that says where it serves goes first.
    while (existsSync(join(dataDir, 'centre.json'))) await sleep(1);
    const line = await run().line;
    expect(line).toMatchObject({ ready: true });
    expect(line).not.toHaveProperty('already');
    await first.ended;
    expect((await fetch(`${String(line?.['url'])}/healthz`)).status).toBe(200);
  }, 30_000);

  test('started three times at once serves once', async () => {
    const lines = await Promise.all([run(), run(), run()].map(({ line }) => line));
    expect(lines.filter((line) => line?.['already'] === undefined)).toHaveLength(1);
    expect(new Set(lines.map((line) => line?.['url'])).size).toBe(1);
  }, 60_000);

  test('does not believe a file that says another centre serves', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await sleep(20);
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : 0;
    writeFileSync(
      join(dataDir, 'centre.json'),
      JSON.stringify({ instance: 'x', url: `http://127.0.0.1:${port}`, pid: process.pid, tokenFile: null }),
    );
    const line = await run().line;
    other.close();
    expect(line).toMatchObject({ ready: true });
    expect(line).not.toHaveProperty('already');
  }, 30_000);

  test('takes another port for training, but says so and ends where the counters expect it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await sleep(20);
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    const real = run([], { YIMEN_CENTRE_PORT: port });
    expect(await real.line).toMatchObject({
      ready: false,
      message: expect.stringContaining(`端口 ${port}`) as string,
    });
    expect((await real.ended).code).toBe(1);
    expect(await run(['--training'], { YIMEN_CENTRE_PORT: port }).line).toMatchObject({ ready: true });
    other.close();
  }, 30_000);

  test('creates a hall and prints its token once, whether it is running or not', async () => {
    const add = async (
      id: string,
    ): Promise<{ line: Record<string, unknown> | null; code: number | null }> => {
      const one = run(['add-hall', id, '某区政务服务中心']);
      return { code: (await one.ended).code, line: await one.line };
    };
    const stopped = await add('hall-a');
    expect(stopped).toMatchObject({ code: 0, line: { hall: 'hall-a' } });
    const { url } = await ready(run());
    const running = await add('hall-b');
    expect(running).toMatchObject({ code: 0, line: { hall: 'hall-b' } });
    for (const { line } of [stopped, running])
      expect(
        (await fetch(`${url}/v1/time`, { headers: { authorization: `Bearer ${String(line?.['token'])}` } }))
          .status,
      ).toBe(200);
    expect(await add('hall-a')).toMatchObject({ code: 1, line: { ready: false } });
    expect(await add('hall/a')).toMatchObject({ code: 1, line: { ready: false } });
  }, 60_000);

  test('says in one sentence what it does not understand', async () => {
    for (const [args, env] of [
      [['nonsense'], {}],
      [[], { YIMEN_CENTRE_PORT: 'x' }],
    ] as const) {
      const one = run(args, env);
      expect(await one.line).toMatchObject({ ready: false, message: expect.stringMatching(/。$/) as string });
      expect((await one.ended).code).toBe(1);
    }
  }, 30_000);
});

describe('with DATABASE_URL', () => {
  test('the centre works on that PostgreSQL and brings none of its own', async () => {
    const postgres = await startTestPostgres();
    try {
      const one = run(['--training'], { DATABASE_URL: await postgres.freshUrl() });
      const centre = await ready(one);
      expect(await push(centre, [makeEvent(1)])).toMatchObject({ acknowledged: 1 });
      expect(existsSync(join(dataDir, 'pg'))).toBe(false);
      await endCentre(one);
      expect((await one.ended).code).toBe(0);
    } finally {
      await postgres.stop();
    }
  }, 60_000);

  test('a database that does not answer is told without its password', async () => {
    const one = run(['--training'], { DATABASE_URL: 'postgres://someone:very-secret@127.0.0.1:1/yimen' });
    expect(await one.line).toMatchObject({
      ready: false,
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
    await one.ended;
    expect(one.stdout() + one.stderr()).not.toContain('very-secret');
  }, 30_000);
});
