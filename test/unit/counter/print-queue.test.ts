import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import type { PrintOutcome, ReceiptPrinter } from '../../../electron/devices/receipt-printer.ts';
import { PrintQueue } from '../../../electron/print/queue.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application, itemNamed, uuidOf } from '../../support/hall.ts';

let counter: TestCounter;
let queue: PrintQueue;
let printed: string[];
let answer: () => Promise<PrintOutcome>;

const printer: ReceiptPrinter = {
  name: '测试打印机',
  status: async () => ({ ready: true, text: '就绪' }),
  print: async ({ id }) => {
    printed.push(id);
    return answer();
  },
};
const newQueue = () =>
  new PrintQueue(counter.desk, counter.store, counter.log, printer, async () => ({
    sha256: 'a'.repeat(64),
    bytes: 1,
  }));

beforeEach(async () => {
  counter = await openCounter();
  await counter.desk.session.signIn('1001', '100101');
  printed = [];
  answer = async () => ({ state: 'printed' });
  queue = newQueue();
});
afterEach(async () => {
  await queue.stop();
  counter.close();
});

const take = () =>
  runCaseCommand(counter.desk, counter.store, {
    type: 'register',
    ...application(itemNamed('道路货物运输经营许可')),
  });
const states = () =>
  Object.fromEntries(
    counter.store.db.prepare('select media, state from print_job order by media').raw().all() as [
      string,
      string,
    ][],
  );

test('提交之后才打印，打印完记入台账', async () => {
  queue.start();
  take();
  await expect.poll(states).toEqual({ document: 'archived', slip: 'printed' });
  expect(printed).toHaveLength(1);
});

test('打印机说缺纸，记为失败，等人重试，不自行重打', async () => {
  answer = async () => ({ state: 'failed', reason: '打印机缺纸。', next: '请换纸。' });
  queue.start();
  take();
  await expect.poll(() => states()['slip']).toBe('failed');
  queue.pump();
  await queue.stop();
  expect(printed).toHaveLength(1);
});

test('打印机程序出错，无从知道是否打出，记为未确认', async () => {
  answer = () => Promise.reject(new Error('cable'));
  queue.start();
  take();
  await expect.poll(() => states()['slip']).toBe('unconfirmed');
});

test('打印中断电，下次启动记为未确认，不自行重打', async () => {
  answer = () => new Promise(() => undefined);
  queue.start();
  take();
  await expect.poll(() => states()['slip']).toBe('printing');
  const next = newQueue();
  answer = async () => ({ state: 'printed' });
  next.start();
  await next.stop();
  expect(states()['slip']).toBe('unconfirmed');
  expect(printed).toHaveLength(1);
  // The job that hangs belongs to the power cut: nobody waits for it.
  queue = next;
});

test('屏幕出错不影响已打印的结果', async () => {
  counter.store.onAppended((events) => {
    if (events.some((event) => event.kind === 'paper.printed')) throw new Error('window gone');
  });
  queue.start();
  take();
  await expect.poll(states).toEqual({ document: 'archived', slip: 'printed' });
  await queue.stop();
  const kinds = counter.store.log.ofCase(uuidOf(2)).map((event) => event.kind);
  expect(kinds).not.toContain('paper.print_failed');
});
