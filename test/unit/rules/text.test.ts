import { describe, expect, test } from 'vitest';
import { today } from '../../support/hall.ts';
import { checkApplicant } from '#shared/case/applicant.ts';
import { withoutGbkPrivateUse } from '#shared/case/gb18030-private-use.ts';
import { cleanText } from '#shared/case/text.ts';
import { refusalOf } from './results.ts';

const named = (name: string) =>
  checkApplicant(
    { kind: 'person', name, idNumber: '520327198812314510', phone: '13800000000', source: 'card' },
    today,
    'needed',
  );

describe('姓名照证件书写', () => {
  test.each([
    ['旧证件的自造区码', '龙\ue863', '龙䶮'],
    ['旧证件的自造区码在辅助平面', '李\ue816', '李\u{20087}'],
    ['兼容汉字不改写', '神\ufa19', '神\ufa19'],
    ['辅助平面的兼容汉字不改写', '\u{2f81a}某', '\u{2f81a}某'],
    ['字母和附加符号合为一个字符', 'Rene\u0301e', 'Renée'],
    ['空白并为一个空格', ' 阿依\u3000\t古丽 ', '阿依 古丽'],
  ])('%s', (_what, name, written) =>
    expect(named(name)).toMatchObject({ ok: true, value: { name: written } }),
  );

  test('其他自造字说明是哪一个，请用输入法输入', () => {
    const refusal = refusalOf(named('陈\ue001'));
    expect(refusal.message).toContain('U+E001');
    expect([refusal.field, refusal.next]).toEqual(['name', '请删除后用输入法重新输入这个字。']);
  });
  test.each(['陈\u200d某', '陈\u0000', '陈\ud842', '陈\u202e某', '陈\ufffe'])(
    '不能印的字符被拒绝 %j',
    (name) => expect(refusalOf(named(name)).field).toBe('name'),
  );
});

test('GB 18030 自造区八十个码位与编码标准一致', () => {
  const gb18030 = new TextDecoder('gb18030');
  const trails = Array.from({ length: 0xa1 - 0x50 }, (_, index) => 0x50 + index).filter(
    (byte) => byte !== 0x7f,
  );
  const decoded = trails.map((trail) => gb18030.decode(Uint8Array.of(0xfe, trail)));
  const ours = trails.map((_, index) => withoutGbkPrivateUse(String.fromCharCode(0xe815 + index)));
  // Six were named only after the decoder's table was frozen; their places in GB 18030-2005 are these.
  const later = { 1: 0x20087, 2: 0x20089, 3: 0x200cc, 28: 0x215d7, 38: 0x2298f, 64: 0x241fe };
  const expected = decoded.map((text, index) =>
    index in later ? String.fromCodePoint(later[index as keyof typeof later]) : text,
  );
  expect(ours).toEqual(expected);
  expect(new Set(ours).size).toBe(80);
});

test('清理过的文字再清理一次不变', () => {
  for (const text of [' a\u0301  b ', '\ue863\ufa19', '陈\n示范'])
    expect(cleanText(cleanText(text))).toBe(cleanText(text));
});
