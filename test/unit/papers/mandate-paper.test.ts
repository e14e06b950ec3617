import { describe, expect, test } from 'vitest';
import { decideMandate, evolveMandate, mandateCommand } from '#shared/registers/mandate.ts';
import { uuidOf } from '../../support/hall.ts';
import { made } from '../../support/paper-source.ts';
import { type Memory, memory } from '../../support/registers.ts';
import { as, clerk, head, leader } from '../registers/people.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import { grantCommand, granted, mandateOf } from './due-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

describe('4.17 · D3: 行政审批授权书', () => {
  test('names who grants and who is granted, items, powers, seals and days; two copies under the organ’s own seal', () => {
    const paper = granted();
    expect(paper.copies).toBe(2);
    expect(linesOf(paper)).toEqual([
      '行政审批授权书',
      '凤交授〔2026〕第1号（第2版）',
      '余姮：',
      '现授权你在凤冈县政务服务中心以本机关名义办理下列事项，行使下列权力，管理和使用下列印章。',
      '授权机关：凤冈县交通运输局',
      '被授权人：余姮（工号1001）',
      '所在部门：凤冈县交通运输局',
      '职务：窗口组长',
      '授权期限：自2026年10月1日起至2027年12月31日止',
      '一、授权办理的事项',
      '',
      '序号｜事项名称｜实施编码｜办件类型',
      '1｜县行政区域内道路货物运输经营许可｜11520327MB0000001H4000118001000｜承诺件',
      '二、授予的权力',
      '（一）对行政许可（审批）事项的受理决定权。',
      '（二）行政许可（审批）事项办理的协调催办和管理权。',
      '（三）即办类事项的最终许可权。',
      '三、管理、使用的印章',
      '行政审批专用章、行政受理专用章。',
      '承诺件、上报件的最终决定不在授权范围之内。授权期限届满或者授权被撤销的，不得再以本授权书办理任何事项。',
      '凤冈县交通运输局 2026年9月30日 单位行政章',
      '经办 任辉（工号2001）',
      '授权机关负责人签名',
      '被授权人签名',
      '本授权书一式两份，授权机关、被授权人各执一份。',
    ]);
  });

  test('D3: without the power over instant items no final decision is granted', () => {
    const text = textOf(granted({ powers: ['受理决定权'], items: 'all' }));
    expect(text).toContain('（一）对行政许可（审批）事项的受理决定权。\n三、');
    expect(text).toContain('本机关在政务服务中心办理的全部事项，以事项目录为准。');
    expect(text).toContain('最终决定不在授权范围之内。');
    expect(text).not.toContain('承诺件');
  });

  test('a first version has the number alone', () =>
    expect(granted({ number: '凤交授〔2026〕第9号', version: 1 }).number).toBe('凤交授〔2026〕第9号'));
});

describe('asked for by the one it was granted to', () => {
  const signedAgain = (): Memory => {
    const book = memory({ mandate: evolveMandate });
    eventsOf(book.run(decideMandate, grantCommand({ from: '2026-09-30' }), as(leader)));
    return book;
  };

  test('the one of the hall’s list, as of its first day', () =>
    expect(made(mandateOf(clerk))).toMatchObject({
      number: '凤交授〔2026〕第2号',
      closing: { date: '2026年1月1日' },
    }));

  test('D3: the one granted since, as of the day it was granted', () =>
    expect(made(mandateOf(head, signedAgain()))).toMatchObject({
      number: '凤交授〔2026〕第1号（第2版）',
      closing: { date: '2026年9月30日' },
    }));

  test('D3: a revoked one is not printed', () => {
    const book = signedAgain();
    const revoke = {
      type: 'mandate.revoke',
      grantee: head,
      number: '凤交授〔2026〕第1号',
      version: 2,
      reason: '轮岗',
    };
    const command = mandateCommand.parse({ commandId: uuidOf(901), ...revoke });
    eventsOf(book.run(decideMandate, command, as(leader)));
    expect(refusalOf(mandateOf(head, book)).message).toBe('授权书（凤交授〔2026〕第1号）已经撤销。');
  });

  test('D1: who acts by their office has none', () =>
    expect(refusalOf(mandateOf(leader)).message).toBe('任辉按法定职权办理，没有授权书。'));

  test('nobody of that number', () => expect(refusalOf(mandateOf('9999')).kind).toBe('not_found'));
});
