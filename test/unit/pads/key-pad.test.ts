import { execFileSync } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PadState } from '#shared/contract/pad.ts';
import { readInput } from '#shared/edge.ts';
import { inputEvents } from '#shared/pads/input-events.ts';
import { keyPadProfile, type KeyPadProfile } from '#shared/pads/profile.ts';
import type { RatingAnswer } from '#shared/rating/index.ts';
import { ok } from '#shared/result.ts';
import { findInputDevices, ruleFault } from '../../../electron/devices/pads/input-device.ts';
import { createKeyCatcher, type KeyInput } from '../../../electron/devices/pads/key-catcher.ts';
import { createKeyPad } from '../../../electron/devices/pads/key-pad.ts';

const place = {
  hallName: '凤冈县政务服务中心',
  training: true,
  counterName: '3号窗口',
  look: { largeText: false, highContrast: false, voice: false },
};
const idle: PadState = { ...place, mode: 'idle', photo: null, staffName: '张凤', staffNumber: '1002' };
const asking = (ratingId: string): PadState => ({
  ...place,
  mode: 'asking',
  ratingId,
  itemName: '食品经营许可',
  applicant: '王*',
  staffName: '张凤',
  staffNumber: '1002',
  until: '2026-11-24T10:00:00.000Z',
});
const until = (check: () => void) => vi.waitFor(check, { timeout: 4000, interval: 5 });

function desk() {
  const rated: (readonly [string, RatingAnswer['grade']])[] = [];
  const rate = (ratingId: string, { grade }: RatingAnswer) => {
    rated.push([ratingId, grade]);
    return ok({ kept: true });
  };
  const failed = (error: unknown): never => {
    throw error;
  };
  return { rated, answers: { rate }, failed };
}

const grades = [5, 4, 3, 2, 1, 'decline'] as const;
const chordPad = (before: readonly string[], chord: (index: number) => string): KeyPadProfile =>
  keyPadProfile.parse({
    id: 'keys',
    title: '可编程数字键盘',
    note: '',
    way: { kind: 'chords', before, keys: grades.map((means, index) => ({ chord: chord(index), means })) },
  });
const functionKeys = chordPad([], (index) => `F${13 + index}`);
const bursts = chordPad(
  ['Ctrl+Alt+Shift+F1', 'Ctrl+Alt+Shift+F2', 'Ctrl+Alt+Shift+F3'],
  (index) => `Ctrl+Alt+Shift+Digit${index + 1}`,
);

const key = (chord: string, more: Partial<KeyInput> = {}): KeyInput => ({
  type: 'keyDown',
  code: chord.split('+').at(-1) ?? '',
  control: chord.includes('Ctrl+'),
  alt: chord.includes('Alt+'),
  shift: chord.includes('Shift+'),
  meta: false,
  isAutoRepeat: false,
  ...more,
});

