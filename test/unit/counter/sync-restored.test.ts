import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { Store } from '../../../electron/store/store.ts';
import { exchanging, ofAnother, openCentre, requests, settled } from '../../support/fake-centre.ts';

const { counter, take, all, others, cursor, syncWith } = exchanging();

describe('中心恢复到较早的备份，或换了中心', () => {
  test('中心缺少的记录自动补传，位置以中心的为准', async () => {
    const centre = await openCentre();
    take(1);
    const sync = syncWith(centre);
    await sync.now();
    centre.events.length = 3;
    take(2);
    await sync.now();
    expect(sync.status()).toMatchObject({ state: '联网', waiting: 0 });
    expect(centre.events.map(({ seq }) => seq)).toEqual(all().map((_, index) => index + 1));
    expect(all().map(({ hallSeq }) => hallSeq)).toEqual(all().map((_, index) => index + 1));
  });

  test('没有新记录要传，也从位置上看出来，照样补传', async () => {
    const centre = await openCentre();
    take(1);
    const sync = syncWith(centre);
    sync.start();
    await settled(sync);
    centre.events.length = 0;
    await vi.waitFor(() => expect(centre.events).toHaveLength(all().length), 8000);
    await settled(sync);
    expect(all().map(({ hallSeq }) => hallSeq)).toEqual(all().map((_, index) => index + 1));
  }, 15_000);

  test('位置小于本机的，从头再拉，不空转', async () => {
    const centre = await openCentre();
    centre.events = await ofAnother(2);
    const sync = syncWith(centre);
    await sync.now();
    const before = others();
    centre.events = centre.events.slice(0, 4);
    counter().store.putState('cursor', '100');
    sync.start();
    await vi.waitFor(() => expect(cursor()).toBe(String(centre.events.length)), 4000);
    expect(others().map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    centre.onPull = () => ({ position: 1, events: [] });
    const asked = requests(centre);
    await pause(2000);
    expect(requests(centre) - asked).toBeLessThanOrEqual(6);
  });

  test('换一个空的中心，全部重新上传和下载', async () => {
    const [one, two] = [await openCentre(), await openCentre()];
    const another = await ofAnother(1);
    two.events = [...another];
    take(1);
    const sync = syncWith(one);
    sync.start();
    await settled(sync);
    await sync.use(two.address);
    await settled(sync);
    await vi.waitFor(() => expect(others()).toHaveLength(another.length), 3000);
    expect(two.events).toHaveLength(all().length);
  });

  test('同一中心换了地址，重传只得到“已有”，什么都不多', async () => {
    const [one, two] = [await openCentre(), await openCentre()];
    take(1);
    const sync = syncWith(one);
    await sync.now();
    two.events = [...one.events];
    await sync.use(two.address);
    await settled(sync);
    expect(two.events).toEqual(one.events);
  });
});

describe('本机恢复到较早的备份', () => {
  test('缺少的记录取回一次，提示重新启动，下次启动换用新的设备编号', async () => {
    const centre = await openCentre();
    take(1);
    const device = counter().store.log.device;
    // The older copy ends here: what follows is known to the centre alone.
    const kept = counter().store.log.lastSeq();
    take(2);
    await syncWith(centre).now();
    const lost = all().map(({ id }) => id);
    counter().store.db.exec(
      `delete from event where seq > ${kept}; delete from sync_state where key <> 'device'`,
    );
    for (const table of ['case_view', 'print_job', 'rating_view', 'number_use', 'sign_in'])
      counter().store.db.exec(`delete from ${table}`);
    counter().store.rebuild();

    const sync = syncWith(centre);
    await sync.now();
    await sync.now();
    expect(all().map(({ id }) => id)).toEqual(lost);
    expect(sync.status()).toMatchObject({ state: '异常', waiting: 0 });
    expect(sync.status().text).toContain('重新启动');
    const derive = { initialsOf: () => '', dueOf: () => null };
    const next = new Store(counter().store.db, 'x', derive, counter().log);
    expect(next.log.device).not.toBe(device);
    expect(next.restored).toBe(false);
    expect(next.getState('acknowledged')).toBe('0');
  });

  test('恢复后又办了件：占用了序号的记录留在本机并列为被拒，中心的数不当真', async () => {
    const centre = await openCentre();
    centre.onPush = ({ events }) => ({
      acknowledged: 50,
      results: events.map(({ id }) => ({
        id,
        outcome: 'refused',
        kind: 'conflict',
        message: '已是另一事件。',
      })),
    });
    take(1);
    const sync = syncWith(centre);
    sync.start();
    await vi.waitFor(() => expect(sync.status()).toMatchObject({ waiting: 0, refused: all().length }), 3000);
    expect(sync.status().state).toBe('异常');
    expect(counter().store.getState('acknowledged')).toBe(String(all().length));
    const asked = requests(centre);
    await pause(1500);
    expect(requests(centre) - asked).toBeLessThanOrEqual(3);
  });

  test('还有没上传的记录，不换设备编号', () => {
    counter().store.drawNewDevice();
    const derive = { initialsOf: () => '', dueOf: () => null };
    const next = new Store(counter().store.db, 'x', derive, counter().log);
    expect(next.log.device).toBe(counter().store.log.device);
    expect(next.restored).toBe(true);
  });
});
