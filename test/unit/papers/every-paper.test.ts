/** Domain 4, rows 1 to 17: every paper is there, and as each of them has to be. */
import { describe, expect, test } from 'vitest';
import { paperContent } from '#shared/papers/content.ts';
import { mayComeOutOn, pageOf, type PaperKind, paperKinds } from '#shared/papers/kinds.ts';
import { mayPrint } from '#shared/papers/may-print.ts';
import { phraseKeys, phraseTable } from '#shared/papers/phrases/phrases.ts';
import { type PaperRequest, paperRequest, type RequestOf } from '#shared/papers/asked/requests.ts';
import { type PaperSample, samples } from '../../papers/samples/index.ts';
import { samples as madeForTheirGlyphs } from '../../papers/samples/text-quality.ts';
import { chronicle } from '../../support/chronicle.ts';
import { askFor } from '../../support/paper-source.ts';
import { hall, items, uuidOf } from '../../support/hall.ts';
import { textOf, wholeOf } from './paper-text.ts';

interface Row {
  /** Of the table in domain 4; `—` for what stands elsewhere: B9, A10, the end of a case and of a day. */
  readonly row: string;
  /** Every title the kind may have. */
  readonly titles: readonly (string | RegExp)[];
  readonly copies: number;
}
const row = (number: string, copies: number, ...titles: (string | RegExp)[]): Row => ({
  row: number,
  titles,
  copies,
});

const rows: Readonly<Record<PaperKind, Row>> = {
  收件凭证: row('4.1', 1, '申请材料收件凭证', '补正材料收件凭证'),
  接收凭证: row('4.1', 2, '申请材料接收凭证'),
  受理通知书: row('4.2', 2, '行政许可受理通知书', '受理通知书'),
  补正告知书: row('4.3', 2, '补正行政许可申请有关材料告知书', '补正申请有关材料告知书'),
  补正收件清单: row('4.3b', 2, '补正材料收件清单'),
  不受理告知书: row('4.4', 1, '不受理告知书'),
  不予受理决定书: row('4.5', 2, '行政许可不予受理决定书', '不予受理决定书'),
  特别程序告知书: row('4.6', 2, '行政许可特别程序告知书', '特别程序告知书'),
  延期通知书: row('4.7', 2, '延期办理通知书'),
  准予决定书: row('4.8', 2, '准予行政许可决定书', '准予决定书'),
  不予决定书: row('4.9', 2, '不予行政许可决定书', '不予决定书'),
  领取通知: row('4.10', 1, '办结领取通知'),
  送达回证: row('4.11', 1, '送达回证'),
  缴款通知书: row('4.12', 1, '缴款通知书'),
  材料移交单: row('4.13', 3, '材料移交单'),
  抄告单: row('4.14', 2, '并联审批抄告单'),
  转办单: row('4.14', 2, '办件转办单'),
  咨询登记: row('4.15', 1, '业务咨询登记簿'),
  审批表: row('4.16', 1, '行政许可审批表', '审批表', '延期办理审批单'),
  授权书: row('4.17', 2, '行政审批授权书'),
  替岗登记: row('4.17', 1, '窗口离岗替岗空岗登记簿'),
  用印登记: row('4.17', 1, '用印登记簿', '行政审批专用章用印登记表'),
  票据登记: row('4.17', 1, '票据领用缴销登记簿'),
  投诉登记: row('4.17', 1, '投诉登记簿'),
  部门月报: row('4.17', 2, /^.+审批服务事项办理情况月报$/u),
  一览表A: row('4.17', 1, '部门进驻服务中心工作人员及办理事项一览表A'),
  一览表B: row('4.17', 1, '部门进驻服务中心工作人员及办理事项一览表B'),
  评议通报: row('4.17', 1, '一事一评月度统计通报'),
  监察通报: row('—', 2, '监察通报'),
  终止通知书: row('—', 2, '行政许可终止办理通知书', '终止办理通知书'),
  当场处罚决定书: row('—', 2, '当场行政处罚决定书'),
  办事指南: row('—', 1, /^.+办事指南$/u),
  日结单: row('—', 1, '窗口日结单'),
};

const of = (kind: PaperKind): PaperSample[] => samples.filter(({ content }) => content.kind === kind);
const isTitle = (title: string, known: string | RegExp): boolean =>
  typeof known === 'string' ? known === title : known.test(title);

