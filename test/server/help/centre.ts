import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Event } from '#shared/event.ts';
import { type PullReply, pullReply, type PushReply, pushReply } from '#shared/protocol/index.ts';
import { type Database, openDatabase } from '../../../server/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../server/embedded-postgres.ts';
import { addHall } from '../../../server/halls.ts';
import { createHttp } from '../../../server/http.ts';
import type { Log } from '../../../server/log.ts';
import { migrate } from '../../../server/migrate.ts';
import { hall } from './events.ts';

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: unknown;
}

/** A real PostgreSQL in a folder of its own; one for a test file. */
export interface TestPostgres {
  readonly embedded: EmbeddedPostgres;
  readonly dataDir: string;
  /** A new, empty database. */
  freshUrl(): Promise<string>;
  stop(): Promise<void>;
}

export const quiet: Log = () => undefined;

export async function startTestPostgres(): Promise<TestPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yimen-test-'));
  const embedded = await startEmbeddedPostgres(dataDir, quiet);
  const { host, port, user, password } = embedded.address;
  const server = openDatabase({ ...embedded.address, database: 'postgres', max: 1 }, quiet);
  let made = 0;
  return {
    embedded,
    dataDir,
    async freshUrl() {
      made += 1;
      await server.query(`create database test_${made}`);
      return `postgres://${user}:${password}@/test_${made}?host=${encodeURIComponent(host)}&port=${port}`;
    },
    async stop() {
      await server.close();
      await embedded.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface TestCentre {
  readonly url: string;
  readonly token: string;
  readonly database: Database;
  readonly logged: readonly LogLine[];
  push(events: readonly unknown[], change?: object): Promise<Response>;
  pushed(events: readonly Event[]): Promise<PushReply>;
  get(path: string): Promise<Response>;
  pulled(query: string): Promise<PullReply>;
  close(): Promise<void>;
}

/** A centre on a database: migrated, listening, with one hall. */
export async function startTestCentre(
  databaseUrl: string,
  options: { training?: boolean; token?: string } = {},
): Promise<TestCentre> {
  const logged: LogLine[] = [];
  const log: Log = (level, message, fields) => void logged.push({ level, message, fields });
  const database = openDatabase({ connectionString: databaseUrl }, log);
  await migrate(database);
  const token = options.token ?? (await addHall(database, hall, '演示大厅'));
  const http = createHttp({
    database,
    log,
    now: () => new Date(),
    instance: randomUUID(),
    training: options.training ?? false,
  });
  const url = await http.listen({ host: '127.0.0.1', port: 0 });
  const authorization = `Bearer ${token}`;

  const push = (events: readonly unknown[], change: object = {}): Promise<Response> => {
    const first = events[0] as { device?: string } | undefined;
    const body = JSON.stringify({
      protocol: 1,
      hall,
      device: first?.device ?? 'window-1',
      events,
      ...change,
    });
    return fetch(`${url}/v1/push`, {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': 'application/json' },
    });
  };
  const get = (path: string): Promise<Response> => fetch(`${url}${path}`, { headers: { authorization } });
  return {
    url,
    token,
    database,
    logged,
    push,
    pushed: async (events) => pushReply.parse(await (await push(events)).json()),
    get,
    pulled: async (query) => pullReply.parse(await (await get(`/v1/pull?${query}`)).json()),
    async close() {
      await http.close();
      await database.close();
    },
  };
}
