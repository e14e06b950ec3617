import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInput } from '#shared/edge.ts';
import { encodeCommand } from '#shared/pads/commands.ts';
import { hear, nothingHeld, settle } from '#shared/pads/frames.ts';
import { bytesOf, hexOf } from '#shared/pads/hex.ts';
import { pressBytes, understand } from '#shared/pads/pad-end.ts';
import { type PadCommandName, serialPadProfile, type SerialPadProfile } from '#shared/pads/profile.ts';
import { shippedPads } from '#shared/pads/shipped.ts';
import { fromGb18030, gb18030 } from '../../../electron/print/glyphs.ts';

const [single, bus, xor] = shippedPads as [SerialPadProfile, SerialPadProfile, SerialPadProfile];

/** What a burst rates, with the quiet after it. */
const rated = (profile: SerialPadProfile, bytes: Uint8Array) => {
  const heard = hear(profile, nothingHeld, bytes, 0);
  return [...heard.presses, ...settle(profile, heard.held).presses].map(({ means }) => means);
};

const told = { staffName: '张䶮𠮷', staffNumber: '1002', counterName: '3号', hallName: '大厅', stars: 4 };

test('随程序提供的三份评价器方案都成立', () => {
  expect(shippedPads.map((profile) => serialPadProfile.parse(profile))).toEqual(shippedPads);
});

test.each(shippedPads.map((profile) => [profile.title, profile] as const))(
  '%s：每个按键读出的就是方案写明的等级',
  (_title, profile) => {
    for (const { means } of profile.keys)
      expect(rated(profile, pressBytes(profile, means) ?? new Uint8Array())).toEqual([means]);
  },
);

test('各厂按键编号相互矛盾：同一个1，一家最好，一家最差，一家是不满意', () => {
  const meaningOf = (profile: SerialPadProfile, key: string) =>
    profile.keys.find(({ bytes }) => bytes === key)?.means;
  expect([meaningOf(bus, '01 0B'), meaningOf(xor, '01'), meaningOf(single, '31')]).toEqual([5, 1, 2]);
});

test('按键数据与厂家资料的帧逐字节一致', () => {
  expect(hexOf(pressBytes(single, 5) ?? [])).toBe('34');
  expect(hexOf(pressBytes(bus, 5) ?? [])).toBe('FF 68 04 04 68 01 01 01 0B 0E 16');
  expect(hexOf(pressBytes(xor, 1) ?? [])).toBe('AA 55 02 81 01 82');
});

test('评价器听得懂每一条命令，文字按GB18030，不出现半个字', () => {
  for (const profile of shippedPads) {
    for (const name of Object.keys(profile.commands) as PadCommandName[]) {
      const bytes = encodeCommand(profile, name, told, gb18030);
      const understood = understand(profile, bytes ?? new Uint8Array(), fromGb18030);
      expect(understood, `${profile.id} ${name}`).toMatchObject({ name, size: bytes?.length });
      if (name === 'staff') expect(understood).toMatchObject({ texts: { staffName: '张䶮𠮷' } });
      if (name === 'stars') expect(understood).toMatchObject({ stars: 4 });
    }
  }
});

test('姓名过长的在字与字之间截断，控制字符不发给评价器', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const bytes = encodeCommand(bus, 'staff', { ...told, staffName: name }, gb18030) ?? new Uint8Array();
      const understood = understand(bus, bytes, fromGb18030);
      if (understood === null || understood === 'more') throw new Error('not understood');
      const { staffName } = understood.texts;
      expect(bytes.length).toBeLessThanOrEqual(9 + 16);
      expect(fromGb18030(gb18030(name.replaceAll(/\p{Cc}/gu, '')))).toContain(staffName);
    }),
  );
});

test('没有星级的不发星级命令；方案没有的命令不发', () => {
  expect(encodeCommand(xor, 'stars', { ...told, stars: null }, gb18030)).toBeNull();
  expect(encodeCommand(bus, 'greet', told, gb18030)).toBeNull();
});

