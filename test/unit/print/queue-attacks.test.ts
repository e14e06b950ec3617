import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReceiptPrinter, PrinterStatus } from '../../../electron/devices/receipt-printer.ts';
import { paperIssued } from '../../../electron/acts/issue-paper.ts';
import { paperEvent, papersAmong } from '../../../electron/acts/paper-records.ts';
import { RatingDesk } from '../../../electron/acts/rating-desk.ts';
import { StatusDesk } from '../../../electron/acts/status.ts';
import type { Sync } from '../../../electron/sync/sync.ts';
import { printDesk } from '../../../electron/acts/print-desk.ts';
import type { PrintQueue } from '../../../electron/print/queue.ts';
import { uuidOf } from '../../support/hall.ts';
import { openPrintHall, type PrintHall } from '../../support/print-hall.ts';

let hall: PrintHall;
beforeEach(async () => {
  hall = await openPrintHall();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await hall.close();
});

const deskOf = (queue: PrintQueue) =>
  printDesk({ desk: hall.counter.desk, store: hall.counter.store, queue, faultsOf: () => undefined });
const never = <T>(): Promise<T> => new Promise(() => undefined);
const states = () => hall.states();
const slipId = (): string => hall.jobs("media = 'slip'")[0]?.job_id ?? '';

describe('没有收据打印机', () => {
  test('凭证排队等候，看得见原因；逐份改用A4，设置打印机后其余自动打印（K1）', async () => {
    const queue = hall.queue({ slip: null });
    queue.start();
    hall.take(1);
    hall.take(2);
    await expect.poll(() => queue.waiting('document')).toBe(0);
    const [lane] = deskOf(queue).lanes;
    expect(lane).toMatchObject({ media: 'slip', printer: '未设置', ready: false, waiting: 2 });
    expect(lane?.text).toContain('未设置收据打印机');
    const first = deskOf(queue).rows.find(({ media }) => media === 'slip');
    expect(first).toMatchObject({ state: '排队', actions: { reroute: 'document' } });
    expect(hall.run({ type: 'reroute', jobId: first?.jobId ?? '', media: 'document' }).ok).toBe(true);
    await expect.poll(() => queue.waiting('document')).toBe(0);
    expect(hall.out('document')).toContain(first?.jobId);
    expect(hall.out('slip')).toEqual([]);
    queue.usePrinters({ slip: hall.slipPrinter, document: hall.set });
    await expect.poll(() => queue.waiting('slip')).toBe(0);
    expect(hall.out('slip')).toHaveLength(1);
    expect(hall.out('slip')).not.toContain(first?.jobId);
  });
});

describe('排队很多', () => {
  test('打印台先列需要处理的和最先的，其余只报数，不因份数多而变慢', async () => {
    const { store, desk } = hall.counter;
    hall.take();
    const [slip] = papersAmong(store.log.ofCase(uuidOf(2)));
    if (slip === undefined) throw new Error('no slip');
    const more = Array.from({ length: 1000 }, () => paperIssued(slip.paper.content, null));
    store.record(desk.circumstancesOf('device', randomUUID()), more);
    const last = hall.jobs("media = 'slip'").at(-1);
    store.record(desk.circumstancesOf('device', randomUUID()), [
      paperEvent(last?.paper_id ?? '', null, {
        kind: 'paper.print_unconfirmed',
        payload: { jobId: last?.job_id ?? '', reason: '断电' },
      }),
    ]);
    const { rows, more: behind, lanes } = deskOf(hall.queue());
    expect(rows[0]).toMatchObject({ jobId: last?.job_id, state: '未确认' });
    expect(rows.length + behind).toBe(1003);
    expect(rows).toHaveLength(200);
    expect(lanes[0]?.waiting).toBe(1000);
  });
});

