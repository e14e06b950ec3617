import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, graphemes, slipColumns } from '#shared/papers/render/columns.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { layOutSlip, type SlipLine } from '#shared/papers/render/slip-layout.ts';
import { interpret, type PrintedPage } from '../../../electron/devices/escpos-interpreter.ts';
import { encodeSlip, type Raster, type TextLine } from '../../../electron/print/escpos.ts';
import { mixedText } from '../papers/mixed-text.ts';
import { receipt } from '../papers/sample-papers.ts';

const company60 =
  '凤冈县土家族苗族自治乡永安镇绿水青山生态农业综合开发与道路运输仓储配送供应链管理服务（集团）股份有限公司第一分公司（筹）';
const item200 = `${'县行政区域内道路货物运输经营许可（含新增、变更、延续、补证），'.repeat(7).slice(0, 199)}。`;

const first = { reprint: 0, printedAt: '', by: '' };
const paperOf = (rows: [string, string][]): PaperContent => ({
  ...receipt,
  blocks: [{ type: 'fields', rows }],
});
const linesOf = (rows: [string, string][]): TextLine[] =>
  layOutSlip(paperOf(rows), first).filter((line): line is TextLine => line.kind === 'text');

/** The raster of a line carries its number, so that its place can be told. */
function numbering(): { drawn: string[]; rasterise: (line: TextLine) => Promise<Raster> } {
  const drawn: string[] = [];
  return {
    drawn,
    rasterise: async ({ text, scale }) => {
      drawn.push(text);
      const bits = new Uint8Array(72 * 30 * scale);
      bits[0] = drawn.length;
      return { width: 576, height: 30 * scale, bits };
    },
  };
}

/** The rows as a reader has them, a raster by the text it was drawn from. */
const readBack = ({ rows }: PrintedPage, drawn: readonly string[]): string[] =>
  rows.flatMap((row) => {
    if (row.kind === 'raster') return [drawn[(row.raster.bits[0] ?? 0) - 1] ?? '?'];
    return row.kind === 'text' && row.cells.length > 0 ? [row.cells.map((cell) => cell.text).join('')] : [];
  });

describe('姓名中的生僻字', () => {
  test.each([
    ['gbk', ['䶮', '㛃', '𠮷', '㐂']],
    ['gb18030', ['𠮷']],
  ] as const)('字库为%s：含%s的行成点阵，行的次序和每个字都不变', async (rom, missing) => {
    const names = ['欧阳䶮', '㛃·热合曼', '𠮷田', '㐂', '买买提·阿不都热合曼', '普通姓名'];
    const lines = layOutSlip(paperOf(names.map((name) => ['申请人', name])), first);
    const { drawn, rasterise } = numbering();
    const { bytes, replaced } = await encodeSlip(lines, { rom, rasterise });
    const page = interpret(bytes);
    const wanted = lines.flatMap((line) => (line.kind === 'text' && line.text !== '' ? [line.text] : []));
    expect(readBack(page, drawn)).toEqual(wanted);
    expect(drawn).toHaveLength(names.filter((name) => missing.some((one) => name.includes(one))).length);
    expect(replaced).toEqual([]);
    expect(page).toMatchObject({ unknown: [], overflows: 0 });
  });

  test('大字标题里的生僻字，点阵也是两倍高', async () => {
    const large: SlipLine = { kind: 'text', text: '致㛃𠮷', align: 'center', scale: 2, bold: true };
    const { rasterise } = numbering();
    const page = interpret((await encodeSlip([large], { rom: 'gbk', rasterise })).bytes);
    expect(page.rows).toMatchObject([{ kind: 'raster', raster: { width: 576, height: 60 } }]);
  });

  test('没有画字的办法时用〓代替并报出来，列数不变', async () => {
    const { bytes, replaced } = await encodeSlip(linesOf([['申请人', '㛃·𠮷·热合曼']]), { rom: 'gbk' });
    const text = readBack(interpret(bytes), []).find((line) => line.startsWith('申请人'));
    expect(text).toMatch(/：〓·〓·热合曼$/);
    expect(replaced).toEqual(['㛃', '𠮷']);
  });
});

test('字的划分：常用字直接划分，与按Unicode规则划分的结果相同', () => {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
  const plain = fc.string({
    unit: fc.constantFrom(...Array.from('受理补正（），。“”·—…〔〕￥ Aa1-%')),
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.oneof(plain, mixedText), (text) => {
      expect(graphemes(text)).toEqual(Array.from(segmenter.segment(text), (part) => part.segment));
    }),
  );
});

describe('长的名称', () => {
  test('60字的单位名称、200字的事项名称：一字不少，不超过48列，续行与首行的值对齐', () => {
    expect(graphemes(company60)).toHaveLength(60);
    expect(graphemes(item200)).toHaveLength(200);
    const lines = linesOf([
      ['申请人', company60],
      ['事项', item200],
    ]);
    for (const { text, scale } of lines) expect(columnsOf(text) * scale).toBeLessThanOrEqual(slipColumns);
    const all = lines.map(({ text }) => text.trim()).join('');
    expect(all).toContain(`申请人：${company60}`);
    expect(all).toContain(item200);
    const begin = lines.findIndex(({ text }) => text.startsWith('申请人：'));
    expect(lines.slice(begin + 1, begin + 3).every(({ text }) => /^ {8}\S/.test(text))).toBe(true);
  });

  test('行首没有，。；：？！）》”·，行末没有（《“', () => {
    for (const value of [company60, item200, `${'买买提·'.repeat(12)}木`, '《“（一）”》'.repeat(9)])
      for (const { text } of linesOf([['申请人', value]])) {
        expect('，。；：？！、）》”·—…').not.toContain(text.trim()[0] ?? ' ');
        expect('（《“').not.toContain(text.at(-1) ?? ' ');
      }
  });

  test('半角与全角混排：按列数折行，日期、电话不拆开', () => {
    const value =
      '自2026-09-30起至2026-12-31止，联系电话0852-5380000，车辆贵C·A1234（挂）共12辆，每辆￥1,280.00元';
    const lines = linesOf([['说明', value]]).map(({ text }) => text.trim());
    for (const whole of ['2026-09-30', '2026-12-31', '0852-5380000', '1,280.00'])
      expect(lines.some((line) => line.includes(whole))).toBe(true);
  });
});
