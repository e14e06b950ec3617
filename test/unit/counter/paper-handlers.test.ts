import { afterEach, beforeEach, expect, test } from 'vitest';
import { StatusDesk } from '../../../electron/acts/status.ts';
import { RatingDesk } from '../../../electron/acts/rating-desk.ts';
import { documentFaults, receiptFaults } from '../../../electron/devices/training-faults.ts';
import { paperHandlers, type PaperParts } from '../../../electron/paper-handlers.ts';
import { printTestPage } from '../../../electron/print/test-page.ts';
import type { PrintQueue } from '../../../electron/print/queue.ts';
import type { Sync } from '../../../electron/sync/sync.ts';
import type { PrintDesk } from '#shared/contract/papers.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { openPrintHall, type PrintHall } from '../../support/print-hall.ts';
import { uuidOf } from '../../support/hall.ts';

let hall: PrintHall;
let queue: PrintQueue;
let calls: ReturnType<typeof paperHandlers>;
let previewed: string[];
beforeEach(async () => {
  hall = await openPrintHall();
  queue = hall.queue();
  previewed = [];
  const { desk, store } = hall.counter;
  const faults = { slip: receiptFaults(hall.slipPrinter), document: documentFaults(hall.documentPrinter) };
  const parts: PaperParts = {
    desk,
    store,
    queue,
    faultsOf: (media) => faults[media],
    preview: async ({ paper }) => {
      previewed.push(paper.content.title);
      return ok({ opened: true as const });
    },
    signing: { ask: () => ok({ asked: true }) },
    closePreview: () => undefined,
    slipPicture: async () => undefined,
    printTestPage: (media) =>
      printTestPage({ desk, queue, renderPdf: async () => Buffer.from('%PDF test page') }, media),
    findPrinters: async () => ({
      queues: [],
      queuesProblem: null,
      serialPorts: [],
      deviceFiles: [],
      trays: {},
    }),
    phrases: {
      folder: '/phrases',
      files: [],
      phrasesFor: (department) => desk.phrasesFor(department),
      reload: () => undefined,
    },
    reports: { sum: () => Promise.resolve(refuse('fault', '', '没有统计线程。', '')) },
  };
  calls = paperHandlers(parts);
});
afterEach(() => hall.close());

async function value<T>(answer: Result<T> | Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}
const desk = (): Promise<PrintDesk> => value(calls.printDesk(undefined));
const jobOf = (media: string): string => hall.jobs(`media = '${media}'`)[0]?.job_id ?? '';

test('打印台：两台打印机怎样，哪些等候、哪些要人处理，要人处理的在前', async () => {
  hall.documentPrinter.setFault('paper_out');
  queue.start();
  hall.take();
  // 两台打印机各走各的：等到凭证已出、文书打印机已知缺纸
  await expect
    .poll(async () => (await desk()).lanes.map(({ ready, waiting }) => [ready, waiting]), { timeout: 5000 })
    .toEqual([
      [true, 0],
      [false, 2],
    ]);
  const { lanes, rows } = await desk();
  expect(lanes.map((lane) => ({ ...lane, faults: [] }))).toEqual([
    {
      media: 'slip',
      title: '收据打印机',
      printer: '模拟收据打印机',
      ready: true,
      text: '就绪',
      waiting: 0,
      faults: [],
      fault: null,
    },
    {
      media: 'document',
      title: '文书打印机',
      printer: '模拟文书打印机',
      ready: false,
      text: '打印机缺纸。请添加A4纸后重试。',
      waiting: 2,
      faults: [],
      fault: null,
    },
  ]);
  expect(rows.map(({ title, state, copy }) => [title, state, copy])).toEqual([
    ['行政许可受理通知书', '排队', 1],
    ['行政许可受理通知书', '排队', 2],
  ]);
  const jobId = jobOf('document');
  // 排队的不必重试：打印机立即再问一次
  expect(await value(calls.retryPrint({ jobId }))).toEqual({ jobId });
  expect(hall.jobs()).toHaveLength(3);
  await value(calls.voidCopy({ commandId: uuidOf(50), jobId, reason: '不需要' }));
  expect((await desk()).rows).toHaveLength(1);
});

