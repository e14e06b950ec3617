/** 票据领用缴销登记 (H2, row 17): what came in, was used, spoiled, lost and given back in a month, in order. */
import { chineseDate, type CivilDate } from '../../calendar/civil-date.ts';
import { amountText } from '../../money.ts';
import { countFrom } from '../../registers/bill-numbers.ts';
import type { BillEvent } from '../../registers/bill-state.ts';
import { unreachable } from '../../result.ts';
import {
  mayReadOf,
  moment,
  monthSpan,
  monthTable,
  orNothing,
  type Read,
  readEvents,
  registerPaper,
} from './register-parts.ts';
import type { RequestOf } from '../asked/requests.ts';
import type { Asked, MonthSource } from '../asked/source.ts';

const columns = [
  ['时间', 9],
  ['登记', 5],
  ['票据', 11],
  ['号码（起止）', 11],
  ['份数', 4],
  ['金额', 8],
  ['办件编号、单号', 22],
  ['说明', 20],
  ['经手人', 6],
] as const;

export const billRegister: Asked<RequestOf<'票据登记'>, MonthSource> = ({ month }, source) => {
  const events = readEvents<BillEvent>(source.eventsOf('bill', monthSpan(month))).filter(({ streamId }) =>
    mayReadOf(bookOf(streamId, source).department, source),
  );
  const rows = events.flatMap((event) => {
    const row = rowOf(event, source);
    return row === null ? [] : [row];
  });
  const blocks = orNothing(monthTable('票据领用缴销', columns, rows, totalOf(events)));
  return registerPaper({ kind: '票据登记', title: '票据领用缴销登记簿', month, blocks }, source);
};

const bookOf = (id: string, { registers }: MonthSource) =>
  registers.get('bill', id) ?? { name: id, department: '' };

const range = (from: string, to: string): string => (from === to ? from : `${from}至${to}`);

/** Null for the opening of a book, which brings no bill. */
function rowOf(event: Read<BillEvent>, source: MonthSource): string[] | null {
  if (event.kind === 'bill.opened') return null;
  const { done } = event.payload;
  const row = (what: string, ...rest: [string, string, string, string, string, string?]): string[] => {
    const [numbers, count, amount, document, words, hand = done.name] = rest;
    const { name } = bookOf(event.streamId, source);
    return [moment(done.at), what, name, numbers, count, amount, document, words, hand];
  };
  switch (event.kind) {
    case 'bill.lot_received': {
      const { code, from, to, issuer, document, receivedOn, receiver } = event.payload;
      const words = [
        `${chineseDate(receivedOn as CivilDate)}向${issuer}领取`,
        code === '' ? '' : `票据代码${code}`,
      ];
      const text = words.filter((part) => part !== '').join('，');
      return row('领取', range(from, to), String(countFrom(from, to)), '', document, text, receiver.name);
    }
    case 'bill.used': {
      const { number, amount, caseNumber, charge, bankReceipt } = event.payload;
      return row('使用', number, '1', amountText(amount), caseNumber, `${charge}，银行回单${bankReceipt}`);
    }
    case 'bill.voided': {
      const { number, sheetsKept, reason } = event.payload;
      return row('作废', number, '1', '', '', `${reason}；${sheetsKept}联全部留存`);
    }
    case 'bill.lost': {
      const { from, to, document, circumstances } = event.payload;
      return row('遗失', range(from, to), String(countFrom(from, to)), '', document, circumstances);
    }
    case 'bill.reconciled': {
      const { from, to, amount, document, acceptedBy, on, ...counts } = event.payload;
      const { used, voided, lost, returned } = counts;
      const words = `${chineseDate(on as CivilDate)}财政窗口${acceptedBy}验收：使用${used}份，作废${voided}份，遗失${lost}份，退回${returned}份`;
      return row('缴销', range(from, to), String(countFrom(from, to)), amountText(amount), document, words);
    }
    default:
      return unreachable(event);
  }
}

function totalOf(events: readonly BillEvent[]): string {
  const totals = { received: 0, used: 0, amount: 0, voided: 0, lost: 0, reconciled: 0 };
  for (const { kind, payload } of events)
    if (kind === 'bill.lot_received') totals.received += countFrom(payload.from, payload.to);
    else if (kind === 'bill.used') {
      totals.used += 1;
      totals.amount += payload.amount;
    } else if (kind === 'bill.voided') totals.voided += 1;
    else if (kind === 'bill.lost') totals.lost += countFrom(payload.from, payload.to);
    else if (kind === 'bill.reconciled') totals.reconciled += 1;
  const { received, used, amount, voided, lost, reconciled } = totals;
  return `领取${received}份，使用（含以后作废的）${used}份共${amountText(amount)}，作废${voided}份，遗失${lost}份，缴销${reconciled}批`;
}
