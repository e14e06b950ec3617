import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Event } from '#shared/event.ts';
import { type CentreClient, UnreachableError } from '../../../electron/sync/centre-client.ts';
import { Exchange } from '../../../electron/sync/exchange.ts';
import {
  exchanging,
  FakeCentre,
  ofAnother,
  openCentre,
  requests,
  settled,
} from '../../support/fake-centre.ts';
import { uuidOf } from '../../support/hall.ts';

const { counter, take, all, others, cursor, syncWith } = exchanging();

describe('上传', () => {
  test('回执丢失，再次上传不重复，最后各得其位', async () => {
    const centre = await openCentre();
    let lost = 0;
    centre.onPush = () => ((lost += 1) <= 2 ? 'cut' : null);
    take(1);
    const sync = syncWith(centre);
    sync.start();
    await settled(sync);
    expect(centre.events.map(({ id }) => id)).toEqual(all().map(({ id }) => id));
    expect(all().map(({ hallSeq }) => hallSeq)).toEqual(all().map((_, index) => index + 1));
  });

  test('新的记录随即上传，不等下一次拉取', async () => {
    const centre = await openCentre();
    const sync = syncWith(centre);
    sync.start();
    await settled(sync);
    take(1);
    await vi.waitFor(() => expect(centre.events).toHaveLength(all().length), 500);
  });

  test('中心不收，越等越久，状态不来回变', async () => {
    const centre = await openCentre();
    centre.onPush = () => 500;
    take(1);
    const seen: string[] = [];
    const sync = syncWith(centre, () => {
      const { state } = sync.status();
      if (seen.at(-1) !== state) seen.push(state);
    });
    sync.start();
    await pause(2500);
    expect(seen.slice(-1)).toEqual(['异常']);
    expect(seen.length).toBeLessThanOrEqual(3);
    expect(centre.pushes.length).toBeLessThanOrEqual(6);
  });

  test('什么都没有确认，也要歇一歇再传', async () => {
    const centre = await openCentre();
    centre.onPush = () => ({});
    const sync = syncWith(centre);
    sync.start();
    await pause(2000);
    expect(centre.pushes.length).toBeLessThanOrEqual(5);
    expect(sync.status()).toMatchObject({ state: '异常', waiting: 1 });
  });

  test('不断有新记录，也不会不停地敲一个不应答的中心', async () => {
    const centre = await openCentre();
    centre.onPush = () => 503;
    const sync = syncWith(centre);
    sync.start();
    for (let number = 1; number <= 20; number += 1) {
      take(number);
      await pause(100);
    }
    expect(centre.pushes.length).toBeLessThanOrEqual(7);
  });

  test('中心嫌太大，减半再传，传得动了再加回来', async () => {
    const centre = await openCentre();
    centre.onPush = ({ events }) => (events.length > 3 ? 413 : null);
    for (let number = 1; number <= 3; number += 1) take(number);
    const sync = syncWith(centre);
    await sync.now();
    expect(sync.status()).toMatchObject({ state: '联网', waiting: 0 });
    expect(centre.events).toHaveLength(all().length);
    centre.onPush = () => null;
    for (let number = 4; number <= 9; number += 1) take(number);
    await sync.now();
    expect(centre.pushes.at(-1)).toBeGreaterThan(3);
  });

  test('中心应答太慢，下一次减半', async () => {
    for (let number = 1; number <= 3; number += 1) take(number);
    const sizes: number[] = [];
    const slow = {
      push: (_hall: string, _device: string, events: Event[]) => {
        sizes.push(events.length);
        return Promise.reject(new UnreachableError(new DOMException('', 'TimeoutError')));
      },
    } as unknown as CentreClient;
    const exchange = new Exchange(counter().store, counter().desk);
    for (let time = 1; time <= 6; time += 1)
      await expect(exchange.push(slow, AbortSignal.any([]))).rejects.toThrow(UnreachableError);
    expect(sizes).toEqual([16, 8, 4, 2, 1, 1]);
  });

  test.each(['<html>路由器登录</html>', '{}', '{"acknowledged":-1,"results":[],"now":"今天"}'])(
    '应答不是中心的格式（%s），什么都不采用',
    async (garbage) => {
      const centre = await openCentre();
      centre.onPush = () => garbage;
      take(1);
      const sync = syncWith(centre);
      await sync.now();
      expect(sync.status()).toMatchObject({ state: '异常', waiting: all().length });
      expect(sync.status().text).toContain('不是中心的格式');
    },
  );

  test('应答提到本机没有发送的记录，整个应答都不采用', async () => {
    const centre = await openCentre();
    centre.onPush = (request) => {
      const reply = new FakeCentre().take(request);
      return { ...reply, results: [...reply.results, { id: uuidOf(9), outcome: 'accepted', hallSeq: 9 }] };
    };
    const sync = syncWith(centre);
    await sync.now();
    expect(sync.status()).toMatchObject({ state: '异常', waiting: 1 });
    expect(all().map(({ hallSeq }) => hallSeq)).toEqual([null]);
  });

  test('被拒的记录留在本机，不挡住后面的', async () => {
    const centre = await openCentre();
    take(1);
    centre.onPush = (request) => ({
      acknowledged: request.events.length,
      results: request.events.map(({ id, seq }) =>
        seq === 2
          ? { id, outcome: 'refused', kind: 'hash', message: '损坏。' }
          : { id, outcome: 'accepted', hallSeq: seq },
      ),
    });
    const sync = syncWith(centre);
    await sync.now();
    expect(sync.status()).toMatchObject({ waiting: 0, refused: 1 });
    expect(all().filter(({ hallSeq }) => hallSeq === null)).toHaveLength(1);
  });
});

