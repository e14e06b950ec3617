import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LearnView } from '#shared/contract/pads.ts';
import { pressBytes } from '#shared/pads/pad-end.ts';
import { serialPadProfile, type SerialPadProfile } from '#shared/pads/profile.ts';
import { shippedPads } from '#shared/pads/shipped.ts';
import { createKeyCatcher, type KeyInput } from '../../../electron/devices/pads/key-catcher.ts';
import { createPadLearning, type PadLearning } from '../../../electron/devices/pads/pad-learning.ts';
import { ensurePty } from '../../support/pty-printer.ts';
import { openPtyPad, type PtyPad } from '../../support/pty-pad.ts';

const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 5 });
const timing = { openMs: 300, firstMs: 20, longestMs: 50 };
const asked = (view: LearnView) => view.keys.find(({ state }) => state === '正在学习');

const noPty = ensurePty();
let far: PtyPad | undefined;
let learning: PadLearning | undefined;
afterEach(async () => {
  await learning?.stop();
  await far?.close();
  far = undefined;
});

describe.skipIf(noPty !== null && process.env['CI'] === undefined)('在真实串口上学习', () => {
  test.each(shippedPads.map((profile) => [profile.title, profile] as const))(
    '%s：逐键按过之后得到成立的方案，串口随即归还',
    async (_title, profile: SerialPadProfile) => {
      expect(noPty).toBeNull();
      const pad = await openPtyPad(profile);
      far = pad;
      const lent: string[] = [];
      const views: LearnView[] = [];
      const own = createPadLearning({
        told: (view) => void views.push(view),
        catcher: createKeyCatcher(),
        borrow: async (path) => {
          lent.push(`借 ${path}`);
          return () => void lent.push(`还 ${path}`);
        },
        timing,
        restMs: 50,
      });
      learning = own;
      const port = { path: pad.path, ...profile.port };
      await own.start({ act: 'start', way: { kind: 'serial', port }, title: '本窗口评价器', decline: true });
      await until(() => expect(own.view.stage).toBe('请按键'));
      const means = [5, 4, 3, 2, 1, 'decline'] as const;
      for (const [index, one] of means.entries()) {
        for (let press = 1; press <= 2; press += 1) {
          await pad.write(pressBytes(profile, one) ?? new Uint8Array());
          await until(() => expect(own.view.keys[index]?.presses).toBe(press));
        }
        own.next();
      }
      expect(own.view).toMatchObject({ stage: '已学会', words: null, found: { kind: 'serial', port } });
      const found = own.view.found?.profile;
      expect(serialPadProfile.safeParse(found).success).toBe(true);
      expect(views.at(-1)?.text).toContain('6个按键');
      await until(() => expect(lent).toEqual([`借 ${pad.path}`, `还 ${pad.path}`]));
    },
  );

  test('学习中拔下：说明原因；插回后接着学', async () => {
    const profile = shippedPads[2] as SerialPadProfile;
    const pad = await openPtyPad(profile);
    far = pad;
    const own = createPadLearning({
      told: () => undefined,
      catcher: createKeyCatcher(),
      borrow: async () => () => undefined,
      timing,
      restMs: 20,
    });
    learning = own;
    const port = { path: pad.path, ...profile.port };
    await own.start({ act: 'start', way: { kind: 'serial', port }, title: '评价器', decline: false });
    await until(() => expect(own.view.stage).toBe('请按键'));
    await pad.write(pressBytes(profile, 5) ?? new Uint8Array());
    await until(() => expect(own.view.keys[0]?.presses).toBe(1));
    await pad.unplug();
    await until(() => expect(own.view.stage).toBe('正在连接'));
    expect(own.view.words?.reason).toContain(pad.path);
    await pad.plug();
    await until(() => expect(own.view).toMatchObject({ stage: '请按键', words: null }));
    expect(own.view.keys[0]?.presses).toBe(1);
    expect((await own.stop()).stage).toBe('未开始');
  });
});

describe('学习数字键盘', () => {
  const press = (code: string): KeyInput => ({
    type: 'keyDown',
    code,
    control: false,
    alt: false,
    shift: false,
    meta: false,
    isAutoRepeat: false,
  });

  test('普通数字键当场说明不能用；改键之后可以学会', async () => {
    const catcher = createKeyCatcher();
    const own = createPadLearning({
      told: () => undefined,
      catcher,
      borrow: async () => () => undefined,
      timing,
    });
    learning = own;
    await own.start({ act: 'start', way: { kind: 'chords' }, title: '数字键盘', decline: false });
    expect(own.view.stage).toBe('请按键');
    catcher.take(press('Numpad5'), 0);
    await until(() => expect(own.view.words?.reason).toMatch(/^Numpad5是工作站或日常输入使用的键/));
    expect(asked(own.view)).toMatchObject({ title: '非常满意', presses: 0 });
    for (let key = 0; key < 5; key += 1) {
      for (let times = 1; times <= 2; times += 1) {
        catcher.take(press(`F${13 + key}`), 0);
        await until(() => expect(own.view.keys[key]?.presses).toBe(times));
      }
      own.next();
    }
    expect(own.view).toMatchObject({ stage: '已学会', words: null, found: { kind: 'keys' } });
    expect(catcher.take(press('F13'), 0)).toBe(false);
  });
});