test.each(paperKinds.map((kind) => [rows[kind].row, kind, rows[kind]] as const))(
  '%s · %s: a person can look at it; titled as the plans have it, in as many copies as are due',
  (_row, kind, { titles, copies }) => {
    expect(of(kind)).not.toHaveLength(0);
    const wrong = of(kind).filter(
      ({ content }) => content.copies !== copies || !titles.some((known) => isTitle(content.title, known)),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  },
);

describe.each(samples.map(({ name, content }) => [name, content] as const))('%s', (_name, content) => {
  test('4-refuse · lacks nothing that no paper may lack', () => {
    expect(paperContent.parse(content)).toEqual(content);
    expect(mayPrint(content)).toMatchObject({ ok: true });
  });

  test('reads as a person wrote it: nothing of the program in it, full-width punctuation in Chinese', () => {
    const text = wholeOf(content).join('\n');
    expect(text).not.toMatch(/null|undefined|NaN|\[object|\{[^}]*\}|\$\{/u);
    expect(text).not.toMatch(/\p{Script=Han} ?[,;:?!](?=\s|\p{Script=Han}|$)/mu);
    expect(text).not.toMatch(/\([^()]*\p{Script=Han}[^()]*\)/u);
    expect(text).not.toMatch(/。。|，，|；；|，。|：：/u);
  });
});

test('许可法32末款: what goes out in the organ’s name says which seal it carries', () => {
  const without = samples.filter(
    ({ content: { kind, closing } }) => pageOf(kind) === 'official' && closing.seal?.endsWith('章') !== true,
  );
  expect(without).toEqual([]);
});

test('个人信息保护法6: what may come out on thermal paper has no identity number, telephone or name of a person in full', () => {
  const stubs = samples.filter(
    (sample) => mayComeOutOn(sample.content.kind, 'slip') && !madeForTheirGlyphs.includes(sample),
  );
  expect(new Set(stubs.map(({ content }) => content.kind)).size).toBe(3);
  const identity = /(?<!\d)\d{17}[\dXx](?![\dA-Z])/u;
  const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/u;
  const telling = stubs.filter(({ content }) => {
    const text = textOf(content);
    const named = !content.addressee.endsWith('公司') && !/^.\*+$/u.test(content.addressee);
    return named || identity.test(text) || mobile.test(text);
  });
  expect(telling.map(({ name }) => name)).toEqual([]);
});

test('every standing phrase can be read on some paper', () => {
  const text = samples.map(({ content }) => textOf(content)).join('\n');
  const unread = phraseKeys.filter(
    (key) => !phraseTable[key].split(/\{[^{}]+\}/u).every((words) => text.includes(words)),
  );
  expect(unread).toEqual([]);
});

const book = chronicle();
const caseId = uuidOf(2);
const month = '2026-09';
const department = '凤冈县交通运输局';
const requests: { readonly [Paper in PaperRequest['paper']]: RequestOf<Paper> } = {
  送达回证: { paper: '送达回证', caseId, documents: [{ number: '第1号', title: '准予行政许可决定书' }] },
  审批表: { paper: '审批表', caseId },
  授权书: { paper: '授权书', grantee: '1001' },
  咨询登记: { paper: '咨询登记', month },
  替岗登记: { paper: '替岗登记', month },
  用印登记: { paper: '用印登记', month },
  票据登记: { paper: '票据登记', month },
  投诉登记: { paper: '投诉登记', month },
  部门月报: { paper: '部门月报', department, month },
  评议通报: { paper: '评议通报', month },
  一览表A: { paper: '一览表A', department },
  一览表B: { paper: '一览表B', department },
  办事指南: { paper: '办事指南', itemCode: items.items[0]?.code ?? '', subItem: null },
  日结单: { paper: '日结单', day: '2026-09-30' },
};

test.each(Object.entries(requests))('somebody in the training hall may ask for the %s', (_paper, request) => {
  expect(paperRequest.parse(request)).toEqual(request);
  const mayAsk = hall.staff.filter((person) => {
    const asked = askFor(request, book.source(person.number));
    return asked.ok || asked.refusal.kind !== 'not_permitted';
  });
  expect(mayAsk).not.toHaveLength(0);
});