describe('专用键', () => {
  test('I1 询问中按F13算一次；按住不放、松开、再按都不算；任何页面都收不到这个键', () => {
    const { rated, ...parts } = desk();
    const catcher = createKeyCatcher();
    const pad = createKeyPad(functionKeys, { ...parts, catcher });
    expect(catcher.take(key('F13'), 0)).toBe(true);
    pad.show(idle);
    expect(catcher.take(key('F14'), 100)).toBe(true);
    expect(rated).toEqual([]);
    pad.show(asking('a:1'));
    expect(catcher.take(key('F14', { isAutoRepeat: true }), 150)).toBe(true);
    expect(rated).toEqual([]);
    expect(catcher.take(key('F14', { type: 'keyUp' }), 200)).toBe(true);
    expect(catcher.take(key('F14'), 300)).toBe(true);
    catcher.take(key('F13'), 400);
    expect(rated).toEqual([['a:1', 4]]);
  });

  test('工作人员键盘上的任何键都不评价，也都照常到达页面', () => {
    const { rated, ...parts } = desk();
    const catcher = createKeyCatcher();
    createKeyPad(functionKeys, { ...parts, catcher }).show(asking('a:1'));
    const codes = ['Digit5', 'Numpad5', 'KeyA', 'F1', 'F9', 'F12', 'Enter', 'NumpadEnter', 'Space', 'Escape'];
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom('', 'Ctrl+', 'Alt+', 'Shift+', 'Ctrl+Shift+', 'Ctrl+Alt+', 'Ctrl+Alt+Shift+'),
        (code, held) => {
          expect(catcher.take(key(`${held}${code}`), 0)).toBe(false);
        },
      ),
    );
    expect(rated).toEqual([]);
  });

  test('连发键：引导键依次在30毫秒内到达才算；手工逐个按出的不算', () => {
    const { rated, ...parts } = desk();
    const catcher = createKeyCatcher();
    const pad = createKeyPad(bursts, { ...parts, catcher });
    if (bursts.way.kind !== 'chords') throw new Error('chords');
    const whole = [...bursts.way.before, 'Ctrl+Alt+Shift+Digit2'];
    const type = (chords: readonly string[], gap: number, from: number): void => {
      for (const [index, chord] of chords.entries())
        expect(catcher.take(key(chord), from + index * gap)).toBe(true);
    };
    pad.show(asking('a:1'));
    type(whole, 31, 0);
    type(whole.slice(1), 5, 10_000);
    type([...whole.slice(0, 2), ...whole.slice(3)], 5, 20_000);
    type(['Ctrl+Alt+Shift+Digit2'], 5, 30_000);
    expect(rated).toEqual([]);
    type(['Ctrl+Alt+Shift+F1', ...whole], 5, 40_000);
    expect(rated).toEqual([['a:1', 4]]);
  });

  test('中间夹了别的键的连发不算', () => {
    const { rated, ...parts } = desk();
    const catcher = createKeyCatcher();
    createKeyPad(bursts, { ...parts, catcher }).show(asking('a:1'));
    if (bursts.way.kind !== 'chords') throw new Error('chords');
    for (const [at, chord] of [...bursts.way.before, 'KeyA', 'Ctrl+Alt+Shift+Digit1'].entries())
      catcher.take(key(chord), at);
    expect(rated).toEqual([]);
  });

  test('停用之后，按键照常到达页面', async () => {
    const { rated, ...parts } = desk();
    const catcher = createKeyCatcher();
    const pad = createKeyPad(functionKeys, { ...parts, catcher });
    pad.show(asking('a:1'));
    await pad.stop();
    expect(catcher.take(key('F13'), 0)).toBe(false);
    expect(rated).toEqual([]);
  });

  test('学习时：可作评价键的不到达页面，其余告知后照常；方向键、回车等不当作按键', () => {
    const catcher = createKeyCatcher();
    const heard: string[] = [];
    const end = catcher.learn((chord) => void heard.push(chord));
    expect(catcher.take(key('F13'), 0)).toBe(true);
    expect(catcher.take(key('Numpad5'), 10)).toBe(false);
    expect(catcher.take(key('Enter'), 20)).toBe(false);
    expect(catcher.take(key('Alt+KeyN'), 30)).toBe(false);
    expect(catcher.take(key('Shift+ShiftLeft'), 40)).toBe(false);
    end();
    expect(catcher.take(key('F13'), 50)).toBe(false);
    expect(heard).toEqual(['F13', 'Numpad5']);
  });

  test.each([
    ['F9', /工作站或日常输入使用的键/],
    ['Numpad5', /工作站或日常输入使用的键/],
    ['Ctrl+Alt+Shift+Digit5', /不能保证评价由申请人本人作出/],
  ])('方案里有工作人员能按出的键：拒绝（%s）', (chord, words) => {
    if (functionKeys.way.kind !== 'chords') throw new Error('chords');
    const keys = [{ chord, means: 5 }, ...functionKeys.way.keys.slice(1)];
    const read = readInput(keyPadProfile, { ...functionKeys, way: { ...functionKeys.way, keys } });
    expect(read.ok ? '' : read.refusal.message).toMatch(words);
  });

  test('引导键少于三个的方案被拒绝', () => {
    if (bursts.way.kind !== 'chords') throw new Error('chords');
    const read = readInput(keyPadProfile, {
      ...bursts,
      way: { ...bursts.way, before: bursts.way.before.slice(0, 2) },
    });
    expect(read.ok ? '' : read.refusal.message).toMatch(/至少要有3个/);
  });
});

/** One event of the kernel. */
function event(type: number, code: number, value: number): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}
/** What a pad sends for a press: the scan code, the key, and the end of the report; then the release. */
const tap = (code: number): Buffer =>
  Buffer.concat([
    event(4, 4, 0x70000 + code),
    event(1, code, 1),
    event(0, 0, 0),
    event(1, code, 2),
    event(1, code, 0),
    event(0, 0, 0),
  ]);