test('改道、核对、补打、签收各答各的；同一操作再来一次什么都不变', async () => {
  hall.slipPrinter.setFault('no_echo');
  queue.start();
  hall.take();
  const slip = jobOf('slip');
  await expect.poll(() => hall.jobs(`job_id = '${slip}'`)[0]?.state, { timeout: 5000 }).toBe('unconfirmed');
  expect((await desk()).rows[0]).toMatchObject({ jobId: slip, state: '未确认', actions: { confirm: true } });
  const confirm = { commandId: uuidOf(51), jobId: slip, cameOut: false };
  expect(await value(calls.confirmPrint(confirm))).toEqual({ jobId: slip });
  expect(await value(calls.confirmPrint(confirm))).toEqual({ jobId: slip });
  const reroute = { commandId: uuidOf(52), jobId: slip, media: 'document' } as const;
  expect(await value(calls.reroutePrint(reroute))).toEqual({ jobId: slip });
  expect(await value(calls.reroutePrint(reroute))).toEqual({ jobId: slip });
  await expect.poll(() => hall.out('document'), { timeout: 5000 }).toHaveLength(3);
  const paperId = hall.jobs('copy = 2')[0]?.paper_id ?? '';
  const sign = { commandId: uuidOf(53), paperId, signature: 0 };
  expect(await value(calls.markSigned(sign))).toEqual({ signature: 0 });
  expect(await value(calls.markSigned(sign))).toEqual({ signature: 0 });
  const { jobId } = await value(calls.reprint({ commandId: uuidOf(54), paperId }));
  await expect.poll(() => hall.out('document'), { timeout: 5000 }).toContain(jobId);
  const paper = await value(calls.paper({ paperId }));
  expect(paper.signatures).toEqual([
    { label: '申请人（代理人）签收', signed: true, maySign: false, onPad: false },
  ]);
  expect(paper.jobs.at(-1)).toMatchObject({ reprint: 1, by: expect.stringMatching(/（工号1001）$/) });
  expect(paper.archived).toBe(true);
  await value(calls.previewPaper({ paperId }));
  expect(previewed).toEqual(['行政许可受理通知书']);
  // 一个操作编号只代表一件事
  expect(await calls.reprint({ commandId: uuidOf(53), paperId })).toMatchObject({ ok: false });
});

test('模拟故障只在培训大厅；没有的故障不能设置', async () => {
  queue.start();
  const set = { media: 'slip', fault: 'cover_open', moment: 'before' } as const;
  const shown = await value(calls.simulateFault(set));
  expect(shown.lanes[0]).toMatchObject({ ready: false, fault: 'cover_open' });
  expect(shown.lanes[0]?.faults.find(({ fault }) => fault === 'cover_open')?.title).toBe('机盖打开');
  expect(await calls.simulateFault({ ...set, fault: 'flood' })).toMatchObject({
    ok: false,
    refusal: { kind: 'bad_input', field: 'fault' },
  });
  const mended = await value(calls.simulateFault({ ...set, fault: null }));
  expect(mended.lanes[0]).toMatchObject({ ready: true, fault: null });
  Object.assign(hall.counter.desk.reference.hall, { training: false });
  expect(await calls.simulateFault(set)).toMatchObject({ ok: false, refusal: { kind: 'not_permitted' } });
});

test('测试页从选定的打印机出来，不进台账；没有文书打印机的说明怎么办', async () => {
  expect(await value(calls.testPrint({ media: 'slip' }))).toEqual({
    // 测试里没有画字的窗口，字库没有的字印不出
    text: expect.stringMatching(/^模拟收据打印机：测试页已打印。.*〓/u),
  });
  expect(await value(calls.testPrint({ media: 'document' }))).toEqual({
    text: '模拟文书打印机：测试页已打印。',
  });
  expect([hall.out('slip'), hall.out('document')].map((out) => out.length)).toEqual([1, 1]);
  expect(hall.jobs()).toEqual([]);
  queue.usePrinters({ slip: hall.slipPrinter, document: null });
  expect(await calls.testPrint({ media: 'document' })).toMatchObject({ ok: false, refusal: { rule: 'K1' } });
});

