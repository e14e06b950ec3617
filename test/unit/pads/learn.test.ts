import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hear, nothingHeld, settle } from '#shared/pads/frames.ts';
import { hexOf } from '#shared/pads/hex.ts';
import { type Inferred, inferProfile, type KeySample } from '#shared/pads/infer.ts';
import { chordPressFault, inferChords, inferCodes } from '#shared/pads/infer-keys.ts';
import {
  againKey,
  beginLearning,
  finishBurst,
  hearPieces,
  type Learning,
  nextKey,
  restOver,
} from '#shared/pads/learn.ts';
import { frameOf, pressBytes } from '#shared/pads/pad-end.ts';
import type { KeyMeaning, SerialPadProfile } from '#shared/pads/profile.ts';
import { shippedPads } from '#shared/pads/shipped.ts';

const named = {
  id: 'learnt',
  title: '学习得到的评价器',
  port: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
} as const;
const titles = new Map<KeyMeaning, string>([
  [5, '非常满意'],
  [4, '满意'],
  [3, '基本满意'],
  [2, '不满意'],
  [1, '非常不满意'],
  ['decline', '不评价'],
]);

const sample = (means: KeyMeaning, ...presses: readonly Uint8Array[]): KeySample => ({
  means,
  title: titles.get(means) ?? '',
  presses,
});
const means = [...titles.keys()];
const readAs = (profile: SerialPadProfile, bytes: Uint8Array): KeyMeaning[] => {
  const heard = hear(profile, nothingHeld, bytes, 0);
  return [...heard.presses, ...settle(profile, heard.held).presses].map((press) => press.means);
};
const learnt = <T>(inferred: Inferred<T>): T => {
  if (!inferred.ok) throw new Error(inferred.words.reason);
  return inferred.value;
};
const refusedWith = (inferred: Inferred<unknown>): string =>
  inferred.ok ? '' : `${inferred.words.reason}${inferred.words.next}`;

/** The steps a person goes through, up to the end. */
function press(start: Learning, bursts: readonly (readonly string[])[]): Learning {
  return bursts.reduce((learning, pieces) => finishBurst(hearPieces(learning, pieces)), start);
}
const samplesOf = ({ keys }: Learning): KeySample[] =>
  keys.map(({ means, title, presses }) => ({
    means,
    title,
    presses: presses.map((hex) => Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16))),
  }));

describe('学习步骤', () => {
  test('从非常满意到非常不满意逐键各按三次，再按不评价，全部按完即完成', () => {
    let learning = restOver(beginLearning(true));
    const asked: string[] = [];
    while (learning.stage === 'keys') {
      const now = learning.keys.find(({ state }) => state === '正在学习');
      if (now === undefined) break;
      asked.push(now.title);
      const hex = hexOf(Uint8Array.of(0x30 + asked.length));
      learning = press(learning, [[hex], [hex], [hex]]);
    }
    expect(asked).toEqual(['非常满意', '满意', '基本满意', '不满意', '非常不满意', '不评价']);
    expect(learning.stage).toBe('done');
    expect(learning.keys.map(({ state }) => state)).toEqual(Array(6).fill('已学会'));
  });

  test('评价器自己发的心跳不算按键；没有人按时也不算', () => {
    let learning = press(beginLearning(false), [
      ['AA', '00'],
      ['AA', '00'],
    ]);
    expect(learning.byItself).toEqual(['AA 00', 'AA 00']);
    learning = press(restOver(learning), [['AA', '00'], ['35'], ['AA', '00']]);
    expect(learning.keys[0]).toMatchObject({ presses: ['35'], state: '正在学习' });
  });

  test('又按了前一个键：不计入，并说明请按哪个键', () => {
    const learning = press(restOver(beginLearning(false)), [['35'], ['35'], ['35'], ['35']]);
    expect(learning.keys[1]).toMatchObject({ presses: [], state: '正在学习' });
    expect(learning.remark).toMatchObject({ reason: '收到的与“非常满意”键相同，没有计入。' });
  });

  test('两次即可继续，一次不可；没有的键可以跳过；可以重学', () => {
    let learning = nextKey(press(restOver(beginLearning(false)), [['35']]));
    expect(learning.remark?.reason).toBe('“非常满意”键只按了一次。');
    learning = nextKey(press(learning, [['35']]));
    expect(learning.keys[0]).toMatchObject({ state: '已学会' });
    learning = nextKey(learning);
    expect(learning.keys[1]).toMatchObject({ state: '没有此键' });
    learning = againKey(learning);
    expect(learning.keys[1]).toMatchObject({ state: '正在学习', presses: [] });
    expect(learning.keys[2]).toMatchObject({ state: '待按' });
  });
});

