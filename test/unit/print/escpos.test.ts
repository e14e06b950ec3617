import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { columnsOf, tidy } from '#shared/papers/render/columns.ts';
import { layOutSlip, type SlipLine } from '#shared/papers/render/slip-layout.ts';
import { interpret, pageText } from '../../../electron/devices/escpos-interpreter.ts';
import { encodeSlip, type Raster, type TextLine } from '../../../electron/print/escpos.ts';
import { isInRom, replacedNote } from '../../../electron/print/glyphs.ts';
import { mixedText } from '../papers/mixed-text.ts';
import { receipt, samplePapers } from '../papers/sample-papers.ts';

const line = (text: string, more: Partial<TextLine> = {}): TextLine => ({
  kind: 'text',
  text,
  align: 'left',
  scale: 1,
  bold: false,
  ...more,
});
const dots: Raster = { width: 576, height: 30, bits: new Uint8Array((576 / 8) * 30).fill(0xaa) };
const drawAll = async (): Promise<Raster> => dots;
const first = { reprint: 0, printedAt: '', by: '' };

describe('凭证的字节', () => {
  test('先复位、开汉字方式，最后走纸到切刀处切纸', async () => {
    const { bytes } = await encodeSlip(layOutSlip(receipt, first), { rom: 'gb18030' });
    expect(bytes.subarray(0, 4).toString('hex')).toBe('1b401c26');
    expect(bytes.subarray(-4).toString('hex')).toBe('1d564200');
  });

  test('文字按GB18030编码，逐字节解码得到原文', async () => {
    const text = '凤道运许受〔2026〕第10001号 䶮㛃㐂 ①℃—…·';
    const { bytes, replaced } = await encodeSlip([line(text)], { rom: 'gb18030' });
    expect(bytes.includes(iconv.encode(text, 'gb18030'))).toBe(true);
    expect(iconv.decode(bytes.subarray(4), 'gb18030')).toBe(`${text}\n`);
    expect(replaced).toEqual([]);
  });

  test('每个样本在纸上的字与版面完全一致，没有超宽，没有不认识的指令', async () => {
    for (const paper of Object.values(samplePapers)) {
      const lines = layOutSlip(paper, { reprint: 1, printedAt: '2026年9月30日 09:05', by: '' });
      const page = interpret((await encodeSlip(lines, { rom: 'gb18030' })).bytes);
      const printed = page.rows.flatMap((row) =>
        row.kind === 'text' ? [row.cells.map((cell) => cell.text).join('')] : [],
      );
      const wanted = lines.flatMap((one) =>
        one.kind === 'text'
          ? [one.text]
          : one.kind === 'feed'
            ? Array.from({ length: one.lines }, () => '')
            : [],
      );
      expect(printed).toEqual(wanted);
      expect(page).toMatchObject({ unknown: [], overflows: 0 });
    }
  });

  test('任何文字：纸上的字就是整理后的原文，缺字以〓或点阵代替', async () => {
    await fc.assert(
      fc.asyncProperty(mixedText, fc.constantFrom('gbk', 'gb18030'), async (text, rom) => {
        const wanted = tidy(text).slice(0, 20);
        fc.pre(columnsOf(wanted) <= 48);
        const { bytes, replaced } = await encodeSlip([line(wanted)], { rom });
        const page = interpret(bytes);
        const printed = page.rows.flatMap((row) => (row.kind === 'text' ? row.cells : []));
        expect(
          printed
            .map((cell) => cell.text)
            .join('')
            .replaceAll('〓', ''),
        ).toBe(
          [...new Set(replaced)]
            .reduce((rest, lost) => rest.split(lost).join(''), tidy(wanted))
            .replaceAll('〓', ''),
        );
        expect(page.unknown).toEqual([]);
      }),
    );
  });

  test('¥不使后面的字变成乱码', async () => {
    const { bytes } = await encodeSlip([line('¥80元整')], { rom: 'gbk' });
    expect(pageText(interpret(bytes))).toBe('￥80元整\n');
  });

  test('大字和加粗只在那一行', async () => {
    const { bytes } = await encodeSlip([line('大', { scale: 2, bold: true, align: 'center' }), line('小')], {
      rom: 'gbk',
    });
    const [large, small] = interpret(bytes).rows;
    expect(large).toMatchObject({ kind: 'text', cells: [{ text: '大', scale: 2, bold: true, column: 22 }] });
    expect(small).toMatchObject({ kind: 'text', cells: [{ text: '小', scale: 1, bold: false, column: 0 }] });
  });
});

