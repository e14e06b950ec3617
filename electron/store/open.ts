import Database from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { migrations } from './migrations/index.ts';

/** A handle that may write. Only `append.ts`, `rebuild.ts` and the migrations hold one by name. */
export type WritableDb = Database.Database & { readonly __writable: never };

export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/**
 * The one place that opens the counter's database, so that an encrypted build can take over here.
 * WAL with `synchronous=FULL`: what is committed survives a power cut.
 * Throws NewerDatabaseError when a later version of the program has written it.
 */
export function openStore(file: string): WritableDb {
  mkdirSync(dirname(file), { recursive: true });
  const existed = existsSync(file);
  const db = new Database(file) as WritableDb;
  try {
    db.pragma('journal_mode = WAL');
    // This SQLite is built so that entering WAL lowers FULL to NORMAL: set it after, on every open, and look.
    db.pragma('synchronous = FULL');
    if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL');
    db.pragma('foreign_keys = ON');
    migrate(db, existed ? file : undefined);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/**
 * The same database for reading alone, while others write: for reports, which run beside the main process. Everything is
 * read as of one moment.
 */
export function openForReading(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('query_only = ON');
  db.exec('begin');
  return db;
}

/** One transaction per step; a copy of the database is kept before the first. */
function migrate(db: WritableDb, file: string | undefined): void {
  const current = Number(db.pragma('user_version', { simple: true }));
  const newest = migrations.at(-1)?.number ?? 0;
  if (current > newest)
    throw new NewerDatabaseError(
      `本机数据由更新版本的程序写入（数据版本${current}，本程序支持到${newest}）。请安装新版本程序后再打开，数据没有改动。`,
    );
  const due = migrations.filter((migration) => migration.number > current);
  if (due.length === 0) return;
  if (file !== undefined && current > 0) {
    db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(file, `${file}.before-${due[0]?.number}`);
  }
  for (const migration of due) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.number}`);
    }).immediate();
  }
}
