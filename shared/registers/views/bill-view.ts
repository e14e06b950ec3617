import { civilDateAt } from '../../calendar/civil-date.ts';
import { amountText } from '../../money.ts';
import { lotTotals, nextBill } from '../bill-numbers.ts';
import type { BillBookState, BillLot } from '../bill-state.ts';
import { mayLookAt } from './readers.ts';
import { byWhom, counterNamed, dayText, type FactTable, given, type View } from './view.ts';

/** How many single numbers a book shows; all are in its printed register. */
const shownEntries = 60;

/** H2. */
export const billView: View<BillBookState> = {
  mayRead: ({ department }, context) => mayLookAt(department, context),
  row: (id, { name, organ, lot, opened }) => {
    const next = lot === null ? null : nextBill(lot);
    return {
      id,
      title: name,
      text:
        lot === null
          ? `${organ}，未领用`
          : `${organ}，${lot.from}至${lot.to}，余${lotTotals(lot).remaining}份`,
      state: lot === null ? '待领取' : next === null ? '已用完，待缴销' : '在用',
      tone: lot !== null && next !== null ? 'ok' : 'warn',
      open: true,
      due: null,
      who: lot?.receiver.name ?? '',
      on: lot?.receivedOn ?? civilDateAt(opened.at),
    };
  },
  detail: (_id, state, context) => {
    const { name, organ, department, counter, sheets, opened, lot } = state;
    return {
      facts: given(
        ['票据名称', name],
        ['收费机关', organ === department ? organ : `${organ}（${department}）`],
        ['领用窗口', counterNamed(counter, context)],
        ['联数', `一式${sheets}联`],
        ['登记', byWhom(opened)],
        ...(lot === null ? [['在用批次', '没有，请先领取'] as const] : lotFacts(lot)),
      ),
      tables: [...entriesTable(lot), ...closedTable(state)],
    };
  },
};

function lotFacts(lot: BillLot): (readonly [string, string])[] {
  const { used, voided, lost, remaining, amount } = lotTotals(lot);
  return [
    ['在用批次', `${lot.from}至${lot.to}${lot.code === '' ? '' : `，代码${lot.code}`}`],
    ['领取', `${lot.issuer}，${lot.document}，${dayText(lot.receivedOn)}，${lot.receiver.name}`],
    ['下一份', nextBill(lot) ?? '已用完'],
    ['合计', `使用${used}份${amountText(amount)}，作废${voided}份，遗失${lost}份，未使用${remaining}份`],
  ];
}

const entriesTable = (lot: BillLot | null): FactTable[] =>
  lot === null || lot.entries.length === 0
    ? []
    : [
        {
          title: lot.entries.length > shownEntries ? `已用号码（最近${shownEntries}份）` : '已用号码',
          columns: ['号码', '状态', '金额', '登记'],
          rows: lot.entries
            .slice(-shownEntries)
            .toReversed()
            .map(({ number, status, amount, done }) => [
              number,
              status,
              status === '使用' ? amountText(amount) : '',
              byWhom(done),
            ]),
        },
      ];

const closedTable = ({ closed }: BillBookState): FactTable[] =>
  closed.length === 0
    ? []
    : [
        {
          title: '已缴销批次',
          columns: ['号码', '使用', '作废', '遗失', '退回', '金额', '缴销'],
          rows: closed
            .toReversed()
            .map(({ from, to, used, voided, lost, returned, amount, document, acceptedBy, on }) => [
              `${from}至${to}`,
              String(used),
              String(voided),
              String(lost),
              String(returned),
              amountText(amount),
              `${document}，${acceptedBy}，${dayText(on)}`,
            ]),
        },
      ];