describe('二维码', () => {
  test('长度按UTF-8字节计：中文网址完整，后面没有漏出来的文字', async () => {
    const data = 'https://zwfw.example.gov.cn/查询?编号=001-000127-4&事项=道路运输';
    const { bytes } = await encodeSlip([{ kind: 'qr', data }, line('后面')], { rom: 'gbk' });
    const page = interpret(bytes);
    expect(page.rows[0]).toMatchObject({ kind: 'qr', data, centred: true });
    expect(page.rows).toHaveLength(2);
    const store = bytes.indexOf(Buffer.from([0x31, 0x50, 0x30]));
    expect(bytes.readUInt16LE(store - 2)).toBe(Buffer.byteLength(data) + 3);
  });

  test('任何内容都原样回来', async () => {
    const data = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(data, async (text) => {
        const { bytes } = await encodeSlip([{ kind: 'qr', data: text }], { rom: 'gbk' });
        expect(interpret(bytes).rows).toMatchObject([{ kind: 'qr', data: text }]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('打印机字库没有的字', () => {
  test('GBK字库没有䶮㛃𠮷；GB18030字库有䶮㛃，没有𠮷和表情；造字区一律没有', () => {
    const has = (rom: 'gbk' | 'gb18030'): string =>
      Array.from('件￥〓䶮㛃𠮷😀\uE863')
        .filter((character) => isInRom(character, rom))
        .join('');
    expect(has('gbk')).toBe('件￥〓');
    expect(has('gb18030')).toBe('件￥〓䶮㛃');
  });

  test('能画的整行画成点阵，位置不变', async () => {
    const { bytes, replaced } = await encodeSlip([line('前'), line('欧阳䶮'), line('后')], {
      rom: 'gbk',
      rasterise: drawAll,
    });
    expect(interpret(bytes).rows.map((row) => row.kind)).toEqual(['text', 'raster', 'text']);
    expect(interpret(bytes).rows[1]).toEqual({ kind: 'raster', raster: dots });
    expect(replaced).toEqual([]);
  });

  test('不能画的用〓代替，并告知是哪些字', async () => {
    const { bytes, replaced } = await encodeSlip([line('欧阳䶮、𠮷䶮')], { rom: 'gbk' });
    expect(pageText(interpret(bytes))).toBe('欧阳〓、〓〓\n');
    expect(replaced).toEqual(['䶮', '𠮷']);
    expect(replacedNote(replaced)).toContain('“䶮”“𠮷”');
  });

  test('一行里有画得出和画不出的：画得出的照画，只有画不出的用〓', async () => {
    const drawn: string[] = [];
    const rasterise = async ({ text }: TextLine): Promise<Raster | null> => {
      drawn.push(text);
      return text.includes('𪚥') ? null : dots;
    };
    const { replaced } = await encodeSlip([line('䶮𪚥')], { rom: 'gbk', rasterise });
    expect(replaced).toEqual(['𪚥']);
    expect(drawn.at(-1)).toBe('䶮〓');
  });

  test('字库里都有的不画', async () => {
    const lines: SlipLine[] = [line('普通文字ABC')];
    const { bytes } = await encodeSlip(lines, { rom: 'gbk', rasterise: drawAll });
    expect(interpret(bytes).rows.map((row) => row.kind)).toEqual(['text']);
  });

  test('点阵大小与数据不符的不发给打印机', async () => {
    const wrong = async (): Promise<Raster> => ({ ...dots, height: 31 });
    await expect(encodeSlip([line('䶮')], { rom: 'gbk', rasterise: wrong })).rejects.toThrow('576×31');
  });
});
