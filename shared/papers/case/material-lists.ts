/** Lists of what came over the counter, on A4: what was taken (row 1), and what came in on a notice (row 3b). */
import type { CasePayload } from '../../case/events.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import type { Organ } from '../../reference/index.ts';
import { codesOf, common, day, identityRow, intakeSeal, type PaperContext } from './case-parts.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import { countCells, listTable, numbered, totalCells } from '../hall/list-parts.ts';
import { receiptStatement, takenAt } from './receipt-slip.ts';
import { paperTitles } from '../titles.ts';

type Row = [string, string];

/** Row 1: only while the case is left at 收件; of what was answered at once the notice carries the list. */
export function materialReceipt(
  state: CaseState,
  received: CasePayload<'case.received'>,
  organ: Organ,
  context: PaperContext,
): PaperContent[] {
  const taken = state.materials.filter((line) => line.received);
  if (state.stage !== '收件' || taken.length === 0) return [];
  const { agent } = state;
  const facts: Row[] = [
    ...(agent === null ? [] : [['代理人', agent.name] as Row, ['代理人证件号码', agent.idNumber] as Row]),
    ['事项', itemTitle(state)],
    ['收件编号', state.receiptNumber],
    ['收件时间', takenAt(received, context)],
    ...(received.channel === '窗口' ? [] : [['收件方式', received.channel] as Row]),
  ];
  const rows = taken.map(({ name, form, ...counts }) => [name, form, ...countCells(counts)]);
  const columns = [
    ['序号', 8],
    ['材料名称', 42],
    ['形式', 20],
    ['原件份数', 10],
    ['复印件份数', 11],
    ['页数', 9],
  ] as const;
  const listed = [...numbered(rows), ['', `合计${taken.length}项`, '', ...totalCells(taken)]];
  return [
    {
      ...materialsPaper(state, organ, context, facts, [listTable('收到的申请材料', columns, listed)]),
      kind: '接收凭证',
      title: '申请材料接收凭证',
      closing: { organ: organ.name, date: day(state.receivedOn), seal: intakeSeal },
      footer: '本凭证一式两份，一份交申请人，一份存档。凭收件编号查询办理情况。',
    },
  ];
}

/** Row 3b: line by line as the notice has them, and what became of each. It bears no seal, both sign. */
export function supplementList(
  state: CaseState,
  supplemented: CasePayload<'case.supplemented'>,
  organ: Organ,
  context: PaperContext,
): PaperContent {
  const title = paperTitles.correction(state.item);
  const notices = state.documents.filter((document) => document.title === title);
  const facts: Row[] = [
    ['事项', itemTitle(state)],
    ['收件编号', state.receiptNumber],
    ['补正告知书', notices.map(({ number }) => number).join('、')],
    ['补正日期', day(supplemented.suppliedOn)],
  ];
  const columns = [
    ['序号', 8],
    ['告知书列明的材料', 34],
    ['原件份数', 9],
    ['复印件份数', 10],
    ['页数', 8],
    ['核对结果', 31],
  ] as const;
  const table = listTable('对照补正告知书逐项核对', columns, numbered(answeredRows(supplemented)));
  return {
    ...materialsPaper(state, organ, context, facts, [table]),
    kind: '补正收件清单',
    title: '补正材料收件清单',
    closing: { organ: organ.name, date: day(supplemented.suppliedOn), seal: null },
    footer: '本清单一式两份，一份交申请人，一份存档。',
  };
}

/** What both lists say of the case, and who signs them. */
function materialsPaper(
  state: CaseState,
  organ: Organ,
  context: PaperContext,
  facts: readonly Row[],
  list: readonly PaperBlock[],
): Omit<PaperContent, 'kind' | 'title' | 'closing' | 'footer'> {
  const { counter, complaintPhone } = context.hall;
  const shared = common(state, context);
  const rows: Row[] = [
    ['申请人', state.applicant.name],
    identityRow(state),
    ...facts,
    ['收件人、窗口', `${shared.handler}，${counter.name}（${counter.position}）`],
    ['咨询、投诉电话', `咨询${organ.phone}，监督投诉${complaintPhone}`],
  ];
  return {
    ...shared,
    // The first of the fields says whose they are.
    addressee: '',
    number: state.receiptNumber,
    blocks: [{ type: 'fields', rows }, ...list, { type: 'statement', text: receiptStatement(state) }],
    signatures: ['交件人签名', '收件人签名'],
    copies: 2,
    ...codesOf(state),
  };
}

const answeredRows = ({ answered, materials, remaining }: CasePayload<'case.supplemented'>): string[][] =>
  answered.map(({ materialId, answer, ...counts }) => {
    const name = materials.find((line) => line.materialId === materialId)?.name ?? materialId;
    const point = remaining.find((open) => open.materialId === materialId);
    const result = answer === '已补正' ? `√ ${answer}` : answer;
    const open = point === undefined ? '' : `（${point.problem}）：${point.requirement}`;
    return [name, ...countCells(counts), `${result}${open}`];
  });
