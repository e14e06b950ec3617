/** 10,000 events from a counter's log to the centre, durable and acknowledged, against the bare driver inserting the same rows. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startCentre } from '#scripts/processes.mjs';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import type { StoredEvent } from '../../electron/store/event-log.ts';
import { CentreClient } from '../../electron/sync/centre-client.ts';
import { Exchange } from '../../electron/sync/exchange.ts';
import { addressOfRunning } from '../../server/embedded-postgres.ts';
import { openCounter, type TestCounter } from '../support/counter.ts';
import { application, itemNamed, uuidOf } from '../support/hall.ts';
import { report } from './figures.ts';

const rounds = Number(process.env['YIMEN_BENCH_RUNS'] ?? 5);
const wanted = 10_000;
const batch = 500;
const item = itemNamed('道路货物运输经营许可');

/** A counter after a long day without a network. */
async function fullCounter(): Promise<TestCounter> {
  const counter = await openCounter();
  await counter.desk.session.signIn('1001', '100101');
  for (let number = 1; counter.store.log.lastSeq() < wanted; number += 1) {
    // The item's block of case numbers ends within a day's 1000.
    if (number % 900 === 0) counter.pass(24 * 3_600_000);
    const command = { ...application(item), commandId: uuidOf(number * 2), caseId: uuidOf(number * 2 + 1) };
    const done = runCaseCommand(counter.desk, counter.store, { type: 'register', ...command });
    if (!done.ok) throw new Error(done.refusal.message);
  }
  return counter;
}

async function ours(counter: TestCounter, client: CentreClient): Promise<number> {
  const exchange = new Exchange(counter.store, counter.desk);
  const { signal } = new AbortController();
  const began = performance.now();
  while ((await exchange.push(client, signal)) > 0);
  const ms = performance.now() - began;
  if (exchange.acknowledged !== counter.store.log.lastSeq())
    throw new Error('not everything was acknowledged');
  return ms;
}

/** The centre's own columns and keys, in a table of its own. */
const columns = [
  'hall_id',
  'hall_seq',
  'device_id',
  'device_seq',
  'event_id',
  'case_id',
  'kind',
  'at',
  'body',
];

async function bare(client: pg.Client, events: readonly StoredEvent[]): Promise<number> {
  await client.query('drop table if exists bare_event');
  await client.query('create table bare_event (like event including all)');
  const rows = events.map(({ position: _position, hallSeq: _hallSeq, ...event }, index) => [
    event.hall,
    index + 1,
    event.device,
    event.seq,
    event.id,
    event.caseId,
    event.kind,
    event.at,
    JSON.stringify(event),
  ]);
  const began = performance.now();
  for (let from = 0; from < rows.length; from += batch) {
    const part = rows.slice(from, from + batch);
    const places = part.map(
      (_, row) => `(${columns.map((_name, column) => `$${row * columns.length + column + 1}`).join()})`,
    );
    await client.query(`insert into bare_event (${columns.join()}) values ${places.join()}`, part.flat());
  }
  return performance.now() - began;
}

const dataDir = mkdtempSync(join(tmpdir(), 'yimen-bench-push-'));
const centre = await startCentre({ dataDir, env: { YIMEN_CENTRE_PORT: '0' } });
const mine: number[] = [];
const yardstick: number[] = [];
try {
  const address = addressOfRunning(dataDir);
  if (address === null) throw new Error('the centre has no database of its own');
  const client = new pg.Client({ ...address, database: 'yimen' });
  await client.connect();
  const token = readFileSync(centre.tokenFile, 'utf8').trim();
  for (let round = 0; round <= rounds; round += 1) {
    const counter = await fullCounter();
    const events = counter.store.log.tail(0, wanted * 2);
    const oursMs = await ours(counter, new CentreClient({ url: centre.url, token }));
    const bareMs = await bare(client, events);
    counter.close();
    // The first round compiles and warms.
    if (round === 0) continue;
    mine.push((events.length / oursMs) * 1000);
    yardstick.push((events.length / bareMs) * 1000);
  }
  await client.end();
} finally {
  await centre.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
console.log(
  report({ name: '上传10000条记录', unit: '条/s', ours: mine, yardstick, against: '裸驱动多行插入同样的行' }),
);