describe('拉取', () => {
  test('其他设备的记录，按大厅的顺序，各采用一次', async () => {
    const centre = await openCentre();
    const another = await ofAnother(100);
    expect(another.length).toBeGreaterThan(500);
    centre.events = [...another];
    const sync = syncWith(centre);
    sync.start();
    await Promise.all([sync.now(), sync.now()]);
    await vi.waitFor(() => expect(others()).toHaveLength(another.length), 5000);
    expect(others().map(({ id }) => id)).toEqual(another.map(({ id }) => id));
    expect(others().map(({ hallSeq }) => hallSeq)).toEqual(
      others().map(({ id }) => centre.events.findIndex((event) => event.id === id) + 1),
    );
  }, 15_000);

  test('下发的位置有缺口，一条都不采用', async () => {
    const centre = await openCentre();
    centre.events = await ofAnother(1);
    centre.onPull = (after) => ({ events: centre.page(after).events.filter(({ hallSeq }) => hallSeq !== 3) });
    const sync = syncWith(centre);
    await sync.now();
    expect(others()).toEqual([]);
    expect(cursor()).toBe('0');
    expect(sync.status().text).toContain('不连续');
  });

  test('中心不理会等待的请求，本机自己歇着', async () => {
    const centre = await openCentre();
    const sync = syncWith(centre);
    sync.start();
    await pause(2000);
    expect(centre.pulls).toBeLessThanOrEqual(4);
    expect(sync.status().state).toBe('联网');
  });

  test('说有而不给，歇一歇再问，立即同步也会结束', async () => {
    const centre = await openCentre();
    centre.onPull = () => ({ position: 5, events: [] });
    const sync = syncWith(centre);
    sync.start();
    await sync.now();
    await pause(2000);
    expect(centre.pulls).toBeLessThanOrEqual(6);
    expect(sync.status().state).toBe('异常');
  });
});

describe('停止和换地址', () => {
  test('同时保存两次，停止后不再有任何请求', async () => {
    const centre = await openCentre();
    const sync = syncWith(null);
    await Promise.all([sync.use(centre.address), sync.use(centre.address)]);
    await settled(sync);
    await sync.stop();
    const asked = requests(centre);
    take(1);
    await sync.now();
    await sync.use(centre.address);
    await pause(2500);
    expect(requests(centre)).toBe(asked);
  });

  test('停止不等一个不应答的立即同步', async () => {
    const centre = await openCentre();
    const held = createServer(() => undefined);
    await new Promise<void>((resolve) => held.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      held.closeAllConnections();
      held.close();
    });
    centre.url = `http://127.0.0.1:${(held.address() as AddressInfo).port}`;
    const sync = syncWith(centre);
    const asking = sync.now();
    await pause(100);
    const began = performance.now();
    await sync.stop();
    await asking;
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
