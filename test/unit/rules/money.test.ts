import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountCapitals, amountText, largestAmount } from '#shared/money.ts';

describe('H1: an amount is whole 分， written the same way everywhere', () => {
  test.each([
    [0, '0.00元'],
    [5, '0.05元'],
    [1234, '12.34元'],
    [100_000, '1000.00元'],
  ])('%i分 is %s', (fen, text) => {
    expect(amountText(fen)).toBe(text);
  });

  test('what is no whole number of 分 is a fault, never rounded', () => {
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, largestAmount + 1]) {
      expect(() => amountText(wrong)).toThrow(RangeError);
      expect(() => amountCapitals(wrong)).toThrow(RangeError);
    }
  });
});

describe('支付结算办法（附一）： amounts in capitals', () => {
  test.each([
    // The examples of the annex itself, the first form where it allows two.
    [140_950, '人民币壹仟肆佰零玖元伍角'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [168_032, '人民币壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '人民币壹拾万柒仟元零伍角叁分'],
    [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [50, '人民币伍角'],
    [55, '人民币伍角伍分'],
    [100, '人民币壹元整'],
    [1000, '人民币壹拾元整'],
    [100_000_000, '人民币壹佰万元整'],
    [100_100_100, '人民币壹佰万壹仟零壹元整'],
    [100_000_100, '人民币壹佰万零壹元整'],
    [10_000_000_000, '人民币壹亿元整'],
    [10_001_000_000, '人民币壹亿零壹万元整'],
    [10_000_000_100, '人民币壹亿零壹元整'],
    [12_000_000_100, '人民币壹亿贰仟万零壹元整'],
    [100_000_000_000_000, '人民币壹万亿元整'],
    [150_000_000_000_000, '人民币壹万伍仟亿元整'],
    [largestAmount, '人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%i分 is %s', (fen, text) => {
    expect(amountCapitals(fen)).toBe(text);
  });

  test('every amount reads back as itself, with never two 零 together', () => {
    const amounts = fc.oneof(
      fc.integer({ min: 1, max: 200_000 }),
      fc.integer({ min: 1, max: largestAmount }),
      // Amounts of few digits and many zeros.
      fc
        .array(fc.constantFrom('0', '0', '0', '0', '0', '1', '5', '9'), { minLength: 1, maxLength: 15 })
        .map((digits) => Number(digits.join('')))
        .filter((amount) => amount > 0),
    );
    fc.assert(
      fc.property(amounts, (fen) => {
        const text = amountCapitals(fen);
        expect(readBack(text)).toBe(fen);
        expect(text).not.toContain('零零');
        expect(text.endsWith('整')).toBe(fen % 100 === 0);
      }),
      { numRuns: 2000 },
    );
  });
});

/** What the capitals say, read from left to right. */
function readBack(text: string): number {
  const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  const total = { group: 0, section: 0, yuan: 0, fen: 0 };
  let digit = 0;
  for (const sign of text.replace('人民币', '').replace('整', '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign);
    if (value >= 0) digit = value;
    else if (sign in units) {
      total.group += digit * (units[sign] ?? 0);
      digit = 0;
    } else if (sign === '万') {
      total.section += (total.group + digit) * 10_000;
      [total.group, digit] = [0, 0];
    } else if (sign === '亿') {
      total.yuan += (total.section + total.group + digit) * 100_000_000;
      [total.section, total.group, digit] = [0, 0, 0];
    } else if (sign === '元') {
      total.yuan += total.section + total.group + digit;
      digit = 0;
    } else if (sign === '角' || sign === '分') {
      total.fen += digit * (sign === '角' ? 10 : 1);
      digit = 0;
    }
  }
  return total.yuan * 100 + total.fen;
}
