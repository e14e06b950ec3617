import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, graphemes, padEnd, padStart, spread, tidy, wrap } from '#shared/papers/render/columns.ts';
import { mixedText } from './mixed-text.ts';

describe('列宽', () => {
  test('汉字、全角标点和四字节字占两列，ASCII占一列', () => {
    expect(columnsOf('A1-')).toBe(3);
    expect(columnsOf('受理，“〔…—·①℃')).toBe(20);
    expect(columnsOf('䶮㛃𠮷㐂😀')).toBe(10);
  });

  test('¥改作￥，人名间隔点统一，看不见的字符去掉，代理对的一半用〓显示', () => {
    expect(tidy('¥100')).toBe('￥100');
    expect(tidy('买买提•阿不都‧热合曼・木')).toBe('买买提·阿不都·热合曼·木');
    expect(tidy('葛\u{E0100}\u200B\u00A0城\t县\r\n')).toBe('葛 城 县  ');
    expect(tidy('e\u0301')).toBe('é');
    expect(tidy('a\uD800b')).toBe('a〓b');
  });

  test('兼容汉字和生僻字原样保留', () => {
    for (const name of ['﨎', '\uF92C', '䶮', '㛃', '𠮷']) expect(tidy(name)).toBe(name);
  });

  test('整理两次与整理一次相同', () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        expect(tidy(tidy(text))).toBe(tidy(text));
      }),
    );
  });
});

describe('折行', () => {
  test('行首没有，。）”，行末没有（《“', () => {
    expect(wrap('一二三四五，六七', 10)).toEqual(['一二三四', '五，六七']);
    expect(wrap('一二三四（五六）', 10)).toEqual(['一二三四', '（五六）']);
    expect(wrap('一二三四”。）五六', 10)).toEqual(['一二三', '四”。）五', '六']);
  });

  test('电话、日期等能放进一行的不拆开，43位编号放不下的在行满处拆', () => {
    expect(wrap('联系电话0851-12345678', 16)).toEqual(['联系电话', '0851-12345678']);
    const number = '11440232MB2D06811W4000117051000202009300008';
    expect(wrap(`编号${number}`, 20)).toEqual(['编号11440232MB2D0681', '1W400011705100020200', '9300008']);
  });

  test('首行可以缩进', () => {
    expect(wrap('一二三四五六', 8, 4)).toEqual(['    一二', '三四五六']);
  });

  test('任何文字：不超过列数，一个字不多、不少、不换次序', () => {
    const squeeze = (text: string): string => text.replaceAll(' ', '');
    fc.assert(
      fc.property(mixedText, fc.integer({ min: 2, max: 48 }), (text, columns) => {
        const lines = wrap(text, columns);
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        expect(squeeze(lines.join(''))).toBe(squeeze(tidy(text)));
      }),
      { numRuns: 500 },
    );
  });

  test('宽到有处可断时，行首行末禁则总是成立', () => {
    const text = fc.array(fc.constantFrom('受', '理', '件，', '《法》', '（四）', '“是”', '12'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 48 }), (parts, columns) => {
        for (const line of wrap(parts.join(''), columns)) {
          expect('，》）”').not.toContain(graphemes(line)[0] ?? ' ');
          expect('《（“').not.toContain(graphemes(line).at(-1) ?? ' ');
        }
      }),
    );
  });
});

test('补空格和左右分列都按列数', () => {
  expect(padEnd('件', 4)).toBe('件  ');
  expect(padStart('件', 4)).toBe('  件');
  expect(spread('材料', '1份', 12)).toBe('材料     1份');
  expect(spread('材料', '1份', 8)).toBeNull();
});
