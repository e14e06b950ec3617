import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { checkCreditCode } from '#shared/checks/credit-code.ts';
import { checkResidentId } from '#shared/checks/resident-id.ts';
import { formatReceiptNumber, parseReceiptNumber } from '#shared/numbers/receipt-number.ts';

const today = civilDate('2026-09-30');
const message = (text: string): string => {
  const checked = checkResidentId(text, today);
  return checked.ok ? '' : checked.refusal.message;
};

describe('GB 11643 身份证件号码', () => {
  test.each([
    '441423199003070013',
    '520327198812314510',
    '830000199001010012',
    '11010519491231002X',
    '１１０１０５１９４９１２３１００２ｘ',
  ])('%s 有效', (text) => expect(checkResidentId(text, today).ok).toBe(true));

  test.each([
    ['520327198812314511', '校验位不符'],
    ['520327203012314510', '晚于今天'],
    ['520327198802304510', '出生日期不存在'],
    ['52032719881231451', '应为18位'],
    ['520327881231451', '15位旧号码'],
    ['5203271988123145１0a', '应为18位'],
    ['52032719881231451A', '只能是数字'],
    ['', '未填写'],
  ])('%s 被拒绝并说明：%s', (text, words) => expect(message(text)).toContain(words));

  test('任何一位输错都会被发现', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, add) => {
        const digits = Array.from('520327198812314510');
        digits[at] = String((Number(digits[at]) + add) % 10);
        expect(checkResidentId(digits.join(''), today).ok).toBe(false);
      }),
    );
  });

  test('任意文本都不会出错', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(checkResidentId(text, today)).toHaveProperty('ok');
      }),
    );
  });
});

describe('GB 32100 统一社会信用代码', () => {
  test.each([
    '91110000101623741K',
    '91350100M000100Y43',
    '911101066976941872',
    '11440232MB2D06811W',
    '12100000420002184R',
  ])('%s 有效', (code) => expect(checkCreditCode(code).outcome).toBe('valid'));
  test('校验位不符的真实代码请人核对，不拒绝', () =>
    expect(checkCreditCode('91350211M0000XUF46').outcome).toBe('confirm'));
  test.each(['9111000010162374', '91110000I01623741K', ''])('%s 不成代码', (code) =>
    expect(checkCreditCode(code).outcome).toBe('invalid'),
  );
});

describe('收件编号的校验位', () => {
  const number = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999_999 }));

  test('写出来的编号能读回', () => {
    fc.assert(
      fc.property(number, ([counter, serial]) => {
        const text = formatReceiptNumber(counter, serial);
        expect(parseReceiptNumber(text.replaceAll('-', ' '))).toBe(text);
      }),
    );
  });

  test('任何一位输错、任何相邻两位对调都会被发现', () => {
    fc.assert(
      fc.property(
        number,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        ([counter, serial], at, add) => {
          const digits = Array.from(formatReceiptNumber(counter, serial).replaceAll('-', ''));
          const wrong = digits.with(at, String((Number(digits[at]) + add) % 10));
          expect(parseReceiptNumber(wrong.join(''))).toBeUndefined();
          const left = digits[at];
          const right = digits[at + 1];
          if (left === undefined || right === undefined || left === right) return;
          expect(
            parseReceiptNumber(
              digits
                .with(at, right)
                .with(at + 1, left)
                .join(''),
            ),
          ).toBeUndefined();
        },
      ),
    );
  });
});
