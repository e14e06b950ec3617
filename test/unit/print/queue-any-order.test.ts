import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { paperEvent } from '../../../electron/acts/paper-records.ts';
import type {
  PrinterStatus,
  PrintOutcome,
  ReceiptPrinter,
} from '../../../electron/devices/receipt-printer.ts';
import type { Printers, SetDocumentPrinter } from '../../../electron/print/queue.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import { type JobRow, openPrintHall, type PrintHall } from '../../support/print-hall.ts';

/** Numbers that look random and are the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 7919;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}
const open = new Set<PrintHall>();
let faults: string[] = [];
beforeEach(() => {
  faults = [];
});
afterEach(async () => {
  await Promise.all([...open].map((hall) => hall.close()));
  open.clear();
});

/** Everything at once: what people press, settings, printers, the disk and the archive, in any order. */
async function turmoil(seed: number) {
  const hall = await openPrintHall();
  open.add(hall);
  const { store, desk } = hall.counter;
  const upTo = numbers(seed);
  const sheets = new Map<string, number>();
  const inHand = new Set<string>();
  const sheetsOf = (jobId: string): number => sheets.get(jobId) ?? 0;
  const cameOut = (jobId: string): void => void sheets.set(jobId, sheetsOf(jobId) + 1);
  const voided = (paperId: string): boolean =>
    store.log.ofStream('paper', paperId).some(({ kind }) => kind === 'paper.voided');

  const printerFor = (media: PaperMedia): SetDocumentPrinter & ReceiptPrinter => ({
    name: media,
    trayOf: () => null,
    duplex: false,
    status: async (): Promise<PrinterStatus> => {
      await pause(upTo(8));
      return upTo(4) === 0 ? { ready: false, text: '打印机缺纸。' } : { ready: true, text: '就绪' };
    },
    print: async ({ id }: { id: string }): Promise<PrintOutcome> => {
      const [job] = hall.jobs(`job_id = '${id}'`);
      if (inHand.has(id)) faults.push(`${id} is printed twice at once`);
      if (job?.state !== 'printing' || job.media !== media) faults.push(`${id} is not ${media} and printing`);
      if (voided(job?.paper_id ?? '')) faults.push(`${id} is void and printed`);
      inHand.add(id);
      await pause(upTo(12));
      inHand.delete(id);
      const end = upTo(6);
      if (end === 0) return { state: 'failed', reason: '打印机缺纸。', next: '请装纸。' };
      if (end > 2 || upTo(2) === 0) cameOut(id);
      if (end === 1) return { state: 'unconfirmed', reason: '打印机没有应答。' };
      if (end === 2) throw new Error('cable cut');
      return { state: 'printed' };
    },
  });
  const printers = (): Printers => ({
    slip: upTo(5) === 0 ? null : printerFor('slip'),
    document: upTo(4) === 0 ? null : printerFor('document'),
  });

  const { archive } = hall;
  const { intact, make } = archive;
  const record = store.record.bind(store);
  let sound = false;
  const fails = (oneIn: number): boolean => !sound && upTo(oneIn) === 0;
  Object.assign(archive, {
    intact: async (sha256: string) => {
      if (fails(6)) throw new Error('EIO');
      return fails(6) ? null : intact(sha256);
    },
    make: async (...paper: Parameters<typeof make>) => {
      await pause(upTo(5));
      if (fails(6)) throw new Error('ENOSPC');
      return make(...paper);
    },
  });
  store.record = (...given) => {
    if (fails(15)) throw new Error('database or disk is full');
    record(...given);
  };

  let queue = hall.queue(printers());
  queue.start();
  let taken = 0;
  const onCopy = ({ job_id: jobId, paper_id: paperId }: JobRow): void => {
    switch (upTo(6)) {
      case 0:
        hall.run({ type: 'reroute', jobId, media: upTo(2) === 0 ? 'slip' : 'document' });
        return;
      case 1:
        hall.run({ type: 'void_copy', jobId, reason: '撕破' });
        return;
      case 2:
        hall.run({ type: 'retry', jobId });
        hall.run({ type: 'retry', jobId });
        return;
      case 3:
        hall.run({ type: 'confirm', jobId, cameOut: sheetsOf(jobId) > 0 });
        return;
      case 4:
        if (upTo(3) === 0 && !voided(paperId))
          record(desk.circumstancesOf('device', crypto.randomUUID()), [
            paperEvent(paperId, null, { kind: 'paper.voided', payload: { reason: '办件作废' } }),
          ]);
        return;
      default:
        queue.kick();
    }
  };
  const press = async (): Promise<void> => {
    const jobs = hall.jobs();
    const job = jobs[upTo(jobs.length + 1)];
    const what = upTo(40);
    if (what < 4 && taken < 12) hall.take((taken += 1));
    else if (what < 8) queue.usePrinters(printers());
    else if (what < 10) void queue.look();
    else if (what < 12) store.rebuild();
    else if (what === 12) {
      await queue.stop();
      queue = hall.queue(printers());
      queue.start();
    } else if (job !== undefined) onCopy(job);
  };
  for (let step = 0; step < 300; step += 1) {
    await press();
    if (upTo(3) === 0) await pause(upTo(6));
  }

  sound = true;
  queue.usePrinters({ slip: printerFor('slip'), document: printerFor('document') });
  await expect.poll(() => hall.jobs("state in ('queued', 'printing')"), { timeout: 30_000 }).toEqual([]);
  return { hall, sheetsOf };
}

test.each([1, 2, 3])(
  '按什么顺序办、坏在哪里，都没有一份打两张，台账说的都是真的（%i）',
  { timeout: 60_000 },
  async (seed) => {
    const { hall, sheetsOf } = await turmoil(seed);
    expect(faults).toEqual([]);
    const known = hall.jobs("state in ('printed', 'failed', 'archived')");
    expect(known.map(({ job_id: jobId, state }) => [state, sheetsOf(jobId)])).toEqual(
      known.map(({ state }) => [state, state === 'printed' ? 1 : 0]),
    );
    expect(hall.jobs().filter(({ job_id: jobId }) => sheetsOf(jobId) > 1)).toEqual([]);
    const { store } = hall.counter;
    const live = store.db.prepare('select * from print_job order by job_id').all();
    store.rebuild();
    expect(store.db.prepare('select * from print_job order by job_id').all()).toEqual(live);
  },
);
