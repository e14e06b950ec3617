/** One durable 受理, with every rule, against bare better-sqlite3 writing the same rows in one transaction each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openCounter } from '../support/counter.ts';
import { application, itemNamed, uuidOf } from '../support/hall.ts';
import { report } from './figures.ts';

const rounds = Number(process.env['YIMEN_BENCH_RUNS'] ?? 7);
const acts = 200;
const item = itemNamed('道路货物运输经营许可');
const tables = ['event', 'case_view', 'case_board', 'print_job', 'rating_view', 'number_use'] as const;
type Row = Record<string, unknown>;

const counter = await openCounter();
await counter.desk.session.signIn('1001', '100101');
const bareFolder = mkdtempSync(join(tmpdir(), 'yimen-bench-commit-'));
const bare = new Database(join(bareFolder, 'bare.sqlite'));
bare.pragma('journal_mode = WAL');
bare.pragma('synchronous = FULL');
for (const { sql } of migrations) bare.exec(sql);

let number = 1;
/** Milliseconds an act takes, and the rows it left. */
function ours(): { ms: number; rows: Map<string, Row[]>[] } {
  const before = Object.fromEntries(tables.map((table) => [table, rowids(table)]));
  // The serial of the item's block ends within a day's 1000: every round is a new day.
  counter.pass(24 * 3_600_000);
  const ids = Array.from({ length: acts }, () => (number += 1));
  const began = performance.now();
  for (const id of ids) {
    const command = { ...application(item), commandId: uuidOf(id * 2), caseId: uuidOf(id * 2 + 1) };
    const done = runCaseCommand(counter.desk, counter.store, { type: 'register', ...command });
    if (!done.ok) throw new Error(done.refusal.message);
  }
  const ms = (performance.now() - began) / acts;
  return { ms, rows: written(before) };
}

const keyOf: Record<(typeof tables)[number], string> = {
  event: 'id',
  case_view: 'case_id',
  case_board: 'case_id',
  print_job: 'job_id',
  rating_view: 'rating_id',
  number_use: 'text',
};
const rowids = (table: (typeof tables)[number]): Set<unknown> =>
  new Set(counter.store.db.prepare(`select ${keyOf[table]} from ${table}`).pluck().all());

/** The rows of each act of the round: an act's share of a table is as large as every other's. */
function written(before: Record<string, Set<unknown>>): Map<string, Row[]>[] {
  const fresh = tables.map((table) => {
    const order = table === 'number_use' ? 'serial, series' : keyOf[table];
    const all = counter.store.db.prepare(`select * from ${table} order by ${order}`).all() as Row[];
    return [table, all.filter((row) => before[table]?.has(row[keyOf[table]]) !== true)] as const;
  });
  return Array.from({ length: acts }, (_, act) => {
    const share = ([table, rows]: (typeof fresh)[number]): [string, Row[]] => {
      const each = rows.length / acts;
      return [table, rows.slice(act * each, (act + 1) * each)];
    };
    return new Map(fresh.map(share));
  });
}

const inserts = new Map<string, Database.Statement>();
function insertOf(table: string, row: Row): Database.Statement {
  const names = Object.keys(row);
  const found = inserts.get(table);
  if (found !== undefined) return found;
  const statement = bare.prepare(
    `insert into ${table} (${names.join()}) values (${names.map((name) => `@${name}`).join()})`,
  );
  inserts.set(table, statement);
  return statement;
}

function bareOnce(rows: Map<string, Row[]>[]): number {
  const writeAct = bare.transaction((act: Map<string, Row[]>) => {
    for (const [table, own] of act) for (const row of own) insertOf(table, row).run(row);
  });
  const began = performance.now();
  for (const act of rows) writeAct.immediate(act);
  return (performance.now() - began) / acts;
}

const mine: number[] = [];
const yardstick: number[] = [];
try {
  for (let round = 0; round <= rounds; round += 1) {
    const { ms, rows } = ours();
    const bareMs = bareOnce(rows);
    // The first round compiles and warms.
    if (round > 0) {
      mine.push(ms);
      yardstick.push(bareMs);
    }
  }
} finally {
  counter.close();
  bare.close();
  rmSync(bareFolder, { recursive: true, force: true });
}
console.log(
  report({
    name: '受理一件(落盘)',
    unit: 'ms',
    ours: mine,
    yardstick,
    against: '裸better-sqlite3写同样的行',
  }),
);
