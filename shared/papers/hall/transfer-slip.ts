/** 材料移交单 (row 13; G1, G2): what leaves the window, and what comes back, to be signed on both sides. */
import type { ActContext } from '../../act-context.ts';
import { chineseDateTime, civilDateAt } from '../../calendar/civil-date.ts';
import type { TransferEvent } from '../../registers/transfer-state.ts';
import type { Result } from '../../result.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import { countCells, listTable, numbered, totalCells } from './list-parts.ts';
import { managementPaper } from './management-paper.ts';

type Prepared = Extract<TransferEvent, { kind: 'transfer.prepared' }>['payload'];

export function transferSlip(slip: Prepared, context: ActContext): Result<PaperContent> {
  const { number, organ, department, office, counter, reason, done } = slip;
  const rows: [string, string][] = [
    ['移交窗口', `${counter.name}（${context.hall.name}）`],
    ['接收单位', `${department}${office}`],
    ['制单时间', chineseDateTime(done.at)],
    ['移交时限', slip.due === null ? '日期暂定，待公布节假日安排后确定' : `${chineseDateTime(slip.due)}前`],
    ...(reason === '' ? [] : [['补充移交的原因', reason] as [string, string]]),
  ];
  return managementPaper(
    {
      kind: '材料移交单',
      title: '材料移交单',
      number: number.text,
      blocks: [
        { type: 'fields', rows },
        blank('移交时间、返回期限', `${moment}移交，　　　月　　日前返回`),
        bundlesTable(slip, context),
        {
          type: 'statement',
          text: '材料由部门派人到窗口取送，不得要求窗口工作人员送交材料或者领取结果。请当面清点后签名。',
        },
        ...returnSection,
      ],
      organ,
      on: civilDateAt(done.at),
      signatures: ['移交人（窗口）签名', '接收人（部门送件人员）签名'],
      footer: '本单一式三份，窗口、承办股室各执一份，一份随材料返回窗口。',
      copies: 3,
    },
    context,
  );
}

function bundlesTable({ bundles }: Prepared, { caseState }: ActContext): PaperBlock {
  const rows = bundles.map(({ caseId, receiptNumber, caseNumber, item, ...counts }) => [
    caseNumber === null ? receiptNumber : `${receiptNumber} ${caseNumber}`,
    caseState(caseId)?.applicant.name ?? '',
    item,
    ...countCells(counts),
  ]);
  const total = ['', `合计${bundles.length}件`, '', '', ...totalCells(bundles)];
  const columns = [
    ['序号', 7],
    ['收件编号、办件编号', 31],
    ['申请人', 14],
    ['事项', 24],
    ['原件份数', 8],
    ['复印件份数', 9],
    ['页数', 7],
  ] as const;
  return listTable('移交的材料', columns, [...numbered(rows), total]);
}

/** A line to be filled in by hand. */
const blank = (label: string, text: string, lines = 1): PaperBlock => ({ type: 'blank', label, text, lines });
const moment = '　　　月　　日　　时　　分';

/** G2: on return what is missing or damaged is written down before the signature. */
const returnSection: readonly PaperBlock[] = [
  { type: 'heading', text: '返回登记' },
  blank('返回时间、材料', `${moment}，原件　　份，复印件　　份，共　　页`),
  blank('缺失、损坏或者留存', '', 2),
  blank('返回签名', '送还人（部门）：　　　　　　　　　　　接收人（窗口）：'),
];
