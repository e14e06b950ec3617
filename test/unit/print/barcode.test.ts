import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code128Bars, code128Dots, code128Parts, code128Symbols } from '#shared/papers/render/code128.ts';
import { layOutSlip, type SlipLine } from '#shared/papers/render/slip-layout.ts';
import { interpret, pageText } from '../../../electron/devices/escpos-interpreter.ts';
import { encodeSlip } from '../../../electron/print/escpos.ts';
import { receipt } from '../papers/sample-papers.ts';

const bytesOf = async (line: SlipLine): Promise<Buffer> => (await encodeSlip([line], { rom: 'gbk' })).bytes;
const partsOf = (text: string): string =>
  (code128Parts(text) ?? []).map((part) => `${part.set}:${part.text}`).join(' ');

describe('一维条码（Code 128）', () => {
  test('十位收件编号全部用C码：五个符号，高9毫米，编号印在条下', async () => {
    const bytes = await bytesOf({ kind: 'barcode', code: '0010001274' });
    expect(bytes.toString('hex')).toContain('1d68481d77031d48021d66001d6b49077b43000a000c4a');
    expect(interpret(bytes).rows).toEqual([
      {
        kind: 'barcode',
        code: '0010001274',
        symbols: [105, 0, 10, 0, 12, 74, 28, 106],
        dots: 3,
        height: 72,
        worded: true,
        centred: true,
      },
    ]);
  });

  test('字母用B码，四位以上的数字用C码，奇数位的一位留在B码', () => {
    expect(partsOf('0010001274')).toBe('C:0010001274');
    expect(partsOf('42')).toBe('C:42');
    expect(partsOf('123')).toBe('B:123');
    expect(partsOf('AB1234567')).toBe('B:AB1 C:234567');
    expect(partsOf('12345A')).toBe('C:1234 B:5A');
    expect(partsOf('001-000127-4')).toBe('B:001- C:000127 B:-4');
  });

  test('汉字和空的编号做不成条码；超出纸宽的不印', () => {
    for (const text of ['', '受理', 'a\u0001']) expect(code128Parts(text)).toBeUndefined();
    expect(code128Dots('0'.repeat(20))).toBe(3);
    expect(code128Dots('A'.repeat(20))).toBe(2);
    expect(code128Dots('A'.repeat(24))).toBeUndefined();
  });

  test('任何做得成的编号：打印机读回同样的内容，条与空的总宽是每符号11个单元', async () => {
    const text = fc
      .string({
        unit: fc.constantFrom(...Array.from('0123456789012345{}AZaz- ')),
        minLength: 1,
        maxLength: 23,
      })
      .filter((code) => code128Dots(code) !== undefined);
    await fc.assert(
      fc.asyncProperty(text, async (code) => {
        const page = interpret(await bytesOf({ kind: 'barcode', code }));
        const symbols = code128Symbols(code128Parts(code) ?? []);
        expect(page).toMatchObject({ rows: [{ kind: 'barcode', code, symbols }], unknown: [] });
        const bars = code128Bars(symbols);
        expect(bars.reduce((sum, width) => sum + width, 0)).toBe(symbols.length * 11 + 2);
        expect(bars.length % 2).toBe(1);
      }),
    );
  });

  test('收件凭证：二维码下面是收件编号的十位数字；没有编号或放不下的不印', () => {
    const lines = layOutSlip(receipt, { reprint: 0, printedAt: '', by: '' });
    const kinds = lines.map((line) => line.kind);
    expect(lines.filter((line) => line.kind === 'barcode')).toEqual([
      { kind: 'barcode', code: '0010001274' },
    ]);
    expect(kinds.indexOf('barcode')).toBeGreaterThan(kinds.indexOf('qr'));
    for (const barcode of [null, '', '受理', 'A'.repeat(40)])
      expect(
        layOutSlip({ ...receipt, barcode }, { reprint: 0, printedAt: '', by: '' }).map((line) => line.kind),
      ).not.toContain('barcode');
  });

  test('凭证的文字稿里看得见条码', async () => {
    expect(pageText(interpret(await bytesOf({ kind: 'barcode', code: 'A-7' })))).toBe('[条码 A-7]\n');
  });

  test('别种条码、坏的条码数据：报为不认识的指令，不影响后面的字', () => {
    const page = interpret(Buffer.from('1d6b02343030363338313333333933001d6b49037b41ff410a', 'hex'));
    expect(page.unknown).toEqual(['1d6b02', '1d6b49']);
    expect(pageText(page)).toBe('A\n');
  });
});
