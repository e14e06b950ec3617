import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Figures } from '../../../electron/acts/figures.ts';
import { Jobs } from '../../../electron/jobs.ts';
import { ReportDesk } from '../../../electron/reports/desk.ts';
import { reportRefusal } from '../../../electron/reports/faults.ts';
import { makeReport } from '../../../electron/reports/perform.ts';
import { runThread, ThreadFault } from '../../../electron/thread.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { hall, uuidOf } from '../../support/hall.ts';
import { member } from '../../support/people.ts';
import { refusalOf } from '../rules/results.ts';

/** Does what is written beside it: a thread as no report of ours would be. */
const thread = `
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
const how = readFileSync(new URL('./how', import.meta.url), 'utf8');
const content = { title: workerData.asked.kind, about: '', facts: [], charts: [], tables: [], notes: [] };
const figures = { ids: new Uint8Array(0), starts: new Uint32Array(1), members: new Uint32Array(0), figures: new Map() };
parentPort.postMessage({ type: 'progress', done: 1, total: 2 });
if (how === 'exit') process.exit(3);
else if (how === 'throw') setTimeout(() => { throw new Error('坏了'); }, 5);
else if (how === 'throw-nothing') setTimeout(() => { throw null; }, 5);
else if (how === 'reject') void Promise.reject(new TypeError('坏了'));
else if (how === 'memory') { const all = []; for (;;) all.push({ number: all.length, text: 'x' + all.length }); }
else if (how === 'silent') {}
else if (how === 'hang') for (;;) {}
else if (how === 'busy') parentPort.postMessage({ type: 'failed', code: 'SQLITE_BUSY', text: 'database is locked' });
else parentPort.postMessage({ type: 'done', answer: { content, figures } });
`;

let counter: TestCounter;
let jobs: Jobs;
let reports: ReportDesk;
const set = (how: string): void => writeFileSync(join(counter.folder, 'how'), how);
const parts = () => ({
  desk: counter.desk,
  database: join(counter.folder, 'counter.sqlite'),
  worker: join(counter.folder, 'thread.mjs'),
  jobs,
  figures: new Figures(),
  log: counter.log,
  renderPdf: () => Promise.resolve(Buffer.from('')),
  places: {
    toSave: (name: string) => Promise.resolve(join(counter.folder, name)),
    toOpen: () => Promise.resolve(null),
    folder: () => Promise.resolve(null),
  },
});
beforeEach(async () => {
  counter = await openCounter();
  writeFileSync(join(counter.folder, 'thread.mjs'), thread);
  jobs = new Jobs(() => undefined);
  reports = new ReportDesk(parts());
  await counter.desk.session.signIn('1001', '100101');
});
afterEach(() => {
  jobs.cancelAll();
  counter.close();
});

let asked = 0;
const ask = (jobId = uuidOf((asked += 1))) =>
  reports.make({
    kind: 'daily',
    department: member('1001', hall).department,
    from: counter.desk.today,
    until: counter.desk.today,
    jobId,
  });
