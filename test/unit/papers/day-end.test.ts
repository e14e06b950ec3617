import { describe, expect, test } from 'vitest';
import type { DayEnd, DayEndPaper } from '#shared/contract/papers.ts';
import type { CaseState } from '#shared/case/state.ts';
import { paperAsked } from '#shared/papers/asked/asked.ts';
import { dayEndOf } from '#shared/papers/day-end/day-end-records.ts';
import { chronicle, type Chronicle } from '../../support/chronicle.ts';
import { hall, uuidOf } from '../../support/hall.ts';
import { made } from '../../support/paper-source.ts';
import { acceptance, copies, eventfulDay, numbered, on, printed, settled, signed } from './day-end-cases.ts';
import { wholeOf } from './paper-text.ts';

function ended(book: Chronicle, day = '2026-09-30'): DayEnd {
  const answer = dayEndOf(day, book.source());
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
}
function only(book: Chronicle, day?: string): DayEndPaper {
  const [paper, ...more] = ended(book, day).papers;
  if (paper === undefined || more.length > 0) throw new Error(`${more.length} papers too many`);
  return paper;
}
const receipts = (book: Chronicle) => ended(book).series.find(({ title }) => title === '收件编号');

describe('the numbers of the day (A4)', () => {
  test('first and last used, without a gap where one follows the other from the day before', () => {
    const book = chronicle();
    book.usedBefore('receipt:1', 6);
    for (const serial of [7, 8, 9]) numbered(book, '09-30 09:00', serial);
    expect(receipts(book)).toEqual({
      title: '收件编号',
      used: 3,
      first: '001-000007-3',
      last: '001-000009-9',
      gaps: [],
      voided: [],
    });
  });

  test('a number passed over between two of the day is a gap', () => {
    const book = chronicle();
    book.usedBefore('receipt:1', 6);
    for (const serial of [7, 9]) numbered(book, '09-30 09:00', serial);
    expect(receipts(book)?.gaps).toEqual(['001-000008-5']);
  });

  test('numbers passed over since the day before are a gap; since the beginning of the block too', () => {
    const since = chronicle();
    since.usedBefore('receipt:1', 3);
    numbered(since, '09-30 09:00', 7);
    expect(receipts(since)?.gaps).toEqual(['001-000004-8至001-000006-1']);
    const first = chronicle();
    numbered(first, '09-30 09:00', 2);
    expect(receipts(first)?.gaps).toEqual(['001-000001-2']);
  });

  test('a number made void is no gap, and is told', () => {
    const book = chronicle();
    book.usedBefore('receipt:1', 6);
    for (const serial of [7, 9]) numbered(book, '09-30 09:00', serial);
    book.happened('numbers', 'receipt:1', 'numbers.voided', '09-30 10:00', {
      serial: 8,
      reason: '误号',
      done: { at: '2026-09-30T02:00:00.000Z', staff: '1001', name: '余姮' },
    });
    expect(receipts(book)).toMatchObject({ gaps: [], voided: ['001-000008-5'] });
  });

  test('one made void on a day that used none of its series has a line of its own', () => {
    const book = chronicle();
    book.happened('numbers', 'document:凤道运:2026', 'numbers.voided', '09-30 10:00', {
      serial: 10_007,
      reason: '误号',
      done: { at: '2026-09-30T02:00:00.000Z', staff: '1001', name: '余姮' },
    });
    const { series } = ended(book);
    expect(series).toEqual([
      { title: '文书编号（凤道运）', used: 0, first: '', last: '', gaps: [], voided: ['第10007号'] },
    ]);
  });

  test('going on with a further block is no gap: other counters have the numbers between', () => {
    const book = chronicle();
    const series = 'document:凤道运:2026';
    book.happened('numbers', series, 'numbers.assigned', '09-29 09:00', {
      counter: hall.counter.id,
      block: { from: 30_001, to: 30_100 },
      done: { at: '2026-09-29T01:00:00.000Z', staff: '3001', name: '郑示范' },
    });
    book.usedBefore(series, 19_998);
    numbered(book, '09-30 09:00', 1, 19_999);
    numbered(book, '09-30 09:05', 2, 30_001);
    expect(ended(book).series.find(({ title }) => title.startsWith('文书'))).toMatchObject({
      used: 2,
      first: '凤道运许受字〔2026〕第19999号',
      last: '凤道运许受字〔2026〕第30001号',
      gaps: [],
    });
  });

  test('case numbers are counted by item and day; what silence accepted by its own day (许可法32)', () => {
    const book = chronicle();
    const code = '1'.repeat(31);
    for (const [day, serial] of [
      ['2026-09-30', 1000],
      ['2026-09-22', 1003],
    ] as const)
      book.happened('case', uuidOf(70), 'case.accepted', '09-30 09:00', {
        caseNumber: {
          series: `case:${code}:${day}`,
          serial,
          text: `${code}${day.replaceAll('-', '')}${serial}`,
        },
      });
    expect(ended(book).series.map(({ title, gaps }) => [title, gaps])).toEqual([
      [`办件编号（${code}，2026年9月22日）`, ['1000至1002']],
      [`办件编号（${code}）`, []],
    ]);
  });
});

