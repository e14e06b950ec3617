/** Row 10: what to come for, when, and what to bring (J1). Only where it is handed over; a call or a message prints nothing. */
import { deadlineText } from '../../calendar/working-days.ts';
import { maskedApplicant } from '../../case/applicant.ts';
import type { CasePayload } from '../../case/events.ts';
import { resultPapers } from '../../case/evolve-closing.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import type { Organ } from '../../reference/index.ts';
import { caseNumberRows, codesOf, common, maskedRows, type PaperContext, today } from './case-parts.ts';
import type { PaperBlock, PaperContent } from '../content.ts';

export function collectionNotice(
  state: CaseState,
  { via }: CasePayload<'case.collection_notified'>,
  organ: Organ,
  context: PaperContext,
): PaperContent[] {
  if (via !== '当面' && via !== '书面') return [];
  const { applicant, decision } = state;
  const { counter, address, hours, complaintPhone } = context.hall;
  return [
    {
      ...common(state, context),
      ...codesOf(state),
      kind: '领取通知',
      title: '办结领取通知',
      number: state.receiptNumber,
      addressee: maskedApplicant(applicant).name,
      blocks: [
        {
          type: 'fields',
          rows: [
            ...maskedRows(state, '申请人'),
            ['事项', itemTitle(state)],
            ...caseNumberRows(state),
            ['办理结果', decision?.result ?? ''],
            ['领取窗口', `${counter.name}（${counter.position}）`],
            ['地址', address],
            ['办公时间', hours],
            ['送达期限', decision === null ? '' : deadlineText(decision.serviceLimit)],
            ['咨询电话', organ.phone],
            ['监督投诉', complaintPhone],
          ],
        },
        waitingTable(state),
        ...unpaid(state, context),
        {
          type: 'statement',
          text: context.phrase(applicant.kind === 'person' ? '领取通知.个人携带' : '领取通知.单位携带'),
        },
      ],
      closing: { organ: organ.name, date: today(context), seal: null },
      signatures: [],
      footer: context.phrase('领取通知.页脚'),
      copies: 1,
    },
  ];
}

/** The decision and the certificate, less what was handed over before. */
function waitingTable(state: CaseState): PaperBlock {
  const served = new Set(state.served.flatMap(({ papers }) => papers.map(({ number }) => number)));
  const result = new Set(resultPapers(state));
  const rows = state.documents
    .filter(({ number }) => result.has(number) && !served.has(number))
    .map(({ title, number }, index) => [String(index + 1), title, number]);
  const head = [
    { title: '序号', share: 10 },
    { title: '名称', share: 45 },
    { title: '编号', share: 45 },
  ];
  return { type: 'table', caption: '可以领取的文书、证件', head, rows };
}

/** H3: what was charged beforehand is paid at the bank beforehand. */
const unpaid = ({ charge }: Pick<CaseState, 'charge'>, { phrase }: PaperContext): PaperBlock[] =>
  charge !== null && charge.payment === null
    ? [
        {
          type: 'statement',
          text: `${charge.precondition ? '领取前请' : '请'}${phrase('领取通知.缴款', { 通知书编号: charge.notice })}`,
        },
      ]
    : [];
