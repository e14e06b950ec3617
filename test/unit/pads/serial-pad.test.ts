import { spawn } from 'node:child_process';
import fc from 'fast-check';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PadState } from '#shared/contract/pad.ts';
import { hexOf } from '#shared/pads/hex.ts';
import { pressBytes } from '#shared/pads/pad-end.ts';
import type { SerialPadProfile } from '#shared/pads/profile.ts';
import { shippedPads } from '#shared/pads/shipped.ts';
import type { RatingAnswer } from '#shared/rating/index.ts';
import { ok } from '#shared/result.ts';
import { commandsFor, createSerialPad, type SerialPad } from '../../../electron/devices/pads/serial-pad.ts';
import type { LinkTiming } from '../../../electron/devices/link.ts';
import { ensurePty } from '../../support/pty-printer.ts';
import { openPtyPad, type PtyPad } from '../../support/pty-pad.ts';

const [single, bus, xor] = shippedPads as [SerialPadProfile, SerialPadProfile, SerialPadProfile];

const place = {
  hallName: '凤冈县政务服务中心',
  training: true,
  counterName: '3号窗口',
  look: { largeText: false, highContrast: false, voice: false },
};
const clerk = { staffName: '张凤', staffNumber: '1002' };
const idle: PadState = { ...place, mode: 'idle', photo: null, ...clerk };
const away: PadState = { ...place, mode: 'away' };
const thanks: PadState = { ...place, mode: 'thanks', declined: false };
const reasons: PadState = {
  ...place,
  mode: 'reasons',
  ratingId: 'a',
  grade: '不满意',
  reasons: [],
  until: '2026-11-24T10:00:00.000Z',
};
const asking = (ratingId: string): PadState => ({
  ...place,
  mode: 'asking',
  ratingId,
  itemName: '食品经营许可',
  applicant: '王*',
  ...clerk,
  until: '2026-11-24T10:00:00.000Z',
});

/** The desk behind the pads: rates once, and thanks. */
function desk() {
  const rated: (readonly [string, RatingAnswer['grade']])[] = [];
  let pad: SerialPad | null = null;
  return {
    rated,
    drives: (one: SerialPad) => {
      pad = one;
    },
    answers: {
      rate: (ratingId: string, { grade }: RatingAnswer) => {
        rated.push([ratingId, grade]);
        pad?.show(thanks);
        return ok({ kept: true });
      },
    },
  };
}

const nothingFails = (error: unknown): never => {
  throw error;
};
const timing: LinkTiming = { openMs: 300, firstMs: 20, longestMs: 50 };
/** What was said on a line in memory has arrived. */
const travel = () => new Promise((resolve) => setTimeout(resolve, 10));
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 5 });

describe('命令', () => {
  test('上岗问候，邀请时请评价，撤回时取消，评价后致谢，离岗时显示暂停；工号不变不重发', () => {
    expect(commandsFor(null, idle, null)).toEqual(['staff', 'stars', 'greet']);
    expect(commandsFor(idle, asking('a'), '1002')).toEqual(['ask']);
    expect(commandsFor(asking('a'), asking('a'), '1002')).toEqual([]);
    expect(commandsFor(asking('a'), asking('b'), '1002')).toEqual(['ask']);
    expect(commandsFor(asking('a'), idle, '1002')).toEqual(['cancel']);
    expect(commandsFor(asking('a'), thanks, '1002')).toEqual(['thanks']);
    expect(commandsFor(idle, away, '1002')).toEqual(['away']);
    expect(commandsFor(asking('a'), reasons, '1002')).toEqual([]);
    expect(commandsFor(reasons, asking('a'), '1002')).toEqual(['ask']);
    expect(commandsFor(reasons, idle, '1002')).toEqual(['cancel']);
    expect(commandsFor(reasons, thanks, '1002')).toEqual(['thanks']);
    expect(commandsFor(away, idle, '1002')).toEqual(['greet']);
    expect(commandsFor(away, idle, '1001')).toEqual(['staff', 'stars', 'greet']);
  });
});

