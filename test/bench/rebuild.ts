/** `rebuild` over four times as many events takes about four times as long: nothing in it grows with the log. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import { runRegisterCommand } from '../../electron/acts/register-acts.ts';
import { caseCommand } from '#shared/case/commands.ts';
import { registerCommand } from '#shared/registers/index.ts';
import { actingDesk } from '../support/acting-desk.ts';
import { openCounter, type TestCounter } from '../support/counter.ts';
import { random, randomHall } from '../support/random-acts.ts';
import { spread } from './figures.ts';

const rounds = Number(process.env['YIMEN_BENCH_RUNS'] ?? 7);
const few = 50_000;
const many = 4 * few;
const budget = 4.6;

/** Random acts until the log has so many events. */
function fill(counter: TestCounter, seed: number, events: number): void {
  const { hall } = counter.desk.reference;
  const draw = random(seed + 1);
  const next = randomHall(seed, hall);
  while (counter.store.log.lastSeq() < events) {
    counter.pass(Math.floor(draw() * 60_000));
    const given = next.next((caseId) => counter.store.caseState(caseId), counter.desk.today);
    const person = hall.staff.find(({ number }) => number === given.by) ?? hall.staff[0];
    if (person === undefined) throw new Error('the hall has nobody');
    const desk = actingDesk(counter, person);
    if (given.on === 'case') runCaseCommand(desk, counter.store, caseCommand.parse(given.command));
    else runRegisterCommand(desk, counter.store, registerCommand.parse(given.command));
  }
}

const anyUuid = /[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g;

/** The same acts again as if at other cases: every id is another, everything else is as it was. */
function repeat(counter: TestCounter, times: number): void {
  const { store } = counter;
  const before = [...store.log.pages()].flat();
  const columns = `id, hall, device, seq, stream_kind, stream_id, case_id, kind, version, actor, command_id, at,
    offset_ms, payload, prev_hash, hash, hall_seq`;
  const insert = store.db.prepare(
    `insert into event (${columns}) values (${columns.split(',').fill('?').join()})`,
  );
  let seq = store.log.lastSeq();
  store.db.transaction(() => {
    for (let time = 1; time < times; time += 1) {
      const other = (text: string): string =>
        text.replaceAll(
          anyUuid,
          (part) =>
            `${(time * 7919 + Number.parseInt(part.slice(0, 4), 16)) % 10_000}`.padStart(4, '0') +
            part.slice(4),
        );
      for (const event of before) {
        seq += 1;
        const { hall, device, streamKind, kind, version, actor, at, prevHash, hash } = event;
        const caseId = event.caseId === null ? null : other(event.caseId);
        const ids = [randomUUID(), hall, device, seq, streamKind, other(event.streamId), caseId];
        const rest = [JSON.stringify(actor), other(event.commandId), at, null];
        insert.run(
          ...ids,
          kind,
          version,
          ...rest,
          other(JSON.stringify(event.payload)),
          prevHash,
          hash,
          null,
        );
      }
    }
  })();
}

async function opened(folder?: string): Promise<TestCounter> {
  const counter = await openCounter(folder);
  // What is measured here is not how fast the disk is.
  counter.store.db.pragma('synchronous = OFF');
  return counter;
}

const small = await opened();
fill(small, 1, few);
small.store.db.pragma('wal_checkpoint(TRUNCATE)');
const folder = mkdtempSync(join(tmpdir(), 'yimen-bench-rebuild-'));
copyFileSync(join(small.folder, 'counter.sqlite'), join(folder, 'counter.sqlite'));
const large = await opened(folder);
repeat(large, 4);
const timed = ({ store }: TestCounter): number => {
  const began = performance.now();
  store.rebuild();
  return performance.now() - began;
};
const short: number[] = [];
const long: number[] = [];
try {
  for (let round = 0; round <= rounds; round += 1) {
    const [one, other] = [timed(small), timed(large)];
    if (round === 0) continue;
    short.push(one);
    long.push(other);
  }
} finally {
  small.close();
  large.close();
}
const ratios = long.map((ms, index) => ms / (short[index] ?? Number.NaN));
const show = (values: readonly number[], digits: number): string => {
  const { median, min, max } = spread(values);
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
};
console.log(
  [
    '重建全部视图',
    `  ${few}条事件    ${show(short, 0)} ms`,
    `  ${many}条事件   ${show(long, 0)} ms`,
    `  比值            ${show(ratios, 2)}   (${rounds}次,交替测量,中位数；不超过${budget})`,
  ].join('\n'),
);
if (spread(ratios).median > budget) process.exitCode = 1;
