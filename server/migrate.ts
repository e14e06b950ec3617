import type { Database } from './database.ts';
import { type Migration, migrations as all } from './migrations/index.ts';
import { PlainFailure } from './plain-failure.ts';

/** Any number, the same in every centre: two that start at once on one database take turns. */
const lockNumber = 7_801_010;

/** Brings the database up to this program, each step in a transaction of its own; refuses one that is newer. */
export async function migrate(database: Database, migrations: readonly Migration[] = all): Promise<void> {
  await database.transaction(async (query) => {
    await query('select pg_advisory_xact_lock($1)', [lockNumber]);
    await query(
      `create table if not exists migration
         (number integer primary key, name text not null, applied_at timestamptz not null default now())`,
    );
  });
  for (const migration of migrations) await step(database, migration, migrations.at(-1)?.number ?? 0);
}

async function step(database: Database, { number, name, sql }: Migration, newest: number): Promise<void> {
  await database.transaction(async (query) => {
    await query('select pg_advisory_xact_lock($1)', [lockNumber]);
    const [found] = await query<{ done: number }>('select coalesce(max(number), 0) as done from migration');
    const done = found?.done ?? 0;
    if (done > newest)
      throw new PlainFailure(
        `数据库由更新的版本写成（第 ${done} 步），本程序只到第 ${newest} 步。请升级中心程序后再启动。`,
      );
    if (done >= number) return;
    await query(sql);
    await query('insert into migration (number, name) values ($1, $2)', [number, name]);
  });
}
