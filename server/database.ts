import { type CustomTypesConfig, Pool, type PoolClient, type PoolConfig, types as pgTypes } from 'pg';
import type { Log } from './log.ts';
import { codeOf, messageOf, PlainFailure } from './plain-failure.ts';

export type Query = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Any PostgreSQL; every wait is bounded, so a hanging database turns into an error and not into a hanging counter. */
export interface Database {
  readonly query: Query;
  /** Commits when `work` returns, rolls back when it throws. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** int8 as a number: positions stay far below 2^53. */
const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pgTypes.builtins.INT8
      ? Number
      : pgTypes.getTypeParser(oid, format)) as typeof pgTypes.getTypeParser,
};

export function openDatabase(connection: PoolConfig, log: Log): Database {
  const pool = new Pool({
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'yimen-centre',
    ...connection,
    types,
  });
  pool.on('error', (error) => log('warn', '与数据库的空闲连接断开。', { code: codeOf(error) }));
  const queryOn =
    (on: Pool | PoolClient): Query =>
    async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await on.query<Row>(sql, [...values])).rows;
  return {
    query: queryOn(pool),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const result = await work(queryOn(client));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: unknown) => {
          broken = new Error(`rollback: ${messageOf(failure)}`);
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

/** Is it the database that is away (try again), or the question that is wrong? */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  // 08 connection, 53 no resources, 57 shutting down or cancelled by a time limit, 40 serialisation, 25P03 idle limit.
  if (/^(08|53|57|40)...$|^25P03$|^55P03$/.test(code)) return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
    return true;
  return /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(messageOf(error));
}

/** An acknowledgement is a promise that a power cut must not break, so a database that does not sync is refused. */
export async function refuseUnlessDurable(query: Query): Promise<void> {
  const rows = await query<{ name: string }>(
    `select name from pg_settings
     where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'`,
  );
  if (rows.length > 0)
    throw new PlainFailure(
      `数据库关闭了 ${rows.map(({ name }) => name).join('、')}，断电会丢失已确认的数据。请打开后重新启动。`,
    );
}
