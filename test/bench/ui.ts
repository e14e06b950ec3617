/** The work board with 200 000 cases, against the same board with 200: in the main process, and on the screen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { Board } from '../../electron/acts/board.ts';
import { Figures } from '../../electron/acts/figures.ts';
import { listCases } from '#shared/contract/board.ts';
import { openCounter, type TestCounter } from '../support/counter.ts';
import { random } from '../support/random-acts.ts';
import { seedCases } from '../support/many-cases.ts';
import { percentiles, ratios } from './figures.ts';
import { measureScreen, type ScreenTimes } from './ui-screen.ts';

const few = 200;
const many = Number(process.env['YIMEN_BENCH_CASES'] ?? 200_000);
const rounds = Number(process.env['YIMEN_BENCH_RUNS'] ?? 7);
const pageRows = 100;

interface Times {
  readonly page: number[];
  readonly typed: number[];
  readonly deep: number[];
  readonly counts: number[];
}

const timed = (into: number[], act: () => unknown): void => {
  const began = performance.now();
  act();
  into.push(performance.now() - began);
};

/** What people type, key by key. */
const typings = (receipts: readonly string[], names: readonly string[]): string[] => [
  ...receipts.slice(0, 15),
  ...names.slice(0, 25),
  '道路运输',
  '客运',
  'zw',
  'lxm',
  '20260',
  '1234',
  '从业资格',
];

function measureMain(counter: TestCounter, seeded: ReturnType<typeof seedCases>): Times {
  const [person] = counter.desk.reference.hall.staff;
  if (person === undefined) throw new Error('the hall has nobody');
  const times: Times = { page: [], typed: [], deep: [], counts: [] };
  const ask = (more: Partial<z.input<typeof listCases>>) => {
    // A new board each time: nothing is remembered from the list before.
    const board = new Board(counter.desk, counter.store, new Figures());
    const done = board.list(person, listCases.parse({ sort: 'due', offset: 0, limit: pageRows, ...more }));
    if (!done.ok) throw new Error(done.refusal.message);
    return done.value;
  };
  const { total } = ask({});
  const draw = random(5);
  for (let round = 0; round <= rounds; round += 1) {
    timed(times.page, () => ask({}));
    timed(times.counts, () => new Board(counter.desk, counter.store, new Figures()).view(person, null));
    for (let at = 0; at < 10; at += 1) timed(times.deep, () => ask({ offset: Math.floor(draw() * total) }));
  }
  for (const text of typings(seeded.receipts, seeded.names))
    for (let end = 1; end <= text.length; end += 1) {
      const query = text.slice(0, end);
      const before = times.typed.length;
      timed(times.typed, () => ask({ query }));
      const took = times.typed[before] ?? 0;
      if (process.env['YIMEN_BENCH_SLOW'] !== undefined && took > 25)
        console.log(`  ${query} ${took.toFixed(1)} ms`);
    }
  return times;
}

const folders: string[] = [];
async function run(cases: number): Promise<{ main: Times; screen: ScreenTimes }> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-bench-ui-'));
  folders.push(folder);
  const counter = await openCounter(folder);
  const { calendar, hall } = counter.desk.reference;
  await counter.store.rebuildFor(`${calendar.version} ${JSON.stringify(hall.settings.promisedKeepsRunning)}`);
  const seeded = seedCases(counter, cases);
  const main = measureMain(counter, seeded);
  const clock = counter.desk.clock.now();
  counter.store.close();
  const screen = await measureScreen(folder, clock, rounds, seeded.names.slice(0, 10));
  return { main, screen };
}

try {
  const small = await run(few);
  const large = await run(many);
  const line = (title: string, ours: readonly number[], yardstick: readonly number[]): string =>
    `  ${title}  ${percentiles(ours, 1)}   ${few}件时 ${percentiles(yardstick, 1)}   比值 ${ratios(ours, yardstick)}`;
  console.log(`办件板，${many}件与${few}件相比（主进程）`);
  console.log(line('第一页', large.main.page, small.main.page));
  console.log(line('逐键查找', large.main.typed, small.main.typed));
  console.log(line('翻到深处', large.main.deep, small.main.deep));
  console.log(line('各项件数', large.main.counts, small.main.counts));
  console.log('同上（画面）');
  console.log(line('第一行出现', large.screen.firstRow, small.screen.firstRow));
  console.log(line('键入后结果出现', large.screen.search, small.screen.search));
  const rolled = ({ blank, waiting }: ScreenTimes): string => `空白行${blank}，读取中的行${waiting}`;
  console.log(
    `  快速滚动${large.screen.frames}帧  ${rolled(large.screen)}   ${few}件时 ${rolled(small.screen)}`,
  );
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
