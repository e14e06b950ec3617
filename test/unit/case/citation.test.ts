/** What counts as naming the rule, and what only looks like it. */
import { describe, expect, test } from 'vitest';
import { citesArticle, citesRule } from '#shared/case/citation.ts';

describe('许可法38 · 许可法45 依据写明了名称和条款', () => {
  test.each([
    '《中华人民共和国行政许可法》第三十八条第二款',
    '根据《××条例》第×条的规定',
    '《道路运输条例》（国务院令第406号）第24条',
    '《建筑法》 第 8 条',
    '《建筑法》第８条',
  ])('许可法38：“%s”是法律、法规的名称和条款', (text) => {
    expect([citesArticle(text), citesRule(text)]).toEqual([true, true]);
  });

  test.each(['凤府发〔2020〕3号', '凤府发[2020]3号', '按照黔交运（2019）第12号文件'])(
    '许可法38：“%s”是文件的文号，不是法律的条款',
    (text) => expect([citesArticle(text), citesRule(text)]).toEqual([false, true]),
  );

  test.each([
    '',
    '无',
    '有关规定',
    '相关法律、法规',
    '《××条例》',
    '第三十八条',
    '《》第一条',
    '《××条例》有关条款',
    '〔2020〕3号',
    '3号文',
  ])('许可法38：“%s”没有写明依据', (text) =>
    expect([citesArticle(text), citesRule(text)]).toEqual([false, false]),
  );
});
