import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase, refuseUnlessDurable } from '../../server/database.ts';
import { migrate } from '../../server/migrate.ts';
import { migrations } from '../../server/migrations/index.ts';
import { PlainFailure } from '../../server/plain-failure.ts';
import { quiet, startTestPostgres, type TestPostgres } from './help/centre.ts';

let postgres: TestPostgres;
const open: Database[] = [];
const fresh = async (parameters = ''): Promise<Database> => {
  const database = openDatabase({ connectionString: (await postgres.freshUrl()) + parameters }, quiet);
  open.push(database);
  return database;
};

beforeAll(async () => {
  postgres = await startTestPostgres();
}, 60_000);
afterAll(async () => {
  for (const database of open) await database.close();
  await postgres.stop();
}, 30_000);

const tables = async (database: Database): Promise<string[]> =>
  (
    await database.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
  ).map(({ name }) => name);

describe('migrations', () => {
  test('run a second time change nothing', async () => {
    const database = await fresh();
    await migrate(database);
    const before = await database.query('select number, name, applied_at from migration');
    await migrate(database);
    expect(await database.query('select number, name, applied_at from migration')).toEqual(before);
  });

  test('run by two centres at once take turns', async () => {
    const database = await fresh();
    await Promise.all([migrate(database), migrate(database), migrate(database)]);
    expect(await database.query('select number from migration')).toEqual(
      migrations.map(({ number }) => ({ number })),
    );
  });

  test('refuse a database from the future in plain words and touch nothing', async () => {
    const database = await fresh();
    await migrate(database);
    await database.query(`insert into migration (number, name) values (9000, 'from the future')`);
    const before = await tables(database);
    const more = [...migrations, { number: 20, name: 'more', sql: 'create table more (hall_id text)' }];
    await expect(migrate(database, more)).rejects.toThrow(PlainFailure);
    await expect(migrate(database, more)).rejects.toThrow(/请升级/);
    expect(await tables(database)).toEqual(before);
  });

  test('that fail half-way leave nothing behind', async () => {
    const database = await fresh();
    const broken = [
      ...migrations,
      { number: 20, name: 'broken', sql: 'create table half (hall_id text); select 1 / 0' },
    ];
    await expect(migrate(database, broken)).rejects.toThrow(/division by zero/);
    expect(await tables(database)).not.toContain('half');
    await migrate(database);
  });

  test('number their steps in order', () => {
    const numbers = migrations.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, two) => one - two));
  });

  test('key every table by hall first, so that an existing distributed PostgreSQL can spread it', async () => {
    const database = await fresh();
    await migrate(database);
    const firsts = await database.query<{ index: string; column: string }>(
      `select indexrelid::regclass::text as index, attname as column
       from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
       where indrelid::regclass::text in (select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration')`,
    );
    expect(firsts.length).toBeGreaterThan(5);
    expect(firsts.filter(({ column }) => column !== 'hall_id')).toEqual([]);
  });
});

describe('an acknowledgement survives a power cut', () => {
  test('so the embedded database syncs to disk', async () => {
    const database = await fresh();
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'])
      expect(await database.query(`show ${name}`)).toEqual([{ [name]: 'on' }]);
    await refuseUnlessDurable(database.query);
  });

  test('so a database that does not is refused', async () => {
    const database = await fresh('&options=-c%20synchronous_commit%3Doff');
    await expect(refuseUnlessDurable(database.query)).rejects.toThrow(/synchronous_commit/);
  });
});
