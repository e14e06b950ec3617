/** A tablet that is well: paired, shown what is asked, answering, gone and back. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeCodes } from '#shared/protocol/tablet.ts';
import { refuse } from '#shared/result.ts';
import { idle, openTablets, pairedTablet, TestTablet, type TestTablets } from '../../support/tablets.ts';

const open: TestTablets[] = [];
const opened = async (...parts: Parameters<typeof openTablets>): Promise<TestTablets> => {
  const here = await openTablets(...parts);
  open.push(here);
  return here;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ tablets }) => tablets.stop()));
});

describe('评价平板', () => {
  it('用屏幕上的配对码配对以后，看到窗口现在的画面；钥匙没有经过网络', async () => {
    const here = await opened();
    here.tablets.show(idle);
    here.tablets.beginPairing();
    const page = new TestTablet(here.port);
    const key = await page.pair(here.tablets.pairing?.code ?? '');
    await page.hear('paired');
    await page.hear('welcome');
    const { state, now } = await page.hear('state');
    expect(state).toEqual(idle);
    expect(Math.abs(now - Date.now())).toBeLessThan(5000);
    expect(here.keys()).toMatchObject([{ name: '一号平板', key }]);
    expect(here.tablets.tablets).toMatchObject([{ name: '一号平板', connected: true }]);
    expect(here.tablets.state.state).toBe('就绪');
  });

  it('断开以后凭自己的钥匙再连接，看到的是现在的画面', async () => {
    const here = await opened();
    const { page, tablet, key } = await pairedTablet(here);
    page.socket.terminate();
    await vi.waitFor(() => expect(here.tablets.state.state).toBe('未连接'));
    here.tablets.show({ ...idle, staffName: '张凤' });
    const again = new TestTablet(here.port);
    await again.prove(tablet, key);
    expect((await again.hear('state')).state).toMatchObject({ staffName: '张凤' });
  });

  it('同一平板在别处打开，先前的一页让位，不再作数', async () => {
    const here = await opened();
    const { page, tablet, key } = await pairedTablet(here);
    const other = new TestTablet(here.port);
    await other.prove(tablet, key);
    await other.hear('welcome');
    expect(await page.closed).toBe(closeCodes.replaced);
    expect(here.tablets.tablets).toMatchObject([{ connected: true }]);
  });

  it('评价页面的各种操作都到，回答按号回到原处', async () => {
    const here = await opened({
      call: async (call) =>
        call === 'chooseGrade'
          ? { ok: true, value: { kept: true } }
          : refuse('rule', 'I1', '本次评价已经结束。', '请等待。'),
    });
    const { page } = await pairedTablet(here);
    page.say({ kind: 'call', id: 7, call: 'chooseGrade', input: { ratingId: 'r', grade: 5 } });
    expect(await page.hear('answered')).toMatchObject({ id: 7, result: { ok: true, value: { kept: true } } });
    page.say({ kind: 'call', id: 8, call: 'signPaper', input: {} });
    expect(await page.hear('answered')).toMatchObject({
      id: 8,
      result: { refusal: { message: '本次评价已经结束。' } },
    });
  });

  it('取消配对以后，立即断开，钥匙不再有用', async () => {
    const here = await opened();
    const { page, tablet, key } = await pairedTablet(here);
    here.tablets.revoke(tablet);
    expect(await page.closed).toBe(closeCodes.revoked);
    const again = new TestTablet(here.port);
    await again.prove(tablet, key);
    expect(await again.closed).toBe(closeCodes.refused);
    expect(here.tablets.state).toMatchObject({ state: '未设置' });
  });

  it('断了网而没有告别的平板，过一会儿算作未连接', async () => {
    const here = await opened({ limits: { pingMs: 50 } });
    const { page } = await pairedTablet(here);
    page.socket.pause();
    await vi.waitFor(() => expect(here.tablets.state.state).toBe('未连接'));
  });

  it('端口被占用的，一句话说明；别的照常', async () => {
    const here = await opened();
    const second = (await import('../../../electron/tablet/tablets.ts')).Tablets;
    const other = new second(here.port, {
      counter: 'x',
      files: new Map(),
      keys: { list: () => [], save: () => undefined },
      call: async () => refuse('fault', '', '', ''),
      changed: () => undefined,
      failed: () => undefined,
    });
    await expect(other.listening).rejects.toThrow(/EADDRINUSE/u);
    expect(other.state).toMatchObject({
      state: '未连接',
      text: expect.stringContaining('已被其他程序占用') as string,
    });
    await other.stop();
  });
});
