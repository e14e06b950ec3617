import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase, type Query } from '../../server/database.ts';
import { postgresPackage } from '../../server/embedded/binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/embedded-postgres.ts';
import { quiet } from './help/centre.ts';

const running: EmbeddedPostgres[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}, 30_000);

/** Where any account may pass. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-pg-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

async function start(dataDir: string, packageDir?: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(dataDir, quiet, packageDir);
  running.push(postgres);
  return postgres;
}

async function ask<Row extends object>(
  postgres: EmbeddedPostgres,
  sql: string,
  password = postgres.address.password,
): Promise<Row[]> {
  const database = openDatabase({ ...postgres.address, password, database: 'postgres', max: 1 }, quiet);
  const query: Query = database.query;
  return query<Row>(sql).finally(() => database.close());
}

describe('the embedded PostgreSQL', () => {
  test('keeps its data from one start to the next', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await ask(first, 'create table kept (n int); insert into kept values (7)');
    await first.stop();
    expect(await ask(await start(dataDir), 'select n from kept')).toEqual([{ n: 7 }]);
  }, 30_000);

  test('opens no network port where a socket will do, and asks for its password', async () => {
    const postgres = await start(newFolder());
    expect(await ask(postgres, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
    await expect(ask(postgres, 'select 1', 'wrong')).rejects.toMatchObject({ code: '28P01' });
  }, 30_000);

  test('starts in a folder with Chinese, spaces, commas and quotes in its name', async () => {
    const postgres = await start(join(newFolder(), `一门 数据, 'x' "y"`));
    expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 30_000);

  test('listens on the loopback alone when the path is too long for a socket', async () => {
    const postgres = await start(join(newFolder(), '很长的路径'.repeat(8)));
    expect(await ask(postgres, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  }, 30_000);

  test('is set up anew when the first set-up was interrupted', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'pg.new', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'pg.new', 'PG_VERSION'), '18');
    writeFileSync(join(dataDir, 'postgres.password'), 'from-the-first-attempt');
    expect(await ask(await start(dataDir), 'select 1 as one', 'from-the-first-attempt')).toEqual([
      { one: 1 },
    ]);
  }, 30_000);

  test('refuses a data folder of another major version in plain words', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'pg'));
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), '15\n');
    await expect(start(dataDir)).rejects.toThrow(/属于 PostgreSQL 15/);
  });

  test('tells the last lines of its log when it does not start', async () => {
    const dataDir = newFolder();
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, 'pg', 'postgresql.auto.conf'), 'nonsense = on\n');
    await expect(start(dataDir)).rejects.toThrow(/没有启动成功[^]*nonsense/);
  }, 30_000);

  test('is copied once to where its account can read it, when the package lies where it cannot or takes no links', async () => {
    const hidden = mkdtempSync(join(tmpdir(), 'yimen-hidden-'));
    folders.push(hidden);
    const packageDir = join(hidden, 'package');
    cpSync(postgresPackage(process.platform, process.arch), packageDir, {
      recursive: true,
      // Without the links that an earlier start made.
      filter: (source) => !/\.so\.\d+$|\.so$/.test(source) || !/libicu|libpq|libecpg|libpgtypes/.test(source),
    });
    chmodSync(join(packageDir, 'native', 'lib'), 0o555);
    chmodSync(packageDir, 0o700);
    const dataDir = newFolder();
    const first = await start(dataDir, packageDir).finally(() =>
      chmodSync(join(packageDir, 'native', 'lib'), 0o755),
    );
    expect(await ask(first, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, 'postgres-18.4.0-beta.17', 'native', 'bin'))).toBe(true);
    await first.stop();
    // The next start uses the copy, even if the original is gone by then.
    rmSync(join(packageDir, 'native', 'bin'), { recursive: true });
    expect(await ask(await start(dataDir, packageDir), 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 60_000);

  test('is not kept from starting by a pid file whose number now belongs to another process', async () => {
    const dataDir = newFolder();
    await (await start(dataDir)).stop();
    writeFileSync(
      join(dataDir, 'pg', 'postmaster.pid'),
      `${process.pid}\n${join(dataDir, 'pg')}\n1\n5432\n\n\n\nready\n`,
    );
    expect(await ask(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 30_000);

  test('is started again when its main process is killed, with everything committed', async () => {
    const postgres = await start(newFolder());
    await ask(postgres, 'create table kept (n int); insert into kept values (7)');
    const killed = postgres.pid() ?? 0;
    process.kill(killed, 'SIGKILL');
    for (let tries = 0; postgres.pid() === killed && tries < 400; tries += 1) await sleep(25);
    expect(await ask(postgres, 'select n from kept')).toEqual([{ n: 7 }]);
  }, 30_000);
});