describe('从字节找出格式', () => {
  test.each(shippedPads.map((profile) => [profile.title, profile] as const))(
    '%s：每键按两三次，学到的方案与随程序提供的读法相同',
    (_title, profile) => {
      let learning = restOver(beginLearning(true));
      for (const one of means) {
        const hex = hexOf(pressBytes(profile, one) ?? []).split(' ');
        learning = press(learning, [hex, hex, hex]);
      }
      const found = learnt(inferProfile(samplesOf(learning), named));
      expect(found.framing.kind).toBe(profile.framing.kind);
      if (found.framing.kind !== 'single' && profile.framing.kind !== 'single')
        expect(found.framing.check).toEqual(profile.framing.check);
      if (found.framing.kind === 'counted' && profile.framing.kind === 'counted')
        expect(found.framing.length).toEqual(profile.framing.length);
      for (const one of means) {
        const frame = pressBytes(profile, one) ?? new Uint8Array();
        expect(readAs(found, frame)).toEqual([one]);
        if (frame.length === 1) continue;
        for (let bit = 0; bit < frame.length * 8; bit += 1) {
          const damaged = frame.slice();
          damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          expect(readAs(found, damaged)).toEqual([]);
        }
      }
    },
  );

  test('任意帧头、校验和编号的定长评价器，学到之后读得出每个键，也挡得住改动一位的帧', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const pad = fc.record({
      header: fc.array(byte, { minLength: 1, maxLength: 3 }),
      before: fc.array(byte, { maxLength: 2 }),
      kind: fc.constantFrom('xor', 'sum8', 'negated-sum', 'crc16-modbus'),
      order: fc.constantFrom('high-first', 'low-first'),
      trailer: fc.array(byte, { maxLength: 2 }),
      keys: fc.uniqueArray(byte, { minLength: 6, maxLength: 6 }),
      repeats: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(pad, ({ header, before, kind, order, trailer, keys, repeats }) => {
        const size = kind === 'crc16-modbus' ? 2 : 1;
        const at = header.length + before.length;
        const behind = size + trailer.length;
        const framing = {
          kind: 'fixed',
          length: at + 1 + behind,
          header: hexOf([...header, ...before]),
          trailer: hexOf(trailer),
          key: { from: 'start', at, size: 1 },
          check: { kind, from: 0, uncovered: behind, at: behind, order },
        } as const;
        const frames = keys.map((key) => frameOf(framing, Uint8Array.of(key)));
        const long = (frame: Uint8Array): Uint8Array =>
          Uint8Array.from(Array.from({ length: repeats }).flatMap(() => [...frame]));
        const samples = means.map((one, index) => {
          const frame = frames[index] ?? new Uint8Array();
          return sample(one, frame, long(frame));
        });
        const found = learnt(inferProfile(samples, named));
        for (const [index, frame] of frames.entries()) {
          expect(readAs(found, frame)).toEqual([means[index]]);
          const bit = (index * 13) % (frame.length * 8);
          const damaged = frame.slice();
          damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          const other = frames.some((one) => hexOf(one) === hexOf(damaged));
          if (!other) expect(readAs(found, damaged)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('有一个键的帧每个字节都相同，按住不放时也分得出一帧', () => {
    const frames = means.map((_one, key) => Uint8Array.of(0, key, key));
    const samples = means.map((one, index) => {
      const frame = frames[index] ?? new Uint8Array();
      return sample(one, frame, Uint8Array.from([...frame, ...frame]));
    });
    const found = learnt(inferProfile(samples, named));
    for (const [index, frame] of frames.entries()) expect(readAs(found, frame)).toEqual([means[index]]);
  });

  test('帧里有流水号的，只要校验找得到，仍能学会', () => {
    const frame = (number: number, key: number): Uint8Array => {
      const body = [0xa5, number, key];
      return Uint8Array.of(
        ...body,
        body.reduce((sum, byte) => sum ^ byte),
      );
    };
    const samples = means.map((one, index) =>
      sample(one, frame(index * 3, index), frame(index * 3 + 1, index), frame(index * 3 + 2, index)),
    );
    const found = learnt(inferProfile(samples, named));
    expect(found.framing).toMatchObject({ check: { kind: 'xor', from: 0 }, key: { at: 2, size: 1 } });
    expect(readAs(found, frame(99, 0))).toEqual([5]);
  });

  test.each([
    [
      '每次变化又没有校验',
      means.map((one, index) =>
        sample(one, Uint8Array.of(0xa5, index, 7 * index + 1), Uint8Array.of(0xa5, index, 99 + index)),
      ),
      /每按一次数据都有变化，又找不到校验方法/,
    ],
    [
      '长短不一',
      means.map((one, index) =>
        sample(
          one,
          new Uint8Array(index + 2).map((_n, at) => at + index),
        ),
      ),
      /长度不同.*波特率/,
    ],
    [
      '两个键一样',
      means.map((one, index) => sample(one, Uint8Array.of(0xa5, Math.max(1, index), 0x5a))),
      /“非常满意”键和“满意”键发出的数据相同/,
    ],
    ['单字节00', means.map((one, index) => sample(one, Uint8Array.of(index))), /插拔和干扰常产生字节00/],
    ['只按了一个键', [sample(5, Uint8Array.of(0x35))], /学到的按键不足两个/],
    ['没有不满意的键', [sample(5, Uint8Array.of(0x35)), sample(4, Uint8Array.of(0x34))], /只能评一边/],
    [
      '单字节每次不同',
      means.map((one, index) => sample(one, Uint8Array.of(index + 1), Uint8Array.of(index + 40))),
      /几次发出的数据不同/,
    ],
  ] as const)('学不会的说明哪里不符合、怎么办：%s', (_what, samples, words) => {
    expect(refusedWith(inferProfile(samples, named))).toMatch(words);
  });
});

describe('数字键盘', () => {
  const keysOf = (presses: readonly string[]) =>
    means.map((one, index) => ({
      means: one as 5,
      title: titles.get(one) ?? '',
      presses: [presses[index] ?? '', presses[index] ?? ''],
      state: '已学会' as const,
    }));
  const label = { id: 'keys', title: '数字键盘' };

  test('改键后发F13至F18的键盘可以学会', () => {
    const presses = ['F13', 'F14', 'F15', 'F16', 'F17', 'F18'];
    const { way } = learnt(inferChords(keysOf(presses), label));
    expect(way).toMatchObject({
      kind: 'chords',
      before: [],
      keys: [{ chord: 'F13', means: 5 }, {}, {}, {}, {}, {}],
    });
  });

  test('以三个引导键开头的连发键可以学会', () => {
    const before = 'Ctrl+Alt+Shift+F1 Ctrl+Alt+Shift+F2 Ctrl+Alt+Shift+F3';
    const presses = [1, 2, 3, 4, 5, 6].map((digit) => `${before} Ctrl+Alt+Shift+Digit${digit}`);
    expect(presses.map(chordPressFault)).toEqual(Array(6).fill(null));
    const { way } = learnt(inferChords(keysOf(presses), label));
    expect(way).toMatchObject({ before: before.split(' ') });
  });

  test.each([
    'Numpad5',
    'F9',
    'Ctrl+Digit1',
    'Alt+KeyS',
    'Ctrl+Alt+Shift+Digit5',
    'Enter',
    'Ctrl+KeyP Enter',
  ])('工作人员的键盘能按出的键被拒绝，并说明怎么办：%s', (press) => {
    const words = chordPressFault(press);
    expect(words?.reason).toMatch(/不能用于评价|不能保证评价由申请人本人作出/);
    expect(words?.next).toMatch(/F13至F24/);
    const presses = [press, 'F14', 'F15', 'F16', 'F17', 'F18'];
    expect(inferChords(keysOf(presses), label).ok).toBe(false);
  });

  test('设备文件方式：各键都带的数字锁定键码不算，各键自己的键码才算', () => {
    const presses = [79, 80, 81, 75, 76, 77].map((code) => `69 ${code} 69`);
    const { way } = learnt(inferCodes(keysOf(presses), '/dev/input/by-id/usb-pad-event-kbd', label));
    expect(way).toMatchObject({
      kind: 'device',
      keys: [{ code: 79, means: 5 }, {}, {}, {}, {}, { code: 77 }],
    });
  });

  test('设备文件方式：不是键盘设备文件的路径被拒绝', () => {
    const presses = ['79', '80', '81', '75', '76', '77'];
    expect(refusedWith(inferCodes(keysOf(presses), '/dev/sda', label))).toMatch(/event-kbd/);
  });
});
