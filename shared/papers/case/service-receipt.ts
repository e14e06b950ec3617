/** Row 11: 送达回证. One slip for all that one person is served at once; asked for before, or as it was recorded. */
import type { CasePayload } from '../../case/events.ts';
import { organOf } from '../../case/numbering.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import type { Organ } from '../../reference/index.ts';
import { numberOf } from '../../reports/case-record.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { common, day, identityRow, type PaperContext, type Row, today } from './case-parts.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import { notVoided } from '../may-print.ts';
import type { RequestOf } from '../asked/requests.ts';
import type { Asked } from '../asked/source.ts';

type Served = CasePayload<'case.served'>;
type NumberedPaper = Served['papers'][number];

/** To be filled in and signed by hand when the papers are given over. */
export const serviceReceiptAsked: Asked<RequestOf<'送达回证'>> = (request, source) => {
  const record = source.caseRecord(request.caseId);
  if (record === null) return refuse('not_found', '', '没有找到该办件。', '请核对编号，或在办件列表中查找。');
  const { state } = record;
  const open = notVoided(state);
  if (!open.ok) return open;
  const papers = papersOf(state, request.documents);
  if (!papers.ok) return papers;
  const organ = organOf(source.hall, state.item.organ);
  if (!organ.ok) return organ;
  const context = { ...source, phrase: source.phrasesOf(state.item.department) };
  return ok(blankReceipt(state, papers.value, organ.value, context));
};

/** Papers of this case that count, each once, under the title they were issued with. */
function papersOf(state: CaseState, asked: readonly NumberedPaper[]): Result<NumberedPaper[]> {
  const cancelled = new Set(state.cancelledCharges.map(({ notice }) => notice));
  const found: NumberedPaper[] = [];
  for (const { number } of asked) {
    const paper = state.documents.find((document) => document.number === number);
    if (paper === undefined || cancelled.has(number))
      return refuse(
        'bad_input',
        'J1',
        `文书（${number.slice(0, 60)}）不是该办件的有效文书。`,
        '请从该办件的文书中选择。',
        'documents',
      );
    if (!found.includes(paper)) found.push(paper);
  }
  return ok(found);
}

const blankReceipt = (
  state: CaseState,
  papers: readonly NumberedPaper[],
  organ: Organ,
  context: PaperContext,
): PaperContent => ({
  ...frame(state, organ, context),
  blocks: [
    { type: 'fields', rows: recipientRows(state) },
    papersTable(papers),
    {
      type: 'blank',
      label: '送达方式',
      text: '□直接送达　□留置送达　□邮寄送达　□电子送达　□公告送达',
      lines: 1,
    },
    { type: 'blank', label: '送达地点', text: '', lines: 1 },
    { type: 'blank', label: '代收人签名及与受送达人的关系', text: '', lines: 1 },
    { type: 'blank', label: '拒收事由和日期', text: '', lines: 2 },
    { type: 'blank', label: '见证人签名、单位或者住址', text: '', lines: 2 },
    { type: 'blank', label: '备注', text: '', lines: 1 },
  ],
  signatures: ['收件人签名', '送达人签名'],
  footer: '收件人签名时填写的日期为送达日期。本回证由送达机关存档。',
});

/** As recorded, for every manner but by hand: there the recipient has signed the form. */
export const recordedReceipt = (
  state: CaseState,
  served: Served,
  organ: Organ,
  context: PaperContext,
): PaperContent[] => {
  if (served.manner === '直接送达') return [];
  return [
    {
      ...frame(state, organ, context),
      blocks: [
        { type: 'fields', rows: [...recipientRows(state), ...recordedRows(served)] },
        papersTable(served.papers),
        ...proofOf(served),
      ],
      signatures: [...served.witnesses.map((name) => `见证人（${name}）签名`), '送达人签名'],
      footer: '本回证由送达机关存档。',
    },
  ];
};

const frame = (state: CaseState, organ: Organ, context: PaperContext) => ({
  ...common(state, context),
  kind: '送达回证' as const,
  title: '送达回证',
  number: numberOf(state),
  addressee: '',
  closing: { organ: organ.name, date: today(context), seal: null },
  copies: 1,
});

const recipientRows = (state: CaseState): Row[] => [
  ['受送达人', state.applicant.name],
  identityRow(state),
  ...(state.agent === null ? [] : ([['代理人', state.agent.name]] satisfies Row[])),
  ['事项', itemTitle(state)],
];

function papersTable(papers: readonly NumberedPaper[]): PaperBlock {
  const rows = papers.map(({ title, number }, index) => [String(index + 1), title, number]);
  const head = [
    { title: '序号', share: 10 },
    { title: '文书名称', share: 42 },
    { title: '文书编号', share: 48 },
  ];
  return { type: 'table', caption: '送达的文书、证件', head, rows };
}

const referenceNames = {
  直接送达: '送达凭据',
  留置送达: '送达凭据',
  邮寄送达: '邮件编号',
  电子送达: '受送达人确认的电子地址',
  公告送达: '公告的载体和日期',
} as const satisfies Record<Served['manner'], string>;

function recordedRows({
  manner,
  place,
  servedOn,
  recipient,
  refusal,
  witnesses,
  reference,
  window,
  done,
}: Served): Row[] {
  const rows: Row[] = [
    ['送达方式', manner],
    ['送达日期', day(servedOn)],
    ['送达地点', place],
    // Left or announced, it was taken by nobody.
    ...(manner === '留置送达' || manner === '公告送达'
      ? []
      : ([
          ['收件人', `${recipient.name}（${recipient.kind}）`],
          ['与受送达人的关系', recipient.relation],
        ] satisfies Row[])),
    [manner === '公告送达' ? '其他方式不能送达的原因' : '拒收事由', refusal],
    ['见证人', witnesses.join('、')],
    [referenceNames[manner], reference],
    ['送达人', `${done.name}（工号${done.staff}）`],
    ['送达窗口', window],
  ];
  return rows.filter(([, value]) => value !== '');
}

/** The post's, the system's or the press's own proof is put with it. */
const proofOf = ({ manner }: Served): PaperBlock[] =>
  manner === '留置送达'
    ? [{ type: 'blank', label: '备注', text: '', lines: 2 }]
    : [{ type: 'blank', label: '送达凭据粘贴处', text: '', lines: 6 }];