const started = async (): Promise<void> => {
  while (jobs.list()[0]?.done !== 1) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('统计中途断开的，有一句话说明怎么办，下一次统计照常', () => {
  test.each([
    ['自行退出', 'exit', '统计没有完成，记录没有改动。'],
    ['出错', 'throw', '统计没有完成，记录没有改动。'],
    ['抛出的不是错误', 'throw-nothing', '统计没有完成，记录没有改动。'],
    ['没有接住的拒绝', 'reject', '统计没有完成，记录没有改动。'],
    ['什么也没说就结束', 'silent', '统计没有完成，记录没有改动。'],
    ['数据被占用', 'busy', '本机数据正在使用，没有完成。'],
  ])('%s', async (_title, how, message) => {
    set(how);
    const answer = refusalOf(await ask());
    expect(answer).toMatchObject({ kind: 'fault', message });
    expect(answer.next).not.toBe('');
    // The list of jobs says the same.
    expect(jobs.list()[0]).toMatchObject({ state: '未完成', text: message });
    set('good');
    expect(await ask()).toMatchObject({ ok: true });
  });

  test('内存用尽的，只断开统计，并请缩短期间', { timeout: 60_000 }, async () => {
    set('memory');
    const followed = { signal: new AbortController().signal, progress: () => undefined };
    const task = { asked: { kind: 'daily' } };
    const broken = await runThread(join(counter.folder, 'thread.mjs'), task, followed, 64).catch(
      (error: unknown) => error,
    );
    expect(reportRefusal(broken)?.refusal.message).toBe('办件过多，本机内存不足，没有完成。');
    expect(reportRefusal(broken)?.refusal.next).toContain('缩短期间');
  });

  test('程序文件缺失的', async () => {
    reports = new ReportDesk({ ...parts(), worker: join(counter.folder, '没有.mjs') });
    expect(refusalOf(await ask()).message).toBe('统计没有完成，记录没有改动。');
  });

  test('本机数据文件损坏、不在的，如实说明；记录不在统计里改动', () => {
    const { reference, clock, today } = counter.desk;
    const at = (database: string): unknown => {
      try {
        return makeReport(
          {
            type: 'make',
            database,
            basis: {
              now: clock.now(),
              hall: reference.hall,
              calendar: reference.calendar,
              person: member('1001', hall),
            },
            asked: { kind: 'daily', department: null, period: { from: today, until: today } },
          },
          () => undefined,
        );
      } catch (error) {
        // As the thread tells it.
        const { code, message } = error as { code: string; message: string };
        return reportRefusal(new ThreadFault(code, message))?.refusal.message;
      }
    };
    const broken = join(counter.folder, 'broken.sqlite');
    writeFileSync(broken, Buffer.alloc(8192, 'x'));
    expect(at(broken)).toBe('本机数据文件有损坏，没有完成。');
    expect(at(join(counter.folder, '没有.sqlite'))).toBe('本机数据文件读不出来，没有完成。');
  });
});

describe('取消、签退、锁定', () => {
  test('停不下来的也能取消，取消后可以再统计', async () => {
    set('hang');
    const id = uuidOf((asked += 1));
    const running = ask(id);
    await started();
    expect(jobs.cancel(id)).toBe(true);
    expect(refusalOf(await running).message).toContain('已取消');
    set('good');
    expect(await ask()).toMatchObject({ ok: true });
  });

  test('先后两张报表同时统计，各得各的；一张断开，另一张不受影响', async () => {
    set('good');
    expect((await Promise.all([ask(), ask()])).map(({ ok }) => ok)).toEqual([true, true]);
    set('hang');
    const id = uuidOf((asked += 1));
    const stuck = ask(id);
    await started();
    set('good');
    expect(await ask()).toMatchObject({ ok: true });
    jobs.cancel(id);
    expect((await stuck).ok).toBe(false);
  });

  test('签退的，统计随即停下，不给下一个人看', async () => {
    set('hang');
    const running = ask();
    await started();
    counter.desk.session.signOut('下班');
    expect((await running).ok).toBe(false);
    expect(jobs.list()[0]?.state).toBe('已取消');
  });

  test('锁定的，统计继续，解锁后可以看', async () => {
    set('good');
    const running = ask();
    counter.desk.session.lock();
    const answer = await running;
    expect(answer.ok).toBe(true);
  });
});

test('PDF页数过多或者画不出来的，请改导出Excel', () => {
  const drawing = (reason: string) => Object.assign(new Error(reason), { name: 'DrawingError', reason });
  expect(reportRefusal(drawing('timed_out'))?.refusal.message).toBe('页数过多，PDF没有生成。');
  expect(reportRefusal(drawing('crashed'))?.refusal.next).toContain('Excel');
  expect(reportRefusal(new Error('别的'))).toBeUndefined();
});
