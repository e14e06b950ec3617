import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpret, pageText } from '../../../electron/devices/escpos-interpreter.ts';

const bytes = (...parts: (number | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : Buffer.of(part))));

describe('模拟打印机读字节', () => {
  test('任何字节都不会使它出错', () => {
    const commandy = fc.constantFrom(
      0x1b,
      0x1c,
      0x1d,
      0x10,
      0x28,
      0x6b,
      0x76,
      0x30,
      0x56,
      0x26,
      0x40,
      0x0a,
      0xff,
      0x81,
    );
    const stream = fc.array(fc.oneof(fc.nat(255), commandy), { maxLength: 400 });
    fc.assert(
      fc.property(stream, (noise) => {
        const page = interpret(Uint8Array.from(noise));
        expect(typeof pageText(page)).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });

  test('声称有4 GB点阵而没有数据的，不占内存，报为不完整的指令', () => {
    const page = interpret(bytes('1d763000ffffffff', '00'));
    expect(page.rows).toEqual([]);
    expect(page.unknown).toEqual(['1d7630']);
  });

  test('没有开汉字方式时汉字成为乱码', () => {
    expect(pageText(interpret(bytes('cadcc0ed', 0x0a)))).not.toContain('受理');
    expect(pageText(interpret(bytes('1c26', 'cadcc0ed', 0x0a)))).toBe('受理\n');
    expect(pageText(interpret(bytes('1c26', '1c2e', 'cadcc0ed', 0x0a)))).not.toContain('受理');
  });

  test('复位后汉字方式、加粗、大字、居中都不再有效', () => {
    const page = interpret(bytes('1c26', '1b4501', '1d2111', '1b6101', '1b40', '41', 0x0a));
    expect(page.rows).toMatchObject([
      { kind: 'text', cells: [{ text: 'A', bold: false, scale: 1, column: 0 }] },
    ]);
  });

  test('超过48列的折到下一行并计数', () => {
    const page = interpret(Buffer.from(`${'x'.repeat(49)}\n`));
    expect(page.overflows).toBe(1);
    expect(pageText(page)).toBe(`${'x'.repeat(48)}\nx\n`);
  });

  test('不认识的指令报出来，认识而不影响纸面的跳过', () => {
    const page = interpret(bytes('1b7400', '1b3320', '1b40', '1bff', '1d4c1000', '41', 0x0a));
    expect(page.unknown).toEqual(['1bff', '1d4c']);
    expect(pageText(page)).toBe('A\n');
  });

  test('走纸、切纸', () => {
    const page = interpret(bytes('41', '1d564200', '1b6402'));
    expect(page.rows.map((row) => row.kind)).toEqual(['text', 'cut', 'text', 'text']);
  });
});