describe('the papers of the day', () => {
  test('printed, signed for: on the sheet, with nothing to do', () => {
    const book = chronicle();
    settled(book, 1, '09-30 09:00', 10_001);
    expect(only(book)).toEqual({
      paperId: uuidOf(1),
      caseId: null,
      title: '行政许可受理通知书',
      number: '凤道运许受字〔2026〕第10001号',
      issuedOn: '2026-09-30',
      copies: 2,
      printed: 2,
      reprints: 0,
      void: 0,
      unsigned: [],
      trouble: '',
      voided: null,
    });
  });

  test('a number used whose paper never came out is in trouble for every copy', () => {
    const book = chronicle();
    numbered(book, '09-30 09:00', 1, 10_001);
    book.issued(1, '09-30 09:00', acceptance(10_001));
    expect(only(book)).toMatchObject({ copies: 2, printed: 0, trouble: '2份待打印' });
  });

  test('one copy that failed, with what the printer said', () => {
    const book = chronicle();
    const [first, second] = copies(1);
    book.issued(1, '09-30 09:00', acceptance(10_001));
    on(book, 1, '09-30 09:01', printed(first), {
      kind: 'paper.print_failed',
      payload: { jobId: second, reason: '打印机缺纸。', next: '请装纸。' },
    });
    expect(only(book)).toMatchObject({ printed: 1, trouble: '1份打印失败（打印机缺纸。请装纸）' });
  });

  test('a copy of which nobody knows whether it came out', () => {
    const book = chronicle();
    const [first, second] = copies(1);
    book.issued(1, '09-30 09:00', acceptance(10_001));
    on(book, 1, '09-30 09:01', printed(first), {
      kind: 'paper.print_unconfirmed',
      payload: { jobId: second, reason: '打印中断。' },
    });
    expect(only(book).trouble).toBe('1份未核对是否打出（打印中断）');
  });

  test('a copy only filed as PDF was not printed', () => {
    const book = chronicle();
    const [first, second] = copies(1);
    book.issued(1, '09-30 09:00', acceptance(10_001));
    for (const jobId of [first, second])
      on(book, 1, '09-30 09:01', {
        kind: 'paper.archived',
        payload: { jobId, sha256: 'a'.repeat(64), bytes: 1, onward: false, missing: [] },
      });
    expect(only(book)).toMatchObject({ printed: 0, trouble: '2份只归档未打印' });
  });

  test('a torn copy is missing until another comes out in its place (补打)', () => {
    const book = chronicle();
    const [first, second] = copies(1);
    book.issued(1, '09-30 09:00', acceptance(10_001));
    on(book, 1, '09-30 09:01', printed(first), printed(second), {
      kind: 'paper.copy_voided',
      payload: { jobId: first, reason: '卡纸撕破' },
    });
    expect(only(book)).toMatchObject({ printed: 1, void: 1, reprints: 0, trouble: '缺1份' });
    const again = uuidOf(199);
    const requested = { jobId: again, media: 'document', reprint: 1, by: '余姮', requestedAt: '' } as const;
    on(book, 1, '09-30 09:05', { kind: 'paper.reprint_requested', payload: requested }, printed(again));
    expect(only(book)).toMatchObject({ printed: 2, void: 1, reprints: 1, trouble: '' });
  });

  test('a place left unsigned is named; signed, it is not', () => {
    const book = chronicle();
    book.issued(1, '09-30 09:00', acceptance(10_001));
    on(book, 1, '09-30 09:01', ...copies(1).map(printed));
    expect(only(book).unsigned).toEqual(['申请人（代理人）签收']);
    on(book, 1, '09-30 09:02', signed);
    expect(only(book).unsigned).toEqual([]);
  });

  test('a paper made void keeps its number and asks for nothing more', () => {
    const book = chronicle();
    book.issued(1, '09-30 09:00', acceptance(10_001));
    on(book, 1, '09-30 09:05', { kind: 'paper.voided', payload: { reason: '打错' } });
    expect(only(book)).toMatchObject({ voided: '打错', void: 2, unsigned: [], trouble: '' });
  });

  test('a void paper may still have come out: that has to be looked at', () => {
    const book = chronicle();
    const [first] = copies(1);
    book.issued(1, '09-30 09:00', acceptance(10_001));
    on(
      book,
      1,
      '09-30 09:05',
      { kind: 'paper.print_unconfirmed', payload: { jobId: first, reason: '打印中断。' } },
      { kind: 'paper.voided', payload: { reason: '打错' } },
    );
    expect(only(book).trouble).toBe('1份未核对是否打出（打印中断）');
  });

  test('papers of a case made void that day are listed, of whatever day they are', () => {
    const book = chronicle();
    const [first, second] = copies(1);
    book.issued(1, '09-10 09:00', acceptance(10_001), { caseId: uuidOf(9) });
    on(book, 1, '09-10 09:01', printed(first), printed(second), signed);
    expect(ended(book).papers).toEqual([]);
    book.happened('case', uuidOf(9), 'case.voided', '09-30 11:00', { reason: '重复登记' }, uuidOf(9));
    book.cases.set(uuidOf(9), { stage: '已作废' } as CaseState);
    expect(only(book)).toMatchObject({ issuedOn: '2026-09-10', voided: '所属办件已作废', printed: 2 });
  });

  test('a paper of yesterday still unsigned goes on to today; one that is settled does not', () => {
    const book = chronicle();
    settled(book, 1, '09-29 16:00', 10_001);
    book.issued(2, '09-29 16:30', acceptance(10_002));
    on(book, 2, '09-29 16:31', ...copies(2).map(printed));
    expect(only(book)).toMatchObject({ paperId: uuidOf(2), issuedOn: '2026-09-29' });
    expect(ended(book, '2026-09-29').papers.map(({ paperId }) => paperId)).toEqual([uuidOf(1), uuidOf(2)]);
  });

  test('a settled paper of before that was printed again today is of today', () => {
    const book = chronicle();
    settled(book, 1, '09-10 16:00', 10_001);
    const again = uuidOf(199);
    const requested = { jobId: again, media: 'document', reprint: 1, by: '余姮', requestedAt: '' } as const;
    on(book, 1, '09-30 09:00', { kind: 'paper.reprint_requested', payload: requested }, printed(again));
    expect(only(book)).toMatchObject({ issuedOn: '2026-09-10', printed: 3, reprints: 1, trouble: '' });
  });

  test('what was only looked at is no paper of the day until a sheet of it is wanted', () => {
    const book = chronicle();
    const [first] = copies(1);
    book.issued(1, '09-30 09:00', { ...acceptance(10_001), copies: 1, signatures: [] }, { print: false });
    const filed = { jobId: first, sha256: 'a'.repeat(64), bytes: 1, onward: false, missing: [] };
    on(book, 1, '09-30 09:01', { kind: 'paper.archived', payload: filed });
    expect(ended(book).papers).toEqual([]);
    on(book, 1, '09-30 09:02', { kind: 'paper.retry_requested', payload: { jobId: first } });
    expect(only(book).trouble).toBe('1份待打印');
  });

  test('papers issued after the day are not of it', () => {
    const book = chronicle();
    book.issued(1, '09-30 09:00', acceptance(10_001));
    expect(ended(book, '2026-09-29').papers).toEqual([]);
  });

  test('a day to come has no end yet', () => {
    expect(dayEndOf('2026-10-01', chronicle().source())).toMatchObject({ ok: false });
    expect(dayEndOf('2026-02-30', chronicle().source())).toMatchObject({ ok: false });
  });
});

