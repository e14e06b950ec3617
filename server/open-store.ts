import type { Config } from './config.ts';
import { type Database, openDatabase, refuseUnlessDurable } from './database.ts';
import { addressOfRunning, type PostgresAddress, startEmbeddedPostgres } from './embedded-postgres.ts';
import type { Log } from './log.ts';
import { migrate } from './migrate.ts';
import { codeOf, messageOf, PlainFailure } from './plain-failure.ts';

export interface Store {
  readonly database: Database;
  close(): Promise<void>;
}

const databaseName = 'yimen';

/**
 * The database the centre works on, migrated and known to be durable: the given one, or the embedded one.
 * Without the folder's lock, the embedded one is joined where it runs and left running.
 */
export async function openStore(config: Config, holdsLock: boolean, log: Log): Promise<Store> {
  if (config.databaseUrl !== null) {
    // The password in it must not reach a log, so of a failure only the code is told.
    const database = await connect({ connectionString: config.databaseUrl }, log);
    return { database, close: () => database.close() };
  }
  if (!holdsLock) {
    const address = addressOfRunning(config.dataDir);
    if (address === null) throw new PlainFailure('中心正在启动或停止，请稍后重试。');
    const database = await connect({ ...address, database: databaseName }, log);
    return { database, close: () => database.close() };
  }
  const postgres = await startEmbeddedPostgres(config.dataDir, log);
  try {
    await ensureDatabase(postgres.address, log);
    const database = await connect({ ...postgres.address, database: databaseName }, log);
    return {
      database,
      async close() {
        await database.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function connect(connection: Parameters<typeof openDatabase>[0], log: Log): Promise<Database> {
  const database = openDatabase(connection, log);
  try {
    await database.query('select 1').catch((error: unknown) => {
      log('error', '连接数据库失败。', { code: codeOf(error) });
      throw new PlainFailure(
        `连接不上数据库（${codeOf(error) ?? messageOf(error)}）。请检查 DATABASE_URL 和数据库是否在运行。`,
      );
    });
    await refuseUnlessDurable(database.query);
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function ensureDatabase(address: PostgresAddress, log: Log): Promise<void> {
  const server = openDatabase({ ...address, database: 'postgres', max: 1 }, log);
  try {
    const found = await server.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.length === 0) await server.query(`create database ${databaseName}`);
  } finally {
    await server.close();
  }
}
