import { describe, expect, test } from 'vitest';
import { formatReceiptNumber } from '#shared/numbers/receipt-number.ts';
import { prefixedMs, ScanDetector } from '../../../renderer/clerk/board/scan/scan-detector.ts';

const receipt = formatReceiptNumber(1, 127);
const keys = (detector: ScanDetector, typed: readonly string[], ms: number, from = 1000) =>
  typed.map((key, index) => detector.key(key, from + index * ms));
const typed = (text: string, ms = 5) => keys(new ScanDetector('~'), ['~', ...Array.from(text), 'Enter'], ms);

describe('有前缀的扫描枪', () => {
  test('前缀以后的一概不进栏目，慢的扫描枪也认得', () => {
    for (const ms of [5, 80, prefixedMs]) {
      const fates = typed(receipt, ms);
      expect(fates.slice(0, -1).every((fate) => fate === 'swallow')).toBe(true);
      expect(fates.at(-1)).toMatchObject({ kind: 'receipt', number: receipt });
    }
  });

  test('校验位不对的是误读；不是收件编号的，是别的内容', () => {
    const wrong = receipt.slice(0, -1) + String((Number(receipt.at(-1)) + 1) % 10);
    expect(typed(wrong).at(-1)).toEqual({ kind: 'misread', text: wrong });
    expect(typed('91520327MA6DK0000X').at(-1)).toEqual({ kind: 'other', text: '91520327MA6DK0000X' });
  });

  test('输入法打出的全角数字照样认得', () => {
    const wide = receipt.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(typed(wide).at(-1)).toMatchObject({ kind: 'receipt', number: receipt });
  });

  test('没有前缀的快速按键不再猜测，手敲的回车照常', () => {
    expect(keys(new ScanDetector('~'), [...Array.from(receipt), 'Enter'], 5)).toEqual(
      Array.from({ length: receipt.length + 1 }, () => 'pass'),
    );
  });

  test('有人手敲了前缀：过后放开，吞下的字退回来', () => {
    const detector = new ScanDetector('~');
    expect(detector.key('~', 0)).toBe('swallow');
    expect(detector.key('1', 100)).toBe('swallow');
    expect(detector.abandon()).toBe('~1');
    expect(detector.key('2', 600)).toBe('pass');
  });

  test('Shift等不出字的键夹在中间不碍事，空的一码什么也不是', () => {
    const detector = new ScanDetector('~');
    keys(detector, ['~', 'Shift', ...Array.from(receipt)], 5);
    expect(detector.key('Enter', 1100)).toMatchObject({ kind: 'receipt' });
    expect(keys(new ScanDetector('~'), ['~', 'Enter'], 5)).toEqual(['swallow', 'swallow']);
  });
});