const framed = xor.framing as Extract<SerialPadProfile['framing'], { kind: 'counted' }>;
const impossible: readonly (readonly [string, unknown, RegExp])[] = [
  [
    '校验不在数据之内',
    { ...xor, framing: { ...framed, check: { ...framed.check, at: 0 } } },
    /校验不在数据之内/,
  ],
  [
    '校验包括了自己',
    { ...xor, framing: { ...framed, check: { ...framed.check, uncovered: 0 } } },
    /不应包括校验本身/,
  ],
  ['带长度而没有帧头', { ...xor, framing: { ...framed, header: '' } }, /应有帧头/],
  [
    '两个按键相同',
    { ...xor, keys: [...xor.keys, { bytes: '05', means: 1 }] },
    /有两个按键发出的内容相同（05）/,
  ],
  ['只能评满意', { ...xor, keys: xor.keys.slice(0, 3) }, /只能评一边/],
  ['按键长度不对', { ...xor, keys: [{ bytes: '05 05', means: 5 }, ...xor.keys.slice(1)] }, /应为1个字节/],
  [
    '按键压在帧头上',
    { ...xor, framing: { ...framed, key: { from: 'start', at: 1, size: 1 } } },
    /按键的位置/,
  ],
  ['单字节用00', { ...single, keys: [{ bytes: '00', means: 1 }, ...single.keys] }, /插拔和干扰常产生字节00/],
  [
    '什么都不认的定长',
    {
      ...xor,
      framing: {
        kind: 'fixed',
        length: 4,
        header: '',
        trailer: '',
        key: { from: 'start', at: 1, size: 1 },
        check: { kind: 'none' },
      },
    },
    /帧头、帧尾和校验至少要有一项/,
  ],
  [
    '命令回传时像按键',
    { ...bus, commands: { ask: [{ part: 'bytes', hex: 'FF 68 04 04 68 01 01 01 0B 0E 16' }] } },
    /会被当作评价/,
  ],
  ['名称过长', { ...xor, title: '评'.repeat(41) }, /名称不超过40字/],
  ['字节写法不对', { ...xor, keys: [{ bytes: '5', means: 5 }, ...xor.keys] }, /两位十六进制数/],
];

test.each(impossible)('不成立的方案被拒绝并说明原因：%s', (_what, profile, words) => {
  const read = readInput(serialPadProfile, profile);
  expect(read.ok ? '' : read.refusal.message).toMatch(words);
});

test('任何通过检查的方案都能读出自己的每一个按键', () => {
  const hexOfSize = (min: number, max: number) =>
    fc.array(fc.integer({ min: 0, max: 255 }), { minLength: min, maxLength: max }).map(hexOf);
  const place = fc.record({
    from: fc.constantFrom('start', 'end'),
    at: fc.integer({ min: 0, max: 14 }),
    size: fc.integer({ min: 1, max: 2 }),
  });
  const check = fc.oneof(
    fc.constant({ kind: 'none' }),
    fc.record({
      kind: fc.constantFrom('xor', 'sum8', 'negated-sum', 'crc16-modbus'),
      from: fc.integer({ min: 0, max: 6 }),
      uncovered: fc.integer({ min: 1, max: 4 }),
      at: fc.integer({ min: 1, max: 4 }),
      order: fc.constantFrom('high-first', 'low-first'),
    }),
  );
  const fixed = fc
    .record({
      kind: fc.constant('fixed'),
      length: fc.integer({ min: 3, max: 12 }),
      header: hexOfSize(0, 3),
      trailer: hexOfSize(0, 2),
      key: place,
      check,
    })
    .chain((framing) =>
      fc
        .uniqueArray(hexOfSize(framing.key.size, framing.key.size), { minLength: 5, maxLength: 5 })
        .map((keys) => ({
          ...xor,
          framing,
          commands: {},
          keys: keys.map((bytes, index) => ({ bytes, means: 5 - index })),
        })),
    );
  let sound = 0;
  fc.assert(
    fc.property(fixed, (candidate) => {
      const read = serialPadProfile.safeParse(candidate);
      if (!read.success) return;
      sound += 1;
      for (const { bytes, means } of read.data.keys)
        expect([rated(read.data, pressBytes(read.data, means) ?? new Uint8Array()), bytes]).toEqual([
          [means],
          bytes,
        ]);
    }),
    { numRuns: 3000 },
  );
  expect(sound).toBeGreaterThan(50);
  expect(bytesOf('')).toHaveLength(0);
});