test('没有签到的人看不到、做不了', async () => {
  hall.take();
  const paperId = hall.jobs()[0]?.paper_id ?? '';
  hall.counter.desk.session.signOut();
  const refusals = await Promise.all([
    calls.printDesk(undefined),
    calls.paper({ paperId }),
    calls.reprint({ commandId: uuidOf(60), paperId }),
    calls.retryPrint({ jobId: jobOf('slip') }),
    calls.voidCopy({ commandId: uuidOf(61), jobId: jobOf('slip'), reason: '试' }),
    calls.testPrint({ media: 'slip' }),
    calls.simulateFault({ media: 'slip', fault: null, moment: 'before' }),
    calls.previewPaper({ paperId }),
    calls.findPrinters(undefined),
    calls.phraseFiles(undefined),
    calls.paperChoices(undefined),
  ]);
  for (const refused of refusals) expect(refused).toMatchObject({ refusal: { kind: 'not_signed_in' } });
});

test('状态栏：两台打印机和要人处理的份数', async () => {
  const { desk: here, store } = hall.counter;
  const centre = {
    state: '未配置',
    text: '',
    waiting: 0,
    refused: 0,
    lastExchange: null,
    offsetMs: null,
    url: '',
  } as const;
  const sync = { status: () => centre, since: null } as unknown as Sync;
  const rating = new RatingDesk(here, store);
  const status = new StatusDesk(
    sync,
    queue,
    rating,
    () => true,
    () => undefined,
  );
  hall.slipPrinter.setFault('no_echo');
  queue.start();
  hall.take();
  await expect.poll(() => status.view().printTroubles, { timeout: 5000 }).toBe(1);
  await expect
    .poll(() => status.view().printers.map(({ waiting }) => waiting), { timeout: 5000 })
    .toEqual([0, 0]);
  expect(status.view().printers).toEqual([
    { media: 'slip', name: '模拟收据打印机', ok: true, text: '就绪', waiting: 0 },
    { media: 'document', name: '模拟文书打印机', ok: true, text: '就绪', waiting: 0 },
  ]);
  rating.stop();
});

test('可选的部门和被授权人', async () => {
  const choices = await value(calls.paperChoices(undefined));
  expect(choices.departments.length).toBeGreaterThan(0);
  expect(choices.departments).toContain(choices.ownDepartment);
  // The window head reads the body's registers, not the complaints (I2).
  expect(choices.papers).toContain('用印登记');
  expect(choices.papers).not.toContain('投诉登记');
  expect(choices.grantees.map(({ number }) => number)).toContain('1001');
});

test('没有设置的打印机不能改去，也不能从它打印：归档的不算打过（K1）', async () => {
  queue.usePrinters({ slip: hall.slipPrinter, document: null });
  hall.slipPrinter.setFault('paper_out');
  queue.start();
  hall.take();
  await expect.poll(() => hall.states()).toEqual(['slip queued', 'document archived', 'document archived']);
  const unset = {
    refusal: { kind: 'device', rule: 'K1', message: expect.stringContaining('未设置文书打印机') },
  };
  const reroute = { commandId: uuidOf(901), jobId: jobOf('slip'), media: 'document' } as const;
  expect(await calls.reroutePrint(reroute)).toMatchObject(unset);
  expect(await calls.retryPrint({ jobId: jobOf('document') })).toMatchObject(unset);
  expect(hall.states()).toEqual(['slip queued', 'document archived', 'document archived']);
  queue.usePrinters({ slip: hall.slipPrinter, document: hall.set });
  expect((await calls.reroutePrint(reroute)).ok).toBe(true);
  expect((await calls.retryPrint({ jobId: jobOf('document') })).ok).toBe(true);
  await expect.poll(() => hall.out('document').length).toBe(2);
});
