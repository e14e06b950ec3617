import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBytes } from '#shared/pads/checksum.ts';
import { hear, type Held, nothingHeld, settle } from '#shared/pads/frames.ts';
import { hexOf } from '#shared/pads/hex.ts';
import { pressBytes } from '#shared/pads/pad-end.ts';
import type { KeyMeaning, SerialPadProfile } from '#shared/pads/profile.ts';
import { shippedPads } from '#shared/pads/shipped.ts';

const [single, bus, xor] = shippedPads as [SerialPadProfile, SerialPadProfile, SerialPadProfile];
const framedPads = [bus, xor];

const press = (profile: SerialPadProfile, means: KeyMeaning): Uint8Array =>
  pressBytes(profile, means) ?? new Uint8Array();
const join = (...parts: readonly ArrayLike<number>[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)));

/** Pieces at their times, and quiet at the end. */
function listen(
  profile: SerialPadProfile,
  pieces: readonly (readonly [number, ArrayLike<number>])[],
): KeyMeaning[] {
  let held: Held = nothingHeld;
  const means: KeyMeaning[] = [];
  for (const [at, bytes] of pieces) {
    const heard = hear(profile, held, Uint8Array.from(Array.from(bytes)), at);
    held = heard.held;
    means.push(...heard.presses.map((one) => one.means));
  }
  return [...means, ...settle(profile, held).presses.map((one) => one.means)];
}

test('校验算法与公布的校验值一致', () => {
  const digits = new TextEncoder().encode('123456789');
  expect(hexOf(checkBytes('crc16-modbus', digits, 'high-first'))).toBe('4B 37');
  expect(hexOf(checkBytes('crc16-modbus', digits, 'low-first'))).toBe('37 4B');
  expect(hexOf(checkBytes('xor', digits, 'high-first'))).toBe('31');
  expect(hexOf(checkBytes('sum8', digits, 'high-first'))).toBe('DD');
  expect(hexOf(checkBytes('negated-sum', digits, 'high-first'))).toBe('23');
});

test('一帧无论分几次到达，都读作一次按键', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...framedPads),
      fc.constantFrom(5, 4, 3, 2, 1, 'decline' as const),
      fc.array(fc.nat(10), { maxLength: 5 }),
      (profile, means, cuts) => {
        const frame = press(profile, means);
        const edges = [...new Set([0, ...cuts.filter((cut) => cut < frame.length), frame.length])].sort(
          (a, b) => a - b,
        );
        const pieces = edges
          .slice(1)
          .map((edge, index) => [index * 20, frame.subarray(edges[index] ?? 0, edge)] as const);
        expect(listen(profile, pieces)).toEqual([means]);
      },
    ),
  );
});

test('帧前后夹杂干扰，按键仍只读出一次，等级不变', () => {
  const noise = fc.uint8Array({ maxLength: 30 });
  fc.assert(
    fc.property(
      fc.constantFrom(...framedPads),
      fc.constantFrom(5, 4, 3, 2, 1, 'decline' as const),
      noise,
      noise,
      (profile, means, before, after) => {
        expect(listen(profile, [[0, join(before, press(profile, means), after)]])).toEqual([means]);
      },
    ),
  );
});

test('假的帧头之后紧跟真的一帧，按键不丢', () => {
  expect(listen(bus, [[0, join([0xff, 0x68, 0x20, 0x20, 0x68], press(bus, 4))]])).toEqual([4]);
  expect(listen(xor, [[0, join([0xaa, 0x55, 0x30], press(xor, 2))]])).toEqual([2]);
});

test('任何一位被改动的帧都不算按键', () => {
  for (const profile of framedPads) {
    for (const { means } of profile.keys) {
      const frame = press(profile, means);
      for (let bit = 0; bit < frame.length * 8; bit += 1) {
        const damaged = frame.slice();
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect([hexOf(damaged), ...listen(profile, [[0, damaged]])]).toEqual([hexOf(damaged)]);
      }
    }
  }
});

test('没收完的帧过时作废，后来的字节不与它拼成一次按键', () => {
  for (const profile of framedPads) {
    const frame = press(profile, 1);
    const late = 10 + profile.quietMs + 1;
    for (let cut = 1; cut < frame.length; cut += 1) {
      const pieces = [
        [10, frame.subarray(0, cut)],
        [late, frame.subarray(cut)],
      ] as const;
      expect(listen(profile, pieces), `${profile.id} ${cut}`).toEqual([]);
      expect(listen(profile, [pieces[0], [late, press(profile, 5)]])).toEqual([5]);
    }
  }
});

test('方案里没有的按键不作为评价；叫号总线上的叫号键也不是', () => {
  expect(listen(single, [[0, [0x39]]])).toEqual([]);
  for (const last of [0x0c, 0x0d, 0x12, 0x13]) {
    const body = [1, 1, 1, last];
    const frame = [0xff, 0x68, 4, 4, 0x68, ...body, body.reduce((sum, byte) => sum + byte), 0x16];
    expect(listen(bus, [[0, frame]])).toEqual([]);
  }
});

test('单字节评价器：单独到达的才是按键，夹在其他字节里的是干扰', () => {
  expect(listen(single, [[0, [0x34]]])).toEqual([5]);
  expect(listen(single, [[0, [0x34, 0x34, 0x34]]])).toEqual([5]);
  expect(listen(single, [[0, [0x34, 0x30]]])).toEqual([]);
  expect(
    listen(single, [
      [0, [0x80]],
      [10, [0x30]],
    ]),
  ).toEqual([]);
  expect(
    listen(single, [
      [0, [0x80]],
      [single.quietMs, [0x30]],
    ]),
  ).toEqual([]);
  expect(
    listen(single, [
      [0, [0x80]],
      [single.quietMs + 1, [0x30]],
    ]),
  ).toEqual([1]);
});

test('1000次随机字节的干扰，没有一次成为评价', () => {
  // A storm is more than one kind of byte: a lone byte cannot be told from a key where a key is one byte.
  const storm = fc
    .uint8Array({ minLength: 2, maxLength: 120 })
    .filter((bytes) => bytes.some((byte) => byte !== bytes[0]));
  for (const profile of shippedPads)
    fc.assert(
      fc.property(storm, fc.array(fc.nat(40), { maxLength: 3 }), (bytes, gaps) => {
        const size = Math.ceil(bytes.length / (gaps.length + 1));
        let at = 0;
        const pieces = [...gaps, 0].map((gap, index) => {
          at += gap;
          return [at, bytes.subarray(index * size, (index + 1) * size)] as const;
        });
        expect(listen(profile, pieces)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
});

test('保留的字节有上限，无休止的干扰不占内存', () => {
  let held: Held = nothingHeld;
  for (let at = 0; at < 2000; at += 1) held = hear(bus, held, new Uint8Array(50).fill(0xff), at).held;
  expect(held.bytes.length).toBeLessThanOrEqual(256);
});
