import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { oldForeignCard, validityNote } from '#shared/id-card/card-note.ts';
import { cardKinds, type IdCard, readCardText, writeCardText } from '#shared/id-card/card-text.ts';
import { sdtDone, sdtFrame, SdtReceiver, sdtRequest } from '#shared/id-card/sdt.ts';

const citizen: IdCard = {
  kind: '居民身份证',
  name: '龙䶮',
  number: '441423199003070013',
  address: '广东省丰顺县汤坑镇示范路2号',
  validFrom: civilDate('2019-07-15'),
  validTo: civilDate('2039-07-15'),
};
const cardOf = (kind: IdCard['kind']): IdCard => ({
  ...citizen,
  kind,
  ...(kind.startsWith('外国人') && { address: '' }),
  ...(kind.endsWith('（2017版）') && { number: 'USA110090010101' }),
});
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const answer = (text: Uint8Array, photo = new Uint8Array(1024)): Uint8Array =>
  sdtFrame([
    0,
    0,
    sdtDone,
    text.length >> 8,
    text.length & 255,
    photo.length >> 8,
    photo.length & 255,
    ...text,
    ...photo,
  ]);

describe('SDT', () => {
  test('找卡、选卡、读卡的命令与厂商手册一致', () => {
    expect(hex(sdtRequest('find'))).toBe('aaaaaa96690003200122');
    expect(hex(sdtRequest('select'))).toBe('aaaaaa96690003200221');
    expect(hex(sdtRequest('read'))).toBe('aaaaaa96690003300132');
  });

  test('读卡的应答共1295字节，照片只计数，不留下', () => {
    const bytes = answer(writeCardText(citizen), new Uint8Array(1024).fill(0x5a));
    expect(bytes).toHaveLength(1295);
    const [read] = new SdtReceiver().receive(bytes);
    expect(read).toMatchObject({ status: sdtDone, textLength: 256, photoLength: 1024 });
    expect(read?.text).toHaveLength(256);
    expect(JSON.stringify(read)).not.toContain(',90,90,90');
  });

  test('从任何地方断开、前面有杂音，照样读得出', () => {
    const bytes = answer(writeCardText(citizen));
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 }),
        fc.uint8Array({ maxLength: 40 }).filter((noise) => !noise.includes(0x69)),
        (cuts, noise) => {
          const receiver = new SdtReceiver();
          const whole = Uint8Array.from([...noise, ...bytes]);
          const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
          const read = places.slice(1).flatMap((to, at) => receiver.receive(whole.slice(places[at], to)));
          expect(read.map(({ text }) => readCardText(text))).toEqual([citizen]);
        },
      ),
    );
  });

  test('任何一个字节变了，都读不出证件', () => {
    const bytes = answer(writeCardText(citizen));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        const read = new SdtReceiver().receive(changed);
        expect(read).toEqual([]);
      }),
      // A changed length waits for more bytes, or for fewer: neither is a card.
      { numRuns: 400 },
    );
  });

  test('一千次乱码，没有一次读出证件', () => {
    const receiver = new SdtReceiver();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const { text } of receiver.receive(bytes)) expect(readCardText(text)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  test('长度不合理的应答作废，后面的照读', () => {
    const receiver = new SdtReceiver();
    const bad = Uint8Array.from([0xaa, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xff]);
    expect(receiver.receive(Uint8Array.from([...bad, ...answer(writeCardText(citizen))]))).toHaveLength(1);
  });
});

describe('证件文字', () => {
  test.each(cardKinds)('%s：姓名、号码、住址、有效期读得出', (kind) => {
    expect(readCardText(writeCardText(cardOf(kind)))).toEqual(cardOf(kind));
  });

  test('长期有效的没有到期日', () => {
    expect(readCardText(writeCardText({ ...citizen, validTo: null }))?.validTo).toBeNull();
  });

  test('外国人没有中文姓名的，用外文姓名', () => {
    const text = writeCardText({ ...cardOf('外国人永久居留身份证'), name: '' });
    for (const [at, letter] of Array.from('SMITH JOHN').entries()) text[52 + 2 * at] = letter.charCodeAt(0);
    expect(readCardText(text)?.name).toBe('SMITH JOHN');
  });

  test('号码、日期、种类不像证件的，不当作证件', () => {
    expect(readCardText(writeCardText({ ...citizen, number: '12345' }))).toBeUndefined();
    expect(readCardText(writeCardText({ ...citizen, validFrom: '2019-13-40' as never }))).toBeUndefined();
    expect(readCardText(writeCardText(citizen).slice(0, 200))).toBeUndefined();
    const unknown = writeCardText(citizen);
    unknown[248] = 'Q'.charCodeAt(0);
    expect(readCardText(unknown)).toBeUndefined();
  });
});

describe('有效期', () => {
  const today = civilDate('2026-09-30');
  const valid = (from: string, to: string | null) =>
    validityNote({ validFrom: civilDate(from), validTo: to === null ? null : civilDate(to) }, today);

  test('居民身份证法11 过期的写明请申请人出示什么，不因此拒绝申请', () => {
    expect(valid('2006-09-29', '2026-09-29')).toMatch(/已于2026-09-29到期.*临时居民身份证/);
  });
  test('到期当日仍然有效，九十日内的提醒换领', () => {
    expect(valid('2016-09-30', '2026-09-30')).toContain('将于2026-09-30到期');
    expect(valid('2016-12-30', '2026-12-29')).toContain('换领');
    expect(valid('2016-12-30', '2026-12-30')).toBe('');
    expect(valid('2016-12-30', null)).toBe('');
  });
  test('15位号码的写明现在怎么办', () => {
    expect(oldForeignCard.refusal.next).toContain('2023版');
  });
});
