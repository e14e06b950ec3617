/** Row 14: to other bodies — 抄告 to each department asked (F1), 转办 to the organ or the superior that goes on (B7, C3). */
import { todayOf } from '../../act-context.ts';
import { civilDateAt } from '../../calendar/civil-date.ts';
import { deadlineText } from '../../calendar/working-days.ts';
import type { CasePayload } from '../../case/events.ts';
import { isLicence } from '../../case/grounds.ts';
import { type CaseState, itemTitle, type Opinion } from '../../case/state.ts';
import type { Organ } from '../../reference/index.ts';
import { numberOf } from '../../reports/case-record.ts';
import {
  acceptedDay,
  caseNumberRows,
  common,
  contactRow,
  day,
  materialsTable,
  type PaperContext,
  type Row,
  sealOf,
  today,
} from './case-parts.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import { bodyOn } from '../hall/management-paper.ts';
import { paperTitles } from '../titles.ts';

/** One for each department, all under the number of the act. The applicant's identity number is nothing to it. */
export const coNotices = (
  state: CaseState,
  { lead, document, notices }: CasePayload<'case.co_notified'>,
  organ: Organ,
  context: PaperContext,
): PaperContent[] =>
  notices.map(({ department, subject, limit }) => ({
    ...common(state, context),
    kind: '抄告单',
    title: paperTitles.coNotice,
    number: document.text,
    addressee: `${bodyOn(context.hall, department, todayOf(context))}：`,
    blocks: [
      {
        type: 'paragraph',
        text: `${lead}牵头办理的下列申请涉及你单位职责，请对照所附材料审查，并在答复期限内明确答复；逾期不答复不视为同意。`,
      },
      {
        type: 'fields',
        rows: [
          ['牵头单位', lead],
          ...(lead === organ.name ? [] : ([['受理机关', organ.name]] satisfies Row[])),
          ...caseNumberRows(state),
          ['事项', itemTitle(state)],
          ['申请人', state.applicant.name],
          ['受理日期', acceptedDay(state)],
          ['请审查的内容', subject],
          ['答复期限', deadlineText(limit)],
          contactRow(organ, context),
        ],
      },
      ...materialsTable(state, '抄送的申请材料'),
      { type: 'blank', label: '答复意见', text: '□同意　□不同意　□同意但需转报', lines: 1 },
      { type: 'blank', label: '不同意的理由，或者需要转报的机关和说明', text: '', lines: 3 },
    ],
    closing: {
      organ: organ.name,
      date: today(context),
      seal: sealOf({ number: document.text, title: paperTitles.coNotice }, state, context),
    },
    signatures: ['签收人', '答复部门负责人（盖章）'],
    footer: '本单一式两份，一份由答复部门留存，一份答复后退回受理窗口存档。',
    copies: 2,
  }));

/** B7: the organ goes on as before, and what comes of it comes back to the window. */
export const transmittal = (
  state: CaseState,
  { to }: CasePayload<'case.transmitted'>,
  organ: Organ,
  context: PaperContext,
): PaperContent =>
  passedOn(state, organ, context, {
    to,
    number: state.receiptNumber,
    text: '下列申请材料已由窗口收件，现转送你单位办理。',
    rows: [
      ['收件编号', state.receiptNumber],
      ['收件日期', day(state.receivedOn)],
    ],
    blocks: materialsTable(state, '转送的申请材料'),
    statement: context.phrase('转办单.办理', { 窗口: context.hall.counter.name }),
  });

/** C3, 许可法35: the opinion of this level and all the materials. Its number is the case's: 上报文号 is the organ's own. */
export const submission = (
  state: CaseState,
  { superior, document, sentOn }: CasePayload<'case.forwarded'>,
  organ: Organ,
  context: PaperContext,
): PaperContent =>
  passedOn(state, organ, context, {
    to: superior,
    number: numberOf(state),
    text: `${isLicence(state.item) ? '根据《中华人民共和国行政许可法》第三十五条的规定，' : ''}现将初步审查意见和全部申请材料报送，请审查决定。`,
    rows: [
      ...caseNumberRows(state),
      ['上报文号', document],
      ['受理日期', acceptedDay(state)],
      ['上报日期', day(sentOn)],
    ],
    blocks: [...opinionsTable(state), ...materialsTable(state, '报送的申请材料')],
    statement: context.phrase('转办单.上报', { 窗口: context.hall.counter.name }),
  });

interface PassedOn {
  readonly to: string;
  readonly number: string;
  readonly text: string;
  readonly rows: readonly Row[];
  readonly blocks: readonly PaperBlock[];
  readonly statement: string;
}

/** Signed by both hands, as what goes with materials is; no seal. */
const passedOn = (
  state: CaseState,
  organ: Organ,
  context: PaperContext,
  { to, number, text, rows, blocks, statement }: PassedOn,
): PaperContent => ({
  ...common(state, context),
  kind: '转办单',
  title: paperTitles.passedOn,
  number,
  addressee: `${to}：`,
  blocks: [
    { type: 'paragraph', text },
    {
      type: 'fields',
      rows: [
        ...rows,
        ['事项', itemTitle(state)],
        ['申请人', state.applicant.name],
        ['申请人联系电话', state.applicant.phone],
        contactRow(organ, context),
      ],
    },
    ...blocks,
    { type: 'statement', text: statement },
  ],
  closing: { organ: organ.name, date: today(context), seal: null },
  signatures: ['移交人', '接收人'],
  footer: '本单一式两份，一份随材料移交，一份由窗口存档。',
  copies: 2,
});

/** 许可法35. A bare name is no opinion (row 16): step, words, who and when. */
function opinionsTable({ opinions, item }: CaseState): PaperBlock[] {
  if (opinions.length === 0) return [];
  const stepOf = ({ step }: Opinion): string => item.steps.find(({ id }) => id === step)?.name ?? step;
  const rows = opinions.map((opinion, index) => [
    String(index + 1),
    stepOf(opinion),
    `${opinion.result}：${opinion.text}`,
    `${opinion.done.name}（${opinion.post}）`,
    day(civilDateAt(opinion.done.at)),
  ]);
  const head = [
    { title: '序号', share: 8 },
    { title: '环节', share: 22 },
    { title: '意见', share: 30 },
    { title: '签署人', share: 20 },
    { title: '日期', share: 20 },
  ];
  return [{ type: 'table', caption: '初步审查意见', head, rows }];
}