describe('输入设备文件', () => {
  test('一次按下读作一次，按住、松开和其他事件不算，无论分几次读到', () => {
    const bytes = Buffer.concat([tap(79), tap(80)]);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 6 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        let rest: Uint8Array = new Uint8Array();
        const codes = edges.slice(1).flatMap((edge, index) => {
          const read = inputEvents(rest, bytes.subarray(edges[index], edge));
          rest = read.rest;
          return read.codes;
        });
        expect(codes).toEqual([79, 80]);
      }),
    );
  });

  let folder: string;
  let fifo: string;
  let writer: WriteStream;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'input-'));
    fifo = join(folder, 'usb-pad-event-kbd');
    execFileSync('mkfifo', [fifo]);
    writer = createWriteStream(fifo, { flags: 'r+' });
  });
  afterEach(async () => {
    writer.destroy();
    await rm(folder, { recursive: true });
  });

  const onDevice = (path: string): KeyPadProfile => ({
    id: 'keys',
    title: '数字键盘',
    note: '',
    way: { kind: 'device', path, keys: grades.map((means, index) => ({ code: 79 + index, means })) },
  });

  test('I1 询问中按一个键算一次，没有询问、键盘上其他的键都不算；拔下再插上仍可评价', async () => {
    const { rated, ...parts } = desk();
    const timing = { openMs: 200, firstMs: 20, longestMs: 50 };
    const pad = createKeyPad(onDevice(fifo), {
      ...parts,
      catcher: createKeyCatcher(),
      hidden: async () => null,
      timing,
    });
    await until(() => expect(pad.state.state).toBe('就绪'));
    writer.write(tap(79));
    await new Promise((resolve) => setTimeout(resolve, 60));
    pad.show(asking('a:1'));
    writer.write(Buffer.concat([tap(30), tap(82), tap(79)]));
    await until(() => expect(rated).toEqual([['a:1', 2]]));
    pad.show(asking('a:2'));
    writer.destroy();
    await until(() => expect(pad.state).toMatchObject({ state: '未连接', text: '数字键盘已拔下。' }));
    writer = createWriteStream(fifo, { flags: 'r+' });
    await until(() => {
      writer.write(tap(83));
      expect(rated).toEqual([
        ['a:1', 2],
        ['a:2', 1],
      ]);
    });
    await pad.stop();
  });

  test('没有安装隐藏规则的键盘不能用：按键会输入到别的窗口，也可能就是工作人员的键盘', async () => {
    const [udev, sys] = [join(folder, 'udev'), join(folder, 'sys')];
    await mkdir(udev);
    await mkdir(join(sys, 'event7/device/id'), { recursive: true });
    await writeFile(join(sys, 'event7/device/id/vendor'), '1a2c\n');
    await writeFile(join(sys, 'event7/device/id/product'), '0e24\n');
    const rdev = (13 << 8) | 71;
    const words = await ruleFault(rdev, 'event7', { udev, sys });
    expect(words?.reason).toBe('该数字键盘的按键还会输入到工作人员的窗口，不能用于评价。');
    expect(words?.next).toContain(
      'SUBSYSTEM=="input", ATTRS{idVendor}=="1a2c", ATTRS{idProduct}=="0e24", ENV{LIBINPUT_IGNORE_DEVICE}="1"',
    );
    await writeFile(join(udev, 'c13:71'), 'I:1\nE:ID_INPUT_KEYBOARD=1\n');
    expect(await ruleFault(rdev, 'event7', { udev, sys })).not.toBeNull();
    await writeFile(join(udev, 'c13:71'), 'I:1\nE:LIBINPUT_IGNORE_DEVICE=1\nE:ID_INPUT_KEYBOARD=1\n');
    expect(await ruleFault(rdev, 'event7', { udev, sys })).toBeNull();
  });

  test('真实的检查不放过一个普通文件，也说清找不到的设备', async () => {
    const { rated: _rated, ...parts } = desk();
    const timing = { openMs: 200, firstMs: 20, longestMs: 50 };
    const missing = createKeyPad(onDevice(join(folder, 'none')), {
      ...parts,
      catcher: createKeyCatcher(),
      timing,
    });
    await until(() => expect(missing.state.state).toBe('未连接'));
    expect(missing.state.text).toContain('找不到数字键盘');
    await missing.stop();
    const open = createKeyPad(onDevice(fifo), { ...parts, catcher: createKeyCatcher(), timing });
    await until(() => expect(open.state.state).toBe('未连接'));
    expect(open.state.text).toContain('还会输入到工作人员的窗口');
    await open.stop();
  });

  test('本机的键盘按设备名列出；没有该目录的系统列出空表', async () => {
    await writeFile(join(folder, 'usb-mouse-event-mouse'), '');
    expect(await findInputDevices(folder)).toEqual([fifo]);
    expect(await findInputDevices(join(folder, 'none'))).toEqual([]);
  });
});
