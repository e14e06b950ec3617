import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { paperRecord } from '../../../electron/acts/paper-records.ts';
import { paperView } from '../../../electron/acts/paper-views.ts';
import type { StoredEvent } from '../../../electron/store/event-log.ts';
import { Store } from '../../../electron/store/store.ts';
import { viewTables } from '../../../electron/store/views.ts';
import type { PrintQueue } from '../../../electron/print/queue.ts';
import { openCounter } from '../../support/counter.ts';
import { openPrintHall, type PrintHall } from '../../support/print-hall.ts';

let hall: PrintHall;
beforeEach(async () => {
  hall = await openPrintHall();
});
afterEach(() => hall.close());

const store = () => hall.counter.store;
const all = (): StoredEvent[] => [...store().log.pages()].flat();
const rows = () => store().db.prepare('select * from print_job order by job_id').all();

/** The counter as an older copy of its data has it: only the first events are there. @returns those that are not */
function restore(kept: number): StoredEvent[] {
  const lost = all().filter(({ seq }) => seq > kept);
  store().db.exec(`delete from event where seq > ${kept}`);
  for (const table of viewTables) store().db.exec(`delete from ${table}`);
  store().rebuild();
  return lost;
}
const takeBack = (events: readonly StoredEvent[]): void =>
  store().adopt(
    events.map((event) => ({ hallSeq: event.seq, event })),
    events.at(-1)?.seq ?? 0,
  );
/** As if the program were started again, on the same data and with the same trays. */
async function startAgain(): Promise<PrintQueue> {
  const again = await openPrintHall(await openCounter(hall.counter.folder));
  hall = again;
  const queue = again.queue();
  queue.start();
  return queue;
}
const settled = async (queue: PrintQueue): Promise<void> => {
  await expect.poll(() => queue.waiting('slip') + queue.waiting('document')).toBe(0);
};

describe('本机数据由较早的备份恢复', () => {
  test('从中心取回的任务不再自行打印；重新启动后请人逐份核对，可以重试', async () => {
    const before = hall.queue();
    before.start();
    hall.take();
    await settled(before);
    await before.stop();
    const sheets = () => [hall.out('slip').length, hall.out('document').length];
    expect(sheets()).toEqual([1, 2]);
    const lost = restore(0);

    const queue = hall.queue();
    queue.start();
    // Only what made the papers has come; that they were printed is on the next page, or never reached the centre.
    takeBack(lost.slice(0, lost.findLastIndex(({ kind }) => kind === 'paper.issued') + 1));
    queue.kick();
    hall.take(2);
    await expect.poll(() => [hall.out('slip').length, hall.out('document').length]).toEqual([2, 4]);
    await queue.stop();
    expect(sheets()).toEqual([2, 4]);
    expect(hall.states().filter((state) => state.endsWith('queued'))).toHaveLength(3);

    store().putState('acknowledged', '1000');
    store().close();
    const again = await startAgain();
    await settled(again);
    expect(sheets()).toEqual([2, 4]);
    const asked = hall.jobs("state = 'unconfirmed'");
    expect(asked).toHaveLength(3);
    expect(asked[0]?.reason).toContain('备份');
    const live = rows();
    store().rebuild();
    expect(rows()).toEqual(live);
    for (const { job_id: jobId } of asked) {
      const paperId = asked.find((job) => job.job_id === jobId)?.paper_id ?? '';
      const record = paperRecord(store(), paperId);
      if (record === null) throw new Error('no such paper');
      const view = paperView(hall.counter.desk, record, store().log.devices);
      expect(view.jobs.find((job) => job.jobId === jobId)?.actions.confirm).toBe(true);
      expect(hall.run({ type: 'confirm', jobId, cameOut: true }).ok).toBe(true);
    }
    expect(hall.states().every((state) => state.endsWith('printed'))).toBe(true);
  });

  test('取回的结果照记：打印过的仍是已打印', async () => {
    const before = hall.queue();
    before.start();
    hall.take();
    await settled(before);
    await before.stop();
    const live = hall.states();
    const lost = restore(0);
    const queue = hall.queue();
    queue.start();
    for (const event of lost) takeBack([event]);
    queue.kick();
    await settled(queue);
    expect(hall.states()).toEqual(live);
    expect([hall.out('slip').length, hall.out('document').length]).toEqual([1, 2]);
  });

  test('换用新的设备编号后，原来的各份仍归本机：重算之后不少，也不自行打印', async () => {
    hall.take();
    store().drawNewDevice();
    store().putState('acknowledged', '1000');
    const live = rows();
    const old = store().log.device;
    store().close();
    const queue = await startAgain();
    expect(store().log.device).not.toBe(old);
    await settled(queue);
    store().rebuild();
    expect(rows()).toHaveLength(live.length);
    expect(new Set(hall.jobs().map(({ state }) => state))).toEqual(new Set(['unconfirmed']));
    expect([hall.out('slip').length, hall.out('document').length]).toEqual([0, 0]);
  });

  test('新的设备编号还没有记录时升级程序，各项照样重算', async () => {
    hall.take();
    const { db } = store();
    const cases = () => db.prepare('select count(*) from case_view').pluck().get();
    store().drawNewDevice();
    store().putState('acknowledged', '1000');
    const derive = { initialsOf: () => '', dueOf: () => null };
    const next = new Store(db, 'x', derive, hall.counter.log);
    expect(next.log.lastSeq()).toBe(0);
    db.exec('delete from case_view');
    next.putState('views', 'of an older version');
    await next.rebuildFor('');
    expect(cases()).toBe(1);
  });
});
