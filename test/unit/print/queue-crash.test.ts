import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrintOutcome } from '../../../electron/devices/receipt-printer.ts';
import { openCounter } from '../../support/counter.ts';
import { type JobRow, openPrintHall, type PrintHall } from '../../support/print-hall.ts';

/** Of one case: it is issued, two copies are filed, and a slip and two copies are started and printed. */
const stepsToTheEnd = 9;
/** Where no printer answers: issued, filed, and one of each started. */
const stepsToPrinters = 5;
const upTo = (steps: number): number[] => Array.from({ length: steps }, (_, step) => step);
let halls: PrintHall[] = [];
beforeEach(() => {
  halls = [];
});
afterEach(async () => {
  for (const hall of halls) await hall.close();
});

const sheets = (hall: PrintHall, { media, job_id: jobId }: JobRow): number =>
  hall.out(media).filter((one) => one === jobId).length;
const settled = async (hall: PrintHall): Promise<void> => {
  await expect
    .poll(() => hall.jobs("state in ('queued', 'printing', 'failed')"), { timeout: 10_000 })
    .toEqual([]);
};

/** The program dies right after what it records for the n-th time; the printers never heard of it. */
async function dieAfter(step: number, handsOver: boolean): Promise<PrintHall> {
  const hall = await openPrintHall();
  const { store } = hall.counter;
  const never = { print: () => new Promise<PrintOutcome>(() => undefined) };
  hall
    .queue(handsOver ? {} : { slip: { ...hall.slipPrinter, ...never }, document: { ...hall.set, ...never } })
    .start();
  let seen = 0;
  const died = new Promise<void>((resolve) => {
    store.onAppended((events) => {
      if (!events.some(({ streamKind }) => streamKind === 'paper')) return;
      if (seen === step) {
        store.close();
        resolve();
      }
      seen += 1;
    });
  });
  hall.take();
  await died;
  const again = await openPrintHall(await openCounter(hall.counter.folder));
  halls.push(again);
  return again;
}

describe('程序随时中断：一张不少，一张不会悄悄多出来', { timeout: 30_000 }, () => {
  test.each([
    ...upTo(stepsToTheEnd).map((step) => [step, '已交打印机', true] as const),
    ...upTo(stepsToPrinters).map((step) => [step, '尚未交打印机', false] as const),
  ])('在第%i步之后中断（%s）', async (step, _when, handsOver) => {
    const hall = await dieAfter(step, handsOver);
    expect(hall.jobs()).toHaveLength(3);
    const inHand = hall.jobs("state = 'printing'");
    const interrupted = inHand.map(({ job_id }) => job_id);
    // What a printer had in hand comes out, whatever became of the program.
    for (const job of handsOver ? inHand : []) await expect.poll(() => sheets(hall, job)).toBe(1);
    hall.queue().start();
    await settled(hall);
    const unknown = hall.jobs("state = 'unconfirmed'").map(({ job_id }) => job_id);
    // Exactly what was with a printer is not known, and it is not printed again by itself.
    expect(unknown).toEqual(interrupted);
    for (const job of hall.jobs("state = 'printed'")) expect(sheets(hall, job)).toBe(1);
    for (const job of hall.jobs("state = 'unconfirmed'")) {
      const cameOut = sheets(hall, job) === 1;
      expect(cameOut).toBe(handsOver);
      expect(hall.run({ type: 'confirm', jobId: job.job_id, cameOut }).ok).toBe(true);
      if (!cameOut) expect(hall.run({ type: 'retry', jobId: job.job_id }).ok).toBe(true);
    }
    await settled(hall);
    expect(hall.jobs().map((job) => [job.state, sheets(hall, job)])).toEqual([
      ['printed', 1],
      ['printed', 1],
      ['printed', 1],
    ]);
    const live = hall.counter.store.db.prepare('select * from print_job order by job_id').all();
    hall.counter.store.rebuild();
    expect(hall.counter.store.db.prepare('select * from print_job order by job_id').all()).toEqual(live);
  });
});