describe('模拟评价器（内存线路）', () => {
  test('I1 没有邀请时按键不起作用；邀请后按一次算一次；再按不算', async () => {
    const { rated, drives, answers } = desk();
    const pad = createSerialPad(
      { kind: 'simulated', profile: xor },
      { answers, failed: nothingFails, timing },
    );
    drives(pad);
    const { simulated } = pad;
    if (simulated === null) throw new Error('not simulated');
    await until(() => expect(pad.state.state).toBe('就绪'));
    pad.show(idle);
    await until(() => expect(simulated.face).toMatchObject({ mode: 'greet', texts: { staffName: '张凤' } }));
    simulated.press(5);
    await travel();
    pad.show(asking('a:1'));
    await until(() => expect(simulated.face.mode).toBe('ask'));
    simulated.press(2);
    simulated.press(5);
    await until(() => expect(simulated.face.mode).toBe('thanks'));
    simulated.press(5);
    pad.show(idle);
    await until(() => expect(simulated.face.mode).toBe('greet'));
    expect(rated).toEqual([['a:1', 2]]);
    await pad.stop();
  });

  test('记录不下来的评价仍在询问，可以再按一次', async () => {
    const faults: unknown[] = [];
    const rated: unknown[] = [];
    const rate = vi
      .fn<(id: string, answer: RatingAnswer) => { ok: true; value: { kept: boolean } }>()
      .mockImplementationOnce(() => {
        throw new Error('disk full');
      })
      .mockImplementation((id, { grade }) => {
        rated.push([id, grade]);
        return { ok: true, value: { kept: true } };
      });
    const pad = createSerialPad(
      { kind: 'simulated', profile: xor },
      { answers: { rate }, failed: (error) => void faults.push(error), timing },
    );
    pad.show(asking('a:1'));
    const { simulated } = pad;
    await until(() => expect(simulated?.face.mode).toBe('ask'));
    simulated?.press('decline');
    await until(() => expect(faults).toHaveLength(1));
    simulated?.press('decline');
    await until(() => expect(rated).toEqual([['a:1', null]]));
    await pad.stop();
  });
});

