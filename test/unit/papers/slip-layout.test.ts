import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, slipColumns } from '#shared/papers/render/columns.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { layOutSlip, type SlipLine, trainingMark } from '#shared/papers/render/slip-layout.ts';
import { mixedText } from './mixed-text.ts';
import { receipt, samplePapers } from './sample-papers.ts';

const first = { reprint: 0, printedAt: '2026年9月30日 09:05', by: '' };
const textOf = (lines: readonly SlipLine[]): string[] =>
  lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
const flat = (lines: readonly SlipLine[]): string => textOf(lines).join('').replaceAll(/[\s_]/g, '');

const anyPaper: fc.Arbitrary<PaperContent> = fc.record({
  kind: fc.constant('收件凭证' as const),
  title: mixedText,
  number: mixedText,
  training: fc.boolean(),
  addressee: mixedText,
  blocks: fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('paragraph' as const), text: mixedText }),
      fc.record({ type: fc.constant('statement' as const), text: mixedText }),
      fc.record({ type: fc.constant('heading' as const), text: mixedText }),
      fc.record({
        type: fc.constant('blank' as const),
        label: mixedText,
        text: mixedText,
        lines: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        type: fc.constant('fields' as const),
        rows: fc.array(fc.tuple(mixedText, mixedText), { maxLength: 4 }),
      }),
      fc.record({
        type: fc.constant('table' as const),
        caption: mixedText,
        head: fc.array(fc.record({ title: fc.oneof(fc.constant('序号'), mixedText), share: fc.nat(100) }), {
          maxLength: 5,
        }),
        rows: fc.array(fc.array(mixedText, { maxLength: 6 }), { maxLength: 4 }),
      }),
    ),
    { maxLength: 4 },
  ),
  closing: fc.record({ organ: mixedText, date: mixedText, seal: fc.option(mixedText) }),
  handler: mixedText,
  signatures: fc.array(mixedText, { maxLength: 2 }),
  footer: mixedText,
  copies: fc.integer({ min: 1, max: 3 }),
  qr: fc.option(mixedText),
  barcode: fc.option(mixedText),
});

describe('80毫米凭证的版面', () => {
  test('任何内容都不超过48列，倍高倍宽的不超过24列', () => {
    fc.assert(
      fc.property(anyPaper, fc.nat(3), mixedText, (paper, reprint, by) => {
        const widths = layOutSlip(paper, { ...first, reprint, by }).map((line) =>
          line.kind === 'text' ? columnsOf(line.text) * line.scale : 0,
        );
        expect(Math.max(...widths)).toBeLessThanOrEqual(slipColumns);
      }),
      { numRuns: 300 },
    );
  });

  test('样本里的每一个字都在凭证上', () => {
    for (const paper of Object.values(samplePapers)) {
      const slip = flat(layOutSlip(paper, first));
      const said = paper.blocks.flatMap((block) =>
        block.type === 'fields'
          ? block.rows.flat()
          : block.type === 'table'
            ? block.rows.flat()
            : [block.text],
      );
      for (const words of [
        paper.title,
        paper.number,
        paper.closing.organ,
        paper.closing.date,
        paper.footer,
        ...said,
      ])
        expect(slip).toContain(words.replaceAll(/\s/g, ''));
    }
  });

  test('标题和编号用大字，43位办件编号单独一行不拆开', () => {
    const lines = layOutSlip(receipt, first);
    const large = lines.filter((line) => line.kind === 'text' && line.scale === 2);
    expect(textOf(large)).toEqual(['申请材料收件凭证', '001-000127-4']);
    expect(textOf(lines)).toContain('  11440232MB2D06811W4000117051000202009300008');
  });

  test('演示凭证首尾标明无效，正式凭证没有', () => {
    const lines = textOf(layOutSlip({ ...receipt, training: true }, first));
    expect(lines[0]).toBe(trainingMark);
    expect(lines.at(-1)).toBe(trainingMark);
    expect(textOf(layOutSlip(receipt, first)).join('')).not.toContain('演示');
  });

  test('补打的标明第几次、时间和补打人，第一份不标', () => {
    const by = '张凤（工号1002）';
    expect(textOf(layOutSlip(receipt, { ...first, reprint: 2, by }))).toContain(
      '补打 第2次 2026年9月30日 09:05 张凤（工号1002）',
    );
    expect(textOf(layOutSlip(receipt, first)).join('')).not.toContain('补打');
  });

  test('补打标记一行放不下的，补打人另起一行', () => {
    const by = '买买提·阿不都热合曼·伊敏江（工号1003）';
    const lines = textOf(layOutSlip(receipt, { reprint: 12, printedAt: '2026年12月30日 09:05', by }));
    expect(lines.slice(1, 3)).toEqual(['补打 第12次 2026年12月30日 09:05', by]);
  });

  test('分部分的标题自成一行，手填处有标签、已有的文字和供书写的横线', () => {
    const lines = layOutSlip(
      {
        ...receipt,
        blocks: [
          { type: 'heading', text: '一、缴款' },
          { type: 'blank', label: '银行填写', text: '收讫', lines: 2 },
        ],
      },
      first,
    );
    const from = lines.findIndex((line) => line.kind === 'text' && line.text === '一、缴款');
    const text = (words: string, bold: boolean): SlipLine => ({
      kind: 'text',
      text: words,
      align: 'left',
      scale: 1,
      bold,
    });
    expect(lines.slice(from, from + 8)).toEqual([
      text('一、缴款', true),
      { kind: 'feed', lines: 1 },
      text('银行填写：', true),
      text('收讫', false),
      { kind: 'feed', lines: 1 },
      text('_'.repeat(48), false),
      { kind: 'feed', lines: 1 },
      text('_'.repeat(48), false),
    ]);
  });

  test('没有编号的不印“编号”', () => {
    expect(textOf(layOutSlip({ ...receipt, number: '' }, first))).not.toContain('编号：');
  });

  test('材料成编号清单，份数页数靠右', () => {
    const lines = textOf(layOutSlip(receipt, first));
    expect(lines).toContain('1. 道路旅客运输站经营申请表            原件1 3页');
    expect(lines).toContain('2. 经办人身份证明及委托书      原件1 复印件1 2页');
  });

  test('二维码在签名之后，最后一行是切纸', () => {
    const kinds = layOutSlip(receipt, first).map((line) => line.kind);
    expect(kinds.filter((kind) => kind === 'qr')).toHaveLength(1);
    expect(kinds.at(-1)).toBe('cut');
    expect(layOutSlip({ ...receipt, qr: null }, first).some((line) => line.kind === 'qr')).toBe(false);
  });
});
