import { afterEach, describe, expect, test } from 'vitest';
import { documentTroubles, type DocumentTrouble } from '../../../electron/devices/document-troubles.ts';
import { type SimulatedFault, simulatedFaults } from '../../../electron/devices/simulated-printer-machine.ts';
import { documentFaults, receiptFaults } from '../../../electron/devices/training-faults.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import { faultMoments } from '#shared/contract/papers.ts';
import { type JobRow, openPrintHall, type PrintHall } from '../../support/print-hall.ts';

type Moment = (typeof faultMoments)[number];

/** What becomes of the copy that is struck, and how many sheets of it there are, then and when the printer is mended. */
interface Struck {
  readonly state: 'queued' | 'unconfirmed' | 'printed';
  readonly sheets: number;
  readonly mended: number;
  /** The printer says that it is ready all the same, so it strikes every copy. */
  readonly all?: true;
}
/** Nothing was sent: the copy waits, and comes out when the printer is mended. */
const waits: Struck = { state: 'queued', sheets: 0, mended: 1 };
const prints: Struck = { state: 'printed', sheets: 1, mended: 1 };
/** It came out, and nobody says so. */
const unsaid: Struck = { state: 'unconfirmed', sheets: 1, mended: 1 };
/** It stopped in the middle, and goes on when it can. */
const stopped: Struck = { state: 'unconfirmed', sheets: 0, mended: 1 };
/** It stopped in the middle for good. */
const lost: Struck = { state: 'unconfirmed', sheets: 0, mended: 0 };

const mechanical = [waits, stopped, unsaid] as const;
const neverSaid = { ...unsaid, all: true } as const;
const slipFaults: Record<SimulatedFault, readonly [Struck, Struck, Struck]> = {
  paper_out: mechanical,
  cover_open: mechanical,
  cutter: mechanical,
  unrecoverable: mechanical,
  error: mechanical,
  offline: mechanical,
  busy: mechanical,
  paper_low: [prints, prints, prints],
  no_echo: [neverSaid, neverSaid, neverSaid],
  silent: [waits, unsaid, unsaid],
  garbage: [waits, unsaid, unsaid],
  hang_up: [waits, lost, unsaid],
  refuse: [waits, lost, unsaid],
};
const sheetFaults: readonly [Struck, Struck, Struck] = [waits, lost, unsaid];

const slow = { timeout: 30_000 };
const open = new Set<PrintHall>();
afterEach(async () => {
  await Promise.all([...open].map((hall) => hall.close()));
  open.clear();
});

const other = { slip: 'document', document: 'slip' } as const;
const faultsOf = (hall: PrintHall, media: PaperMedia) =>
  media === 'slip' ? receiptFaults(hall.slipPrinter) : documentFaults(hall.documentPrinter);
const sheetsOf = (hall: PrintHall, { job_id: jobId, media }: JobRow): number =>
  hall.out(media).filter((one) => one === jobId).length;

/** The ledger and the trays say the same: what is not known is what nobody could know. */
function agree(hall: PrintHall): void {
  for (const job of hall.jobs()) {
    const sheets = sheetsOf(hall, job);
    if (job.state === 'printed') expect(sheets).toBe(1);
    else if (job.state === 'unconfirmed') expect(sheets).toBeLessThanOrEqual(1);
    else expect([job.state, sheets]).toEqual(['queued', 0]);
  }
}

async function tryFault(media: PaperMedia, fault: string, moment: Moment, struck: Struck): Promise<void> {
  const hall = await openPrintHall();
  open.add(hall);
  const faults = faultsOf(hall, media);
  expect(faults.set(fault, moment)).toBe(true);
  expect(faults.fault).toBe(fault);
  const queue = hall.queue();
  queue.start();
  for (const number of [1, 2, 3]) hall.take(number);
  const lane = (): JobRow[] => hall.jobs(`media = '${media}'`);
  const whole = lane().length;

  // The other printer goes on; this one comes as far as it can.
  await expect.poll(() => queue.waiting(other[media]), slow).toBe(0);
  expect(hall.out(other[media])).toHaveLength(9 - whole);
  const through = struck.state === 'printed' || struck.all === true;
  await expect
    .poll(() => lane().map(({ state }) => state), slow)
    .toEqual(lane().map((_job, index) => (index === 0 || through ? struck.state : 'queued')));
  if (!through) {
    await expect.poll(() => queue.lane(media).status.ready, slow).toBe(false);
    expect(queue.lane(media).status.text).toMatch(/。请/);
  }
  agree(hall);
  const [first] = lane();
  if (first === undefined) throw new Error('nothing was queued');
  expect(sheetsOf(hall, first)).toBe(struck.sheets);
  if (first.state === 'unconfirmed') expect(first.reason).toMatch(/请/);

  faults.set(null, 'before');
  expect(faults.fault).toBeNull();
  await expect.poll(() => queue.waiting(media), slow).toBe(0);
  await expect.poll(() => sheetsOf(hall, first)).toBe(struck.mended);
  agree(hall);
  // Exactly those that cannot be known are not known; what waited came out in its order.
  const unknown = lane().filter(({ state }) => state === 'unconfirmed').length;
  expect(unknown).toBe(struck.state === 'unconfirmed' ? (struck.all === true ? whole : 1) : 0);
  const inOrder = lane().flatMap((job) => (sheetsOf(hall, job) === 1 ? [job.job_id] : []));
  expect(hall.out(media)).toEqual(inOrder);
}

describe('K1：队列里的故障：出纸与台账相符，其余照常', { timeout: 60_000 }, () => {
  test.each(Object.entries(slipFaults))('收据打印机：%s', async (fault, expected) => {
    expect(simulatedFaults[fault as SimulatedFault]).not.toBe('');
    await Promise.all(
      faultMoments.map((moment, index) => tryFault('slip', fault, moment, expected[index] ?? lost)),
    );
  });

  test.each(Object.keys(documentTroubles) as DocumentTrouble[])('文书打印机：%s', async (fault) => {
    expect(documentTroubles[fault].next).not.toBe('');
    await Promise.all(
      faultMoments.map((moment, index) => tryFault('document', fault, moment, sheetFaults[index] ?? lost)),
    );
  });

  test('没有的故障不能设置；名称供人选择', async () => {
    const hall = await openPrintHall();
    open.add(hall);
    expect(receiptFaults(hall.slipPrinter).set('paper_jam', 'before')).toBe(false);
    expect(documentFaults(hall.documentPrinter).set('toString', 'before')).toBe(false);
    expect(documentFaults(hall.documentPrinter).faults.map(({ title }) => title)).toEqual([
      '机盖未合上',
      '卡纸',
      '纸盒未插入',
      '缺纸',
      '出纸盘已满',
      '墨粉用尽',
      '未开机或者未连接',
      '报告故障',
    ]);
  });
});