const noPty = ensurePty();
describe.skipIf(noPty !== null && process.env['CI'] === undefined)('内核伪终端与真实串口组件', () => {
  let far: PtyPad;
  let pad: SerialPad;
  let hall: ReturnType<typeof desk>;

  const start = async (profile: SerialPadProfile): Promise<void> => {
    expect(noPty).toBeNull();
    far = await openPtyPad(profile);
    hall = desk();
    const port = { path: far.path, ...profile.port };
    pad = createSerialPad(
      { kind: 'serial', port, profile },
      { answers: hall.answers, failed: nothingFails, timing },
    );
    hall.drives(pad);
    await until(() => expect(pad.state.state).toBe('就绪'));
  };
  beforeEach(() => {
    pad = undefined as never;
    far = undefined as never;
  });
  afterEach(async () => {
    await pad?.stop();
    await far?.close();
  });

  test.each(shippedPads.map((profile) => [profile.title, profile] as const))(
    '%s：每个按键从设备一直到评价，各一次',
    async (_title, profile) => {
      await start(profile);
      for (const [index, { means }] of profile.keys.entries()) {
        pad.show(asking(`a:${index}`));
        await until(() => expect(far.machine.face.mode).toBe('ask'));
        far.machine.press(means);
        await until(() => expect(hall.rated).toHaveLength(index + 1));
        expect(hall.rated.at(-1)).toEqual([`a:${index}`, means === 'decline' ? null : means]);
        // Pads without such a command stay as they are.
        if (profile.commands.thanks !== undefined)
          await until(() => expect(far.machine.face.mode).toBe('thanks'));
        else {
          pad.show(away);
          await until(() => expect(far.machine.face.mode).toBe('away'));
        }
      }
    },
  );

  test('半帧、干扰、坏校验、未知按键都不算，随后的真按键算一次', async () => {
    await start(bus);
    pad.show(asking('a:1'));
    await until(() => expect(far.machine.face.mode).toBe('ask'));
    const frame = pressBytes(bus, 4) ?? new Uint8Array();
    const bad = frame.slice();
    bad[9] = 0x55;
    await far.write(Uint8Array.of(0x00, 0xff, 0x68, 0x13));
    await far.write(bad);
    far.machine.pressKey('09 0B');
    await far.write(frame.subarray(0, 5));
    await far.write(frame.subarray(5));
    await until(() => expect(hall.rated).toEqual([['a:1', 4]]));
  });

  test('邀请之前留在线上的半帧，与邀请之后的字节拼不成评价', async () => {
    await start(xor);
    const frame = pressBytes(xor, 1) ?? new Uint8Array();
    pad.show(idle);
    await until(() => expect(far.machine.face.mode).toBe('greet'));
    await far.write(frame.subarray(0, 4));
    // Written is not yet read: it has to be here before the question is.
    await pause(100);
    pad.show(asking('a:1'));
    await until(() => expect(far.machine.face.mode).toBe('ask'));
    await far.write(frame.subarray(4));
    far.machine.press(5);
    await until(() => expect(hall.rated).toEqual([['a:1', 5]]));
  });

  test('询问中拔下再插上：问题重新问一遍，评价只算一次', async () => {
    await start(xor);
    pad.show(asking('a:1'));
    await until(() => expect(far.machine.face.mode).toBe('ask'));
    await far.write((pressBytes(xor, 1) ?? new Uint8Array()).subarray(0, 3));
    await far.unplug();
    await until(() => expect(pad.state.state).toBe('未连接'));
    expect(pad.state.text).toContain(far.path);
    expect(pad.state.next).not.toBe('');
    await far.plug();
    await until(() => expect(far.machine.face).toMatchObject({ mode: 'ask', texts: { staffName: '张凤' } }));
    far.machine.press(3);
    far.machine.press(1);
    await until(() => expect(far.machine.face.mode).toBe('thanks'));
    await far.unplug();
    await until(() => expect(pad.state.state).toBe('未连接'));
    await far.plug();
    await until(() => expect(far.machine.face.mode).toBe('thanks'));
    far.machine.press(5);
    pad.show(idle);
    await until(() => expect(far.machine.face.mode).toBe('greet'));
    expect(hall.rated).toEqual([['a:1', 3]]);
  });

  test('拔下期间撤回了邀请：插回后不再询问，按键不起作用', async () => {
    await start(xor);
    pad.show(asking('a:1'));
    await until(() => expect(far.machine.face.mode).toBe('ask'));
    await far.unplug();
    await until(() => expect(pad.state.state).toBe('未连接'));
    pad.show(idle);
    await far.plug();
    await until(() => expect(far.machine.face.mode).toBe('greet'));
    expect(far.machine.heard).not.toContain('ask');
    far.machine.press(5);
    pad.show(away);
    await until(() => expect(far.machine.face.mode).toBe('away'));
    expect(hall.rated).toEqual([]);
  });

  test('叫号总线的评价器等到应答为止不重发；重发的按键不再算', async () => {
    await start(bus);
    pad.show(asking('a:1'));
    await until(() => expect(far.machine.face.mode).toBe('ask'));
    far.machine.press(2);
    far.machine.press(2);
    await until(() => expect(hall.rated).toEqual([['a:1', 2]]));
    pad.show(asking('a:2'));
    await until(() => expect(far.machine.heard.filter((name) => name === 'ask')).toHaveLength(2));
    expect(hall.rated).toHaveLength(1);
  });

  test('串口被另一个程序占用：说清原因和做法，释放后自动连上', async () => {
    expect(noPty).toBeNull();
    far = await openPtyPad(xor);
    const held = spawn(process.execPath, [
      '-e',
      `const { SerialPort } = require('serialport');
       new SerialPort({ path: ${JSON.stringify(far.path)}, baudRate: 9600 }, (error) => console.log(error ? 'no' : 'open'));
       setInterval(() => {}, 1000);`,
    ]);
    await new Promise((resolve) => held.stdout.once('data', resolve));
    hall = desk();
    const port = { path: far.path, ...xor.port };
    pad = createSerialPad({ kind: 'serial', port, profile: xor }, { ...hall, failed: nothingFails, timing });
    await until(() => expect(pad.state.state).toBe('未连接'));
    expect(pad.state.text).toBe(`串口（${far.path}）正被其他程序或设备占用。`);
    expect(pad.state.next).toBe('请关闭占用该串口的程序，或者在设置中改用其他串口。');
    held.kill();
    await until(() => expect(pad.state.state).toBe('就绪'));
  });

  test.each(shippedPads.map((profile) => [profile.title, profile] as const))(
    '%s：询问中1000次随机字节风暴，没有一次成为评价，之后按键照常',
    async (_title, profile) => {
      await start(profile);
      pad.show(asking('a:1'));
      await until(() => expect(far.machine.face.mode).toBe('ask'));
      const storm = fc
        .uint8Array({ minLength: 2, maxLength: 64 })
        .filter((bytes) => bytes.some((byte) => byte !== bytes[0]));
      for (const bytes of fc.sample(storm, { numRuns: 1000, seed: 20 })) {
        await far.write(bytes);
        if (hall.rated.length > 0) throw new Error(`rated by ${hexOf(bytes)}`);
      }
      // A storm may end in what looks like the beginning of a frame; it is over when the line has been quiet.
      await new Promise((resolve) => setTimeout(resolve, profile.quietMs * 2));
      expect(hall.rated).toEqual([]);
      far.machine.press(4);
      await until(() => expect(hall.rated).toEqual([['a:1', 4]]));
    },
    30_000,
  );

  test('单字节评价器：一个风暴里的每一段都不算，哪怕其中有按键的字节', async () => {
    await start(single);
    pad.show(asking('a:1'));
    await until(() => expect(far.machine.face.mode).toBe('ask'));
    await far.write(Uint8Array.of(0x80, 0x30, 0xff));
    await new Promise((resolve) => setTimeout(resolve, single.quietMs * 2));
    far.machine.press(5);
    await until(() => expect(hall.rated).toEqual([['a:1', 5]]));
  });
});
