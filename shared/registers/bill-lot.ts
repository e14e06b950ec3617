/** 领取, 作废, 遗失, 缴销 (H2): what happens to a lot of bills besides being used. */
import { type ActContext, doneBy } from '../act-context.ts';
import { checkDay, requiredText } from '../case/context.ts';
import { amountText } from '../money.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import {
  billNumberPattern,
  countFrom,
  isIn,
  lotMaximum,
  lotTotals,
  nextBill,
  numbersFrom,
} from './bill-numbers.ts';
import type { BillBookState, BillEvent, BillLot } from './bill-state.ts';
import type { BillCommand } from './bill.ts';
import { personOf, signerOrSelf } from './second-signer.ts';

type Command<Type extends BillCommand['type']> = Extract<BillCommand, { type: Type }>;
type OnLot = Exclude<BillCommand, { type: 'bill.open' | 'bill.use' }>;

/** As typed or scanned: without spaces, half-width. */
export const billNumber = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

export const noLot = refuse('rule', 'H2', '该票据没有在用的批次。', '请先登记从财政部门领取的票据。');

export function changeLot(command: OnLot, book: BillBookState, context: ActContext): Result<BillEvent> {
  if (command.type === 'bill.receive_lot') return receiveLot(command, book, context);
  const { lot } = book;
  if (lot === null) return noLot;
  switch (command.type) {
    case 'bill.void':
      return voidBill(command, book, lot, context);
    case 'bill.report_loss':
      return reportLoss(command, lot, context);
    case 'bill.reconcile':
      return reconcile(command, lot, context);
    default:
      return unreachable(command);
  }
}

function receiveLot(
  command: Command<'bill.receive_lot'>,
  book: BillBookState,
  context: ActContext,
): Result<BillEvent> {
  if (book.lot !== null)
    return refuse(
      'rule',
      'H2',
      `上一批次（${book.lot.from}至${book.lot.to}）尚未缴销，不得领取新票据。`,
      '请先到财政窗口缴销。',
    );
  const [from, to, code] = [command.from, command.to, command.code].map(billNumber) as [
    string,
    string,
    string,
  ];
  const count = countFrom(from, to);
  if (count === 0 || count > lotMaximum)
    return refuse(
      'bad_input',
      'H2',
      billNumberPattern.test(from) && count > lotMaximum
        ? `一次领取的票据超过${lotMaximum}份。`
        : '票据的起止号码不正确。',
      '请按票据上印制的号码填写，保留号码前的0，起号不得大于止号。',
      'from',
    );
  if (receivedBefore(code, from, to, context))
    return refuse('already_done', 'H2', '起止号码内有已经领取过的票据。', '请核对起止号码。', 'from');
  const issuer = requiredText(command.issuer, '发放票据的财政部门', 'issuer', 'H2');
  if (!issuer.ok) return issuer;
  if (!issuer.value.includes('财政'))
    return refuse(
      'rule',
      'H2',
      '行政事业性收费票据一律向财政部门领取。',
      '请填写发放票据的财政部门。',
      'issuer',
    );
  const document = requiredText(command.document, '领取单号', 'document', 'H2');
  if (!document.ok) return document;
  const receivedOn = checkDay(command.receivedOn, '领取日期', 'receivedOn', null, context);
  if (!receivedOn.ok) return receivedOn;
  // H2: who answers for the lot says so in person.
  const { receiver: number, receiverConfirmed } = command;
  const receiver = signerOrSelf(number, receiverConfirmed, '领取人', 'H2', context, 'receiver');
  if (!receiver.ok) return receiver;
  const lot = { code, from, to, issuer: issuer.value, document: document.value };
  const received = { receivedOn: receivedOn.value, receiver: personOf(receiver.value) };
  return ok({ kind: 'bill.lot_received', payload: { ...lot, ...received, done: doneBy(context) } });
}

/** One number is one bill, in whatever book of the hall it was. */
function receivedBefore(code: string, from: string, to: string, { registers }: ActContext): boolean {
  return registers
    .all('bill')
    .some(({ state }) =>
      [...state.closed, ...(state.lot === null ? [] : [state.lot])].some(
        (lot) => lot.code === code && lot.from.length === from.length && lot.from <= to && from <= lot.to,
      ),
    );
}