describe('磁盘和数据库出故障', () => {
  test('归档的文件读不出来的，该份记为失败，不停住后面的', async () => {
    const broken = vi.spyOn(hall.archive, 'intact').mockRejectedValue(new Error('EIO'));
    const queue = hall.queue();
    queue.start();
    hall.take();
    await expect.poll(states).toEqual(['slip printed', 'document failed', 'document failed']);
    broken.mockRestore();
    for (const { job_id: jobId } of hall.jobs("state = 'failed'"))
      expect(hall.run({ type: 'retry', jobId }).ok).toBe(true);
    await expect.poll(states).toEqual(['slip printed', 'document printed', 'document printed']);
    expect(hall.out('document')).toHaveLength(2);
  });

  const failOnce = (kind: string): void => {
    const { store } = hall.counter;
    const real = store.record.bind(store);
    let failed = false;
    vi.spyOn(store, 'record').mockImplementation((circumstances, events) => {
      if (!failed && events.some((event) => event.kind === kind)) {
        failed = true;
        throw new Error('database or disk is full');
      }
      real(circumstances, events);
    });
  };

  test('开始打印没有记下的，什么也没有送出；稍后自行打印，只出一张', async () => {
    failOnce('paper.print_started');
    const queue = hall.queue();
    queue.start();
    hall.take();
    await expect.poll(states).toEqual(['slip printed', 'document printed', 'document printed']);
    expect([hall.out('slip').length, hall.out('document').length]).toEqual([1, 2]);
  });

  test('打印结果没有记下的，不停在“打印中”：其余照常，该份请人核对', async () => {
    failOnce('paper.printed');
    const queue = hall.queue();
    queue.start();
    hall.take();
    await expect
      .poll(() => [...states()].sort())
      .toEqual(['document printed', 'document printed', 'slip unconfirmed']);
    expect([hall.out('slip').length, hall.out('document').length]).toEqual([1, 2]);
  });

  test('归档没有记下的，稍后自行归档并打印，只出一张', async () => {
    failOnce('paper.archived');
    const queue = hall.queue();
    queue.start();
    hall.take();
    await expect.poll(states).toEqual(['slip printed', 'document printed', 'document printed']);
    expect(hall.out('document')).toHaveLength(2);
  });
});

describe('没有应答的打印机', () => {
  test('问不到状态的，说明没有应答，不耽误另一台；换了打印机就打印', async () => {
    const silent: ReceiptPrinter = { ...hall.slipPrinter, status: () => never<PrinterStatus>() };
    const queue = hall.queue({ slip: silent });
    queue.start();
    hall.take();
    await expect.poll(() => hall.out('document').length).toBe(2);
    expect(states()).toContain('slip queued');
    queue.usePrinters({ slip: hall.slipPrinter, document: hall.set });
    await expect.poll(() => hall.out('slip').length).toBe(1);
  });

  test('一台问不到状态，另一台的消息照样更新', async () => {
    const silent: ReceiptPrinter = { ...hall.slipPrinter, status: () => never<PrinterStatus>() };
    const queue = hall.queue({ slip: silent });
    queue.start();
    const { desk, store } = hall.counter;
    const sync = { status: () => ({ state: '未配置', text: '', waiting: 0 }), since: null };
    const rating = new RatingDesk(desk, store);
    const status = new StatusDesk(
      sync as unknown as Sync,
      queue,
      rating,
      () => true,
      () => undefined,
    );
    status.start(20);
    await expect.poll(() => queue.lane('document').status.text).toBe('就绪');
    hall.documentPrinter.setFault('paper_out');
    await expect.poll(() => queue.lane('document').status.ready).toBe(false);
    status.stop();
  });

  test('打印中换了打印机，在手的这一份算在原来那台上，后面的到新的一台', async () => {
    let end: (() => void) | undefined;
    const seen: string[] = [];
    const slow: ReceiptPrinter = {
      ...hall.slipPrinter,
      name: '旧',
      print: ({ id }) =>
        new Promise((resolve) => {
          seen.push(id);
          end = () => resolve({ state: 'printed' });
        }),
    };
    const queue = hall.queue({ slip: slow });
    queue.start();
    hall.take(1);
    hall.take(2);
    await expect.poll(() => seen.length).toBe(1);
    queue.usePrinters({ slip: hall.slipPrinter, document: hall.set });
    // 作废、改道、重试都不动它：它在打印机上。
    const jobId = slipId();
    for (const command of [
      { type: 'retry', jobId },
      { type: 'reroute', jobId, media: 'document' },
      { type: 'void_copy', jobId, reason: '不要' },
    ] as const)
      expect(hall.run(command).ok).toBe(false);
    hall.counter.store.rebuild();
    queue.kick();
    expect(hall.out('slip')).toEqual([]);
    end?.();
    await expect.poll(() => queue.waiting('slip')).toBe(0);
    expect(seen).toEqual([jobId]);
    expect(hall.out('slip')).toHaveLength(1);
    expect(hall.jobs("media = 'slip'").map(({ state }) => state)).toEqual(['printed', 'printed']);
  });
});
