import { chineseDateTime, civilDateAt } from '../../calendar/civil-date.ts';
import { overdueTransfers } from '../transfer-due.ts';
import { isOut, type TransferState } from '../transfer-state.ts';
import { mayLookAt } from './readers.ts';
import { byWhom, dayText, type FactTable, given, type View } from './view.ts';

/** G1, G2. */
export const transferView: View<TransferState> = {
  mayRead: ({ department }, context) => mayLookAt(department, context),
  row: (id, state, context) => {
    const { number, department, office, bundles, status, handOver, prepared } = state;
    const [overdue] = overdueTransfers([{ id, state }], context.now);
    const waits = status === '待移交';
    return {
      id,
      title: number,
      text: `${department}${office}，${bundles.length}件`,
      state: overdue === undefined ? status : `逾期${overdue.why}`,
      tone: overdue !== undefined ? 'danger' : waits ? 'warn' : isOut(state) ? 'ok' : 'still',
      open: waits || isOut(state),
      due: dueDay(state),
      who: handOver?.done.name ?? prepared.name,
      on: civilDateAt(prepared.at),
    };
  },
  detail: (_id, state) => {
    const { number, counter, department, organ, office, due, reason, prepared, handOver, cancelled } = state;
    const returnBy = handOver?.returnBy ?? null;
    return {
      facts: given(
        ['移交单', number],
        ['移交窗口', counter.name],
        ['接收单位', `${department}${organ === department ? '' : `（${organ}）`}${office}`],
        ['开具', byWhom(prepared)],
        ['移交时限', due === null ? '日期暂定，待公布节假日安排后确定' : `${chineseDateTime(due)}前`],
        ['补充移交的原因', reason],
        [
          '移交',
          handOver === null
            ? ''
            : `${handOver.carrier.name}取走，${byWhom(handOver.done)}${handOver.late ? '（超过移交时限）' : ''}`,
        ],
        ['返回期限', returnBy === null ? '' : dayText(returnBy)],
        ['作废', cancelled === null ? '' : `${cancelled.reason}（${byWhom(cancelled.done)}）`],
      ),
      tables: tablesOf(state),
      caseId: state.bundles.length === 1 ? (state.bundles[0]?.caseId ?? null) : null,
    };
  },
};

function dueDay({ status, due, handOver }: TransferState): string | null {
  if (status === '待移交') return due === null ? null : civilDateAt(due);
  return status === '已移交' || status === '部分返回' ? (handOver?.returnBy ?? null) : null;
}

const countsText = (counts: { originals: number; copies: number; pages: number }): string =>
  `原件${counts.originals}份，复印件${counts.copies}份，${counts.pages}页`;

const tablesOf = ({ bundles, returns }: TransferState): FactTable[] => [
  {
    title: '移交的材料',
    columns: ['收件编号', '事项', '送交', '已返回', '其余'],
    rows: bundles.map(({ receiptNumber, item, returned, rest, ...sent }) => [
      receiptNumber,
      item,
      countsText(sent),
      rest === null ? '' : countsText(returned),
      rest ?? '',
    ]),
  },
  ...(returns.length === 0
    ? []
    : [
        {
          title: '返回',
          columns: ['时间', '送还人', '接收人', '缺失、损坏'],
          rows: returns.map(({ carrier, done, bundles: back }) => [
            chineseDateTime(done.at),
            carrier.name,
            done.name,
            back
              .flatMap(({ missing, damage }) => [missing, damage])
              .filter((text) => text !== '')
              .join('；'),
          ]),
        },
      ]),
];