test('the sums are those of the lines', () => {
  expect(ended(eventfulDay()).totals).toEqual({
    papers: 5,
    printed: 9,
    reprints: 1,
    void: 1,
    voided: 1,
    unsigned: 2,
    trouble: 1,
  });
});

describe('日结单', () => {
  test('numbers, papers and what else is to be in order, signed by who closes the day', () => {
    const sheet = paperAsked({ paper: '日结单', day: '2026-09-30' }, eventfulDay().source());
    const title = '行政许可受理通知书';
    const number = (serial: number) => `凤道运许受字〔2026〕第${serial}号`;
    expect(wholeOf(made(sheet))).toEqual([
      '日结单｜document｜1份｜无二维码｜无条形码',
      '窗口日结单',
      '2026年9月30日（截至9月30日 17:05）',
      '',
      '交通窗口1号2026年9月30日的编号、文书和有关事项核对如下：',
      '一、编号使用',
      '当日编号',
      '编号｜使用｜起号｜止号｜断号｜作废',
      '收件编号｜4｜001-000121-2｜001-000125-7｜｜001-000124-8',
      `文书编号（凤道运）｜4｜${number(10_101)}｜${number(10_105)}｜第10103号｜`,
      '二、文书出具',
      '当日和以前未了结的文书',
      '序号｜文书｜编号｜应印｜已印｜补打｜作废｜未签名｜情况',
      `1｜${title}｜${number(10_100)}｜2｜2｜0｜0｜申请人（代理人）签收｜2026年9月29日出具`,
      `2｜${title}｜${number(10_101)}｜2｜2｜0｜0｜｜`,
      `3｜${title}｜${number(10_102)}｜2｜1｜0｜0｜申请人（代理人）签收｜1份打印失败（打印机缺纸。请装纸）`,
      `4｜${title}｜${number(10_104)}｜2｜2｜1｜1｜｜`,
      `5｜${title}｜${number(10_105)}｜2｜2｜0｜0｜｜作废：办件作废：重复登记`,
      '合计：文书5件，已印9份，补打1份，作废1份；其中作废1件，有未登记签名的2件，打印未了结的1件。',
      '三、其他事项',
      '印章：没有未入柜的印章',
      '票据：当日没有使用票据',
      '材料移交：没有待移交的材料',
      '离岗：没有未返岗的人员',
      '空岗：420分钟',
      '数据上报：已全部送达中心',
      '凤冈县政务服务中心 2026年9月30日 不盖章',
      '经办 余姮（工号1001）',
      '日结人',
      '负责人',
      '',
    ]);
  });

  test('a day on which nothing happened says so', () => {
    const { blocks } = made(paperAsked({ paper: '日结单', day: '2026-09-27' }, chronicle().source()));
    expect(blocks.filter(({ type }) => type === 'table')).toEqual([]);
    expect(blocks.map((block) => ('text' in block ? block.text : ''))).toContain('当日编号：无。');
  });

  test('the sheet does not count itself', () => {
    const book = chronicle();
    const sheet = made(paperAsked({ paper: '日结单', day: '2026-09-30' }, book.source()));
    book.issued(1, '09-30 17:10', sheet);
    expect(ended(book).papers).toEqual([]);
  });
});
