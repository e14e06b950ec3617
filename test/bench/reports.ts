/** A month's report over 200 000 cases, against 200: how long it takes, and how long the main thread is held up meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from '#shared/calendar/civil-date.ts';
import type { ReportKind } from '#shared/reports/kinds.ts';
import { runReportTask } from '../../electron/reports/runner.ts';
import { openCounter, type TestCounter } from '../support/counter.ts';
import { seedCases } from '../support/many-cases.ts';
import { spread } from './figures.ts';

const few = 200;
const many = Number(process.env['YIMEN_BENCH_CASES'] ?? 200_000);
const rounds = Number(process.env['YIMEN_BENCH_RUNS'] ?? 3);
/** For the main thread; what is asked of it. */
const budgetMs = 50;
const worker = join(import.meta.dirname, 'report-worker.js');

/** What a case leaves in the log: rows a report looks through, five to a case, with one fact that it reads. */
function addEvents({ store, desk }: TestCounter): void {
  const [person] = desk.reference.hall.staff;
  const actor = JSON.stringify({
    staff: person?.number,
    name: person?.name,
    counter: '',
    mandate: null,
    actingFor: null,
  });
  const add = store.db
    .prepare(`insert or ignore into event (id, hall, device, seq, stream_kind, stream_id, case_id, kind,
      version, actor, command_id, at, offset_ms, payload, prev_hash, hash, hall_seq)
    select case_id || '-' || @step, 'x', 'bench-' || @step, row_number() over (order by case_id), 'case', case_id, case_id,
      @kind, 1, @actor, case_id || @step, @at, 0, '{}', '', '', null from case_view`);
  store.db
    .transaction(() => {
      for (const step of [1, 2, 3, 4, 5])
        add.run({ step, kind: step === 1 ? 'case.bench_read' : 'case.bench', actor, at: desk.clock.now() });
    })
    .immediate();
  store.db.pragma('wal_checkpoint(TRUNCATE)');
}

interface Measured {
  readonly ms: number;
  readonly heldUpMs: number;
  /** The same of a thread that does nothing for a second: what the machine itself takes. */
  readonly idleMs: number;
}

async function idle(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(1000);
  delay.disable();
  return delay.max / 1e6;
}

async function measure({ folder, desk }: TestCounter, kind: ReportKind): Promise<Measured> {
  const { hall, calendar } = desk.reference;
  const person = hall.staff.find(({ role }) => role === 'centre_manager');
  if (person === undefined) throw new Error('the hall has no manager');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await pause(50);
  delay.enable();
  const began = performance.now();
  await runReportTask(
    worker,
    {
      type: 'make',
      database: join(folder, 'counter.sqlite'),
      basis: { now: desk.clock.now(), hall, calendar, person },
      // Everything counts: the worst there is.
      asked: { kind, department: null, period: { from: addDays(desk.today, -365), until: desk.today } },
    },
    { signal: new AbortController().signal, progress: () => undefined },
  );
  const ms = performance.now() - began;
  await pause(20);
  delay.disable();
  return { ms, heldUpMs: delay.max / 1e6, idleMs: await idle() };
}

const folders: string[] = [];
async function seeded(cases: number): Promise<TestCounter> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-bench-reports-'));
  folders.push(folder);
  const counter = await openCounter(folder);
  seedCases(counter, cases);
  counter.store.db.pragma('synchronous = OFF');
  addEvents(counter);
  return counter;
}

try {
  const [small, large] = [await seeded(few), await seeded(many)];
  const show = (values: readonly number[], digits: number): string => {
    const { median, min, max } = spread(values);
    return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
  };
  for (const [kind, title] of [
    ['monthly', '月报'],
    ['timeliness', '办理时限'],
  ] as const) {
    const [ours, yardstick]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      yardstick.push(await measure(small, kind));
      ours.push(await measure(large, kind));
    }
    const heldUp = ours.map(({ heldUpMs }) => heldUpMs);
    console.log(
      [
        `${title}，${many}件与${few}件相比`,
        `  用时          ${show(
          ours.map(({ ms }) => ms),
          0,
        )} ms   ${few}件时 ${show(
          yardstick.map(({ ms }) => ms),
          0,
        )} ms`,
        `  比值          ${show(
          ours.map(({ ms }, index) => ms / (yardstick[index]?.ms ?? Number.NaN)),
          1,
        )}`,
        `  主线程最长停顿 ${show(heldUp, 1)} ms   (不超过${budgetMs}；${few}件时 ${show(
          yardstick.map(({ heldUpMs }) => heldUpMs),
          1,
        )})`,
      ].join('\n'),
    );
    // Where the machine holds up a thread that does nothing, it says nothing about reports.
    const machine = Math.max(...ours.map(({ idleMs }) => idleMs));
    console.log(`  闲置时最长停顿  ${machine.toFixed(1)} ms`);
    if (spread(heldUp).median > Math.max(budgetMs, machine * 1.5)) process.exitCode = 1;
  }
  small.store.close();
  large.store.close();
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
