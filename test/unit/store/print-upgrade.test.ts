import { afterEach, beforeEach, expect, test } from 'vitest';
import { paperEvent } from '../../../electron/acts/paper-records.ts';
import { openPrintHall, type PrintHall } from '../../support/print-hall.ts';

let hall: PrintHall;
beforeEach(async () => {
  hall = await openPrintHall();
});
afterEach(() => hall.close());

test('升级前只归档的文书、已打印和未确认的凭证，升级后仍是那样，不自行打印；还在排队的照常打印', async () => {
  const { store, desk } = hall.counter;
  const record = (paperId: string, event: Parameters<typeof paperEvent>[2]): void =>
    store.record(desk.circumstancesOf('device', crypto.randomUUID()), [paperEvent(paperId, null, event)]);
  for (const number of [1, 2, 3]) hall.take(number);
  // As the version before wrote it: one job for a paper, nothing said of copies, printing or bar codes.
  store.db.exec(`update event set payload =
    json_remove(payload, '$.further', '$.print', '$.content.barcode') where kind = 'paper.issued'`);
  store.rebuild();
  const [printed, unknown, waiting] = hall.jobs("media = 'slip'");
  for (const { job_id: jobId, paper_id: paperId } of hall.jobs("media = 'document'")) {
    const sha256 = 'ab'.repeat(32);
    record(paperId, {
      kind: 'paper.archived',
      payload: { jobId, sha256, bytes: 9, onward: false, missing: [] },
    });
  }
  for (const job of [printed, unknown]) {
    const jobId = job?.job_id ?? '';
    record(job?.paper_id ?? '', { kind: 'paper.print_started', payload: { jobId } });
  }
  const jobId = printed?.job_id ?? '';
  record(printed?.paper_id ?? '', { kind: 'paper.printed', payload: { jobId, printer: '旧', note: null } });
  store.db.exec("update event set payload = json_remove(payload, '$.onward') where kind = 'paper.archived'");
  store.putState('views', '4 of an older version');
  await store.rebuildFor('');

  const queue = hall.queue();
  queue.start();
  await expect.poll(() => queue.waiting('slip')).toBe(0);
  expect(hall.out('slip')).toEqual([waiting?.job_id]);
  expect(hall.out('document')).toEqual([]);
  expect(hall.jobs("media = 'slip'").map(({ state }) => state)).toEqual([
    'printed',
    'unconfirmed',
    'printed',
  ]);
  expect(hall.jobs("media = 'document'").map(({ state }) => state)).toEqual([
    'archived',
    'archived',
    'archived',
  ]);
});
