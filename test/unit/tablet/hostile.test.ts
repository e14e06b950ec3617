/** Whoever should not get in over the hall's network, and what the counter does about it. */
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeCodes, maxTabletFrame } from '#shared/protocol/tablet.ts';
import { pairingTries, proofBy } from '../../../electron/tablet/secrets.ts';
import { usualLimits } from '../../../electron/tablet/tablets.ts';
import { idle, openTablets, pairedTablet, TestTablet, type TestTablets } from '../../support/tablets.ts';

let here: TestTablets;
beforeEach(async () => {
  here = await openTablets({ limits: { handshakes: 100_000, firstMs: 500 } });
  here.tablets.show(idle);
});
afterEach(() => here.tablets.stop());

/** Sends a request as it stands, and gives all that came back. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(here.port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.on('data', (data) => (heard += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
const get = (path: string, host = `127.0.0.1:${here.port}`): Promise<string> =>
  raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);

describe('没有资格的平板', () => {
  it('什么都不说的、说别的的，看不到画面，到时断开', async () => {
    const silent = new TestTablet(here.port);
    const chatty = new TestTablet(here.port);
    await chatty.hear('hello');
    chatty.say({ kind: 'call', id: 1, call: 'chooseGrade', input: { ratingId: 'r', grade: 5 } });
    expect(await chatty.closed).toBe(closeCodes.malformed);
    expect(await silent.closed).toBe(closeCodes.malformed);
    expect(here.calls).toEqual([]);
    expect([...silent.heard, ...chatty.heard].map(({ kind }) => kind)).toEqual(['hello']);
  });

  it('没有钥匙的、钥匙不对的、没有配对过的，都被拒绝，不说是哪一样', async () => {
    const { tablet, page } = await pairedTablet(here);
    page.socket.terminate();
    for (const [who, key] of [
      [tablet, 'ff'.repeat(32)],
      ['00000000-0000-4000-8000-000000000001', 'ff'.repeat(32)],
    ] as const) {
      const wrong = new TestTablet(here.port);
      await wrong.prove(who, key);
      expect(await wrong.closed).toBe(closeCodes.refused);
      expect(wrong.heard).toEqual([]);
    }
  });

  it('录下别人的证明再放一遍，没有用', async () => {
    const { page, tablet, key } = await pairedTablet(here);
    page.socket.terminate();
    const right = new TestTablet(here.port);
    const proof = await right.prove(tablet, key);
    await right.hear('welcome');
    const replayed = new TestTablet(here.port);
    await replayed.hear('hello');
    replayed.say({ kind: 'prove', protocol: 1, tablet, proof });
    expect(await replayed.closed).toBe(closeCodes.refused);
    // The one that is well is not disturbed by it.
    expect(here.tablets.tablets).toMatchObject([{ connected: true }]);
  });

  it('别的窗口的平板，钥匙在那里对，在这里不对', async () => {
    const there = await openTablets({ counter: 'fengang/02' });
    const { tablet, key } = await pairedTablet(there);
    const stray = new TestTablet(here.port);
    const { nonce } = await stray.hear('hello');
    stray.say({ kind: 'prove', protocol: 1, tablet, proof: proofBy(key, 'fengang/02', tablet, nonce) });
    expect(await stray.closed).toBe(closeCodes.refused);
    await there.tablets.stop();
  });

  it('猜配对码：五次以后，对的也不再有效', async () => {
    here.tablets.beginPairing();
    const code = here.tablets.pairing?.code ?? '';
    for (let i = 0; i < pairingTries; i += 1) {
      const guess = new TestTablet(here.port);
      await guess.pair('AAAAAAAAAAAA');
      expect(await guess.closed).toBe(closeCodes.refused);
    }
    const late = new TestTablet(here.port);
    await late.pair(code);
    expect(await late.closed).toBe(closeCodes.refused);
    expect(here.keys()).toEqual([]);
  });

  it('配对满了的，不再接受', async () => {
    for (let i = 0; i < usualLimits.tablets; i += 1) (await pairedTablet(here)).page.socket.terminate();
    here.tablets.beginPairing();
    const fifth = new TestTablet(here.port);
    await fifth.pair(here.tablets.pairing?.code ?? '');
    expect(await fifth.closed).toBe(closeCodes.tooMany);
  });
});

describe('别处来的页面和请求', () => {
  it('别处的网页、没有来处的程序、改了名字的地址，连不上', async () => {
    for (const options of [
      { origin: 'http://evil.example' },
      { origin: '' },
      { origin: 'null' },
      { origin: `https://127.0.0.1:${here.port}` },
      { origin: `http://evil.example:${here.port}`, host: `evil.example:${here.port}` },
      { path: '/other' },
    ]) {
      expect(await new TestTablet(here.port, options).closed).toBe(403);
    }
  });

  it('只给出评价页面：别的路径、方法、名字，什么都没有', async () => {
    expect(await get('/')).toContain('<title>评价</title>');
    for (const path of [
      '/index.html',
      '/assets/../index.html',
      '/..%2f..%2fetc/passwd',
      '//',
      '/?a',
      '/tablet',
    ])
      expect(await get(path)).toMatch(/^HTTP\/1\.1 404/u);
    expect(await get('/', 'evil.example')).toMatch(/^HTTP\/1\.1 421/u);
    expect(await raw(`POST / HTTP/1.1\r\nHost: 127.0.0.1:${here.port}\r\nContent-Length: 0\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 405/u,
    );
  });

  it('页面自带策略：只许连回本窗口，不许被嵌套', async () => {
    const page = await get('/');
    expect(page).toContain(`connect-src ws://127.0.0.1:${here.port};`);
    expect(page).toContain("frame-ancestors 'none'");
    expect(page).toContain("default-src 'none'");
  });

  it('不成样子的请求、拖着不说完的请求，断开了事', async () => {
    expect(await raw('\u0000\u0001\u0002\r\n\r\n')).toBe('');
    expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).not.toContain(
      '200 OK',
    );
    // Headers that never end.
    expect(await raw('GET / HTTP/1.1\r\n')).not.toContain('200 OK');
    expect(await get('/')).toContain('200 OK');
  });
});

describe('太大、太多', () => {
  it('过大的一帧断开这一个连接，窗口照常', async () => {
    const { page } = await pairedTablet(here);
    page.say('x'.repeat(maxTabletFrame + 1));
    expect(await page.closed).toBe(1009);
    const stranger = new TestTablet(here.port);
    await stranger.hear('hello');
    stranger.say('x'.repeat(10_000));
    expect(await stranger.closed).toBe(closeCodes.malformed);
    await pairedTablet(here);
    expect(here.faults).toEqual([]);
  });

  it('没完没了的操作，断开这一台', async () => {
    const { page } = await pairedTablet(here);
    for (let id = 0; id <= usualLimits.messages; id += 1)
      page.say({ kind: 'call', id, call: 'chooseAgain', input: { ratingId: 'r' } });
    expect(await page.closed).toBe(closeCodes.tooMany);
    expect(here.calls).toHaveLength(usualLimits.messages);
  });

  it('来自一处的一万个连接：不占满窗口，已连接的平板照常评价，过后别的还能连接', async () => {
    const { page } = await pairedTablet(here);
    const knock = () =>
      new Promise<void>((resolve) => {
        const socket = connect({ port: here.port, host: '127.0.0.1', localAddress: '127.0.0.2' });
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
        // Keeps still, as somebody would who wants to take every place.
        setTimeout(() => socket.destroy(), 1500).unref();
      });
    for (let done = 0; done < 10_000; done += 500) {
      await Promise.race([
        Promise.all(Array.from({ length: 500 }, knock)),
        new Promise((resolve) => setTimeout(resolve, 50)),
      ]);
      if (done % 2500 === 0) {
        page.say({ kind: 'call', id: done, call: 'chooseGrade', input: { ratingId: 'r', grade: 5 } });
        expect(await page.hear('answered')).toMatchObject({ id: done });
      }
    }
    here.tablets.show({ ...idle, staffName: '张凤' });
    await expect.poll(() => JSON.stringify(page.heard)).toContain('张凤');
    await pairedTablet(here);
    expect(here.faults).toEqual([]);
  });
});