/** A bill written wrongly, or the next blank one spoiled: all of its sheets are kept. */
function voidBill(
  command: Command<'bill.void'>,
  book: BillBookState,
  lot: BillLot,
  context: ActContext,
): Result<BillEvent> {
  const number = billNumber(command.number);
  if (!isIn(lot, number)) return notInStock(number, lot);
  const entry = lot.entries.find((known) => known.number === number);
  if (entry !== undefined && entry.status !== '使用')
    return refuse('already_done', 'H2', `第${number}号票据已登记${entry.status}。`, '请在票据登记中查看。');
  if (entry === undefined && number !== nextBill(lot))
    return refuse(
      'rule',
      'H2',
      `第${number}号票据尚未轮到使用，不能作废。`,
      `未使用的票据从第${nextBill(lot) ?? ''}号起依次使用。`,
      'number',
    );
  const { sheetsKept } = command;
  if (sheetsKept !== book.sheets)
    return refuse(
      'rule',
      'H2',
      `作废票据应当全联保存，该票据一式${book.sheets}联，现有${sheetsKept}联。`,
      '请收回各联后登记作废；不能收回的，按遗失报告。',
      'sheetsKept',
    );
  const reason = requiredText(command.reason, '作废原因', 'reason', 'H2');
  return reason.ok
    ? ok({
        kind: 'bill.voided',
        payload: { number, sheetsKept, reason: reason.value, done: doneBy(context) },
      })
    : reason;
}

export const notInStock = (number: string, { from, to }: BillLot) =>
  refuse(
    'rule',
    'H2',
    `第${number.slice(0, 20)}号票据不在本窗口领取的号码（${from}至${to}）内。`,
    '请使用本窗口领取的票据。',
    'number',
  );

function reportLoss(
  command: Command<'bill.report_loss'>,
  lot: BillLot,
  context: ActContext,
): Result<BillEvent> {
  const from = billNumber(command.from);
  const to = billNumber(command.to);
  if (!isIn(lot, from) || !isIn(lot, to) || from > to) return notInStock(isIn(lot, from) ? to : from, lot);
  const lost = new Set(numbersFrom(from, to));
  const entry = lot.entries.find(({ number }) => lost.has(number));
  if (entry !== undefined)
    return refuse(
      'already_done',
      'H2',
      `第${entry.number}号票据已登记${entry.status}，不能登记遗失。`,
      '请核对遗失票据的号码。',
      'from',
    );
  const document = requiredText(command.document, '书面报告的文号', 'document', 'H2');
  if (!document.ok) return document;
  const circumstances = requiredText(command.circumstances, '遗失经过', 'circumstances', 'H2');
  if (!circumstances.ok) return circumstances;
  const payload = { from, to, document: document.value, circumstances: circumstances.value };
  return ok({ kind: 'bill.lost', payload: { ...payload, done: doneBy(context) } });
}

/** The stubs as counted at the 财政窗口 against the book: what does not agree is not reconciled. */
function reconcile(command: Command<'bill.reconcile'>, lot: BillLot, context: ActContext): Result<BillEvent> {
  const { used, voided, lost, remaining: returned, amount } = lotTotals(lot);
  const recorded = { used, voided, lost, returned, amount };
  const { counted } = command;
  const agree = (['used', 'voided', 'lost', 'returned', 'amount'] as const).every(
    (field) => counted[field] === recorded[field],
  );
  if (!agree)
    return refuse(
      'rule',
      'H2',
      `清点结果与登记不符：登记使用${used}份、${amountText(amount)}，作废${voided}份，遗失${lost}份，未使用${returned}份。`,
      '请逐份核对存根，查明后再缴销。',
      'counted',
    );
  const document = requiredText(command.document, '缴销单号', 'document', 'H2');
  if (!document.ok) return document;
  const acceptedBy = requiredText(command.acceptedBy, '财政窗口经办人', 'acceptedBy', 'H2');
  if (!acceptedBy.ok) return acceptedBy;
  const on = checkDay(command.on, '缴销日期', 'on', lot.receivedOn, context);
  if (!on.ok) return on;
  const { from, to } = lot;
  const slip = { document: document.value, acceptedBy: acceptedBy.value, on: on.value };
  return ok({ kind: 'bill.reconciled', payload: { from, to, ...recorded, ...slip, done: doneBy(context) } });
}
