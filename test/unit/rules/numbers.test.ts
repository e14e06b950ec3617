import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import {
  documentNumber,
  documentSeries,
  gaps,
  lastAmong,
  nextSerial,
  remaining,
  unusedRanges,
} from '#shared/numbers/blocks.ts';
import { formatReceiptNumber, parseReceiptNumber } from '#shared/numbers/receipt-number.ts';

describe('收件编号的校验位', () => {
  const number = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999_999 }));
  const digitsOf = ([counter, serial]: [number, number]): string[] =>
    Array.from(formatReceiptNumber(counter, serial).replaceAll('-', ''));

  test('every single wrong digit is found, each of the ten places and each of the nine wrong digits', () => {
    fc.assert(
      fc.property(number, (given) => {
        const digits = digitsOf(given);
        for (let place = 0; place < digits.length; place += 1)
          for (let digit = 0; digit <= 9; digit += 1) {
            if (digits[place] === String(digit)) continue;
            expect(parseReceiptNumber(digits.with(place, String(digit)).join(''))).toBeUndefined();
          }
      }),
    );
  });

  test('every exchange of two neighbours is found', () => {
    fc.assert(
      fc.property(number, (given) => {
        const digits = digitsOf(given);
        for (let place = 0; place + 1 < digits.length; place += 1) {
          const [left = '', right = ''] = digits.slice(place, place + 2);
          if (left === right) continue;
          expect(
            parseReceiptNumber(
              digits
                .with(place, right)
                .with(place + 1, left)
                .join(''),
            ),
          ).toBeUndefined();
        }
      }),
    );
  });
});

describe('号段', () => {
  test('A4: the next number is the one after the last, over what was returned or made void, into the next block', () => {
    const blocks = [
      { from: 10, to: 14, returned: [{ from: 13, to: 13 }] },
      { from: 100, to: 101 },
    ];
    const taken: number[] = [];
    for (let next = nextSerial(blocks, undefined, [11]); next !== undefined;) {
      taken.push(next);
      next = nextSerial(blocks, next, [11]);
    }
    expect(taken).toEqual([10, 12, 14, 100, 101]);
  });

  test('A4: a block granted later may have lower numbers; the last one is looked for block by block', () => {
    const blocks = [
      { from: 500, to: 502 },
      { from: 10, to: 12 },
    ];
    const used = [500, 501, 502, 10];
    const lastIn = ({ from, to }: { from: number; to: number }) =>
      used.findLast((serial) => from <= serial && serial <= to);
    expect(lastAmong(blocks, lastIn)).toBe(10);
    expect(nextSerial(blocks, lastAmong(blocks, lastIn))).toBe(11);
    expect(lastAmong(blocks, () => undefined)).toBeUndefined();
  });

  test('A4: running low is told below a tenth, or below twenty', () => {
    const block = [{ from: 1, to: 1000 }];
    expect(remaining(block, undefined)).toEqual({ left: 1000, of: 1000, low: false });
    expect(remaining(block, 900)).toEqual({ left: 100, of: 1000, low: false });
    expect(remaining(block, 901)).toEqual({ left: 99, of: 1000, low: true });
    expect(remaining([{ from: 1, to: 100 }], 80).low).toBe(false);
    expect(remaining([{ from: 1, to: 100 }], 81).low).toBe(true);
    expect(remaining([...block, { from: 2001, to: 3000 }], 950).low).toBe(false);
    expect(remaining([{ from: 1, to: 1000, returned: [{ from: 500, to: 1000 }] }], 499)).toEqual({
      left: 0,
      of: 499,
      low: true,
    });
  });

  test('document numbers start over each year with the same block', () => {
    const [last, first] = [civilDate('2026-12-31'), civilDate('2027-01-01')];
    expect(documentSeries('凤道运', last)).not.toBe(documentSeries('凤道运', first));
    const used = new Map([[documentSeries('凤道运', last), 10_640]]);
    const next = (day: typeof last) =>
      nextSerial([{ from: 10_001, to: 19_999 }], used.get(documentSeries('凤道运', day))) ?? 0;
    expect(documentNumber('凤道运', '许受字', last, next(last)).text).toBe('凤道运许受字〔2026〕第10641号');
    expect(documentNumber('凤道运', '许受字', first, next(first)).text).toBe('凤道运许受字〔2027〕第10001号');
  });

  test('gaps: passed over, and neither used, returned nor void; the unused rest is none', () => {
    const block = { from: 1, to: 20 };
    expect(gaps([], block, [], [])).toEqual([]);
    expect(gaps([1, 2, 3], block, [], [])).toEqual([]);
    expect(gaps([6, 1, 2, 9], block, [], [4])).toEqual([
      { from: 3, to: 3 },
      { from: 5, to: 5 },
      { from: 7, to: 8 },
    ]);
    // Once the rest went back, all before it must be accounted for.
    expect(gaps([1, 2], block, [{ from: 5, to: 20 }], [])).toEqual([{ from: 3, to: 4 }]);
    expect(gaps([150, 151], block, [], [])).toEqual([]);
  });

  test('every number of a block is exactly one of used, void, returned, gap or still unused', () => {
    const serials = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 30 });
    const range = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 10 }))
      .map(([from, long]) => ({ from, to: Math.min(40, from + long) }));
    fc.assert(
      fc.property(serials, serials, fc.option(range, { nil: undefined }), (given, voided, back) => {
        const block = { from: 1, to: 40 };
        const returned = back === undefined ? [] : [back];
        const isReturned = (serial: number) =>
          returned.some(({ from, to }) => from <= serial && serial <= to);
        const used = given.filter((serial) => !isReturned(serial));
        const missing = gaps(used, block, returned, voided);
        const highest = Math.max(0, ...used, ...voided, ...returned.map(({ to }) => to));
        const left = unusedRanges([{ ...block, returned }], highest === 0 ? undefined : highest, voided);
        const within = (ranges: readonly { from: number; to: number }[], serial: number) =>
          ranges.some(({ from, to }) => from <= serial && serial <= to);
        for (let serial = 1; serial <= 40; serial += 1) {
          const accounted = used.includes(serial) || voided.includes(serial) || isReturned(serial);
          const told = [accounted, within(missing, serial), within(left, serial)];
          expect(told.filter(Boolean)).toHaveLength(1);
        }
      }),
    );
  });
});
