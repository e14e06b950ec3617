import { expect, test } from 'vitest';
import { registerPapersDue } from '#shared/papers/hall/register-due.ts';
import { memory } from '../../support/registers.ts';
import { transferred } from './due-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

test('4.13 · G1: lists each bundle with originals, copies and pages, for the department’s courier to sign', () => {
  const slip = transferred('补送图纸');
  expect(slip.copies).toBe(3);
  expect(linesOf(slip)).toEqual([
    '材料移交单',
    '凤道运移字〔2026〕第10001号',
    '',
    '移交窗口：交通窗口1号（凤冈县政务服务中心）',
    '接收单位：凤冈县交通运输局运输股',
    '制单时间：2026年9月28日 16:00',
    '移交时限：2026年9月29日 12:00前',
    '补充移交的原因：补送图纸',
    '［移交时间、返回期限］　　　月　　日　　时　　分移交，　　　月　　日前返回',
    '移交的材料',
    '序号｜收件编号、办件编号｜申请人｜事项｜原件份数｜复印件份数｜页数',
    '1｜001-000001-4 11520327MB0000001H4000118001000202609281000｜陈示范｜县行政区域内道路货物运输经营许可｜2｜5｜31',
    '2｜001-000009-7 11520327MB0000001H4000118001000202609281001｜陈示范｜县行政区域内道路货物运输经营许可｜1｜0｜4',
    '｜合计2件｜｜｜3｜5｜35',
    '材料由部门派人到窗口取送，不得要求窗口工作人员送交材料或者领取结果。请当面清点后签名。',
    '返回登记',
    '［返回时间、材料］　　　月　　日　　时　　分，原件　　份，复印件　　份，共　　页',
    '［缺失、损坏或者留存］',
    '［返回签名］送还人（部门）：　　　　　　　　　　　接收人（窗口）：',
    '凤冈县道路运输管理所 2026年9月28日 不盖章',
    '经办 余姮（工号1001）',
    '移交人（窗口）签名',
    '接收人（部门送件人员）签名',
    '本单一式三份，窗口、承办股室各执一份，一份随材料返回窗口。',
  ]);
});

test('says why materials follow only where they follow', () =>
  expect(textOf(transferred())).not.toContain('补充移交'));

test('G2: a slip that is cancelled, handed over or returned makes no paper due', () => {
  const book = memory({});
  const events = ['transfer.cancelled', 'transfer.handed_over', 'transfer.returned'].map((kind) => ({
    streamKind: 'transfer' as const,
    streamId: 's1',
    caseId: null,
    kind,
    version: 1,
    payload: {},
  }));
  expect(registerPapersDue(events, book.context())).toEqual({ ok: true, value: [] });
});
