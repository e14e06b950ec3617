/** 票款分离 (H1–H4): the window gives out a notice, the bank takes the money, its word is recorded. */
import { civilDateAt } from '../calendar/civil-date.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, checkDay, doneBy, requiredText } from './context.ts';
import type { CaseEvent } from './events.ts';
import { nextDocument } from './numbering.ts';
import type { CaseState } from './state.ts';

/** H1, 许可法58: only the fee the item was taken with, at its rate; nothing is typed but how many. */
export function charge(
  state: CaseState | null,
  { quantity }: CommandOf<'charge'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('缴款通知', state, ['已受理', '已决定', '已送达'], context);
  if (!found.ok) return found;
  const { item, charge: before, decision } = found.value;
  const { fee } = item;
  if (fee === null)
    return refuse(
      'rule',
      'H1 · 许可法58',
      `“${item.name}”没有法律、行政法规规定的收费，不得收取任何费用。`,
      '不收费。目录有误的，请联系大厅管理人员核对收费依据。',
    );
  if (before !== null)
    return refuse(
      'already_done',
      'H4',
      `已出具缴款通知书（${before.notice}）。`,
      '请登记银行到账，或补打通知书。',
    );
  if (decision?.result === '不予')
    return refuse('rule', 'H1 · 许可法58', '已决定不予，不得再收取费用。', '请查看办件经过。');
  const notice = nextDocument(item, '缴', context);
  if (!notice.ok) return notice;
  const { id, name, basis, account, rate, precondition } = fee;
  return ok([
    {
      kind: 'case.charged',
      payload: {
        notice: notice.value,
        fee: id,
        name,
        basis,
        account,
        rate,
        quantity,
        amount: rate * quantity,
        precondition,
        done: doneBy(context),
      },
    },
  ]);
}

/** H1, H3: a notice given out by mistake, while nothing was paid on it. Another may be given out after it. */
export function cancelCharge(
  state: CaseState | null,
  command: CommandOf<'cancel_charge'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('缴款通知', state, ['已受理', '已决定', '已送达'], context);
  if (!found.ok) return found;
  const { charge: due } = found.value;
  if (due === null) return refuse('rule', 'H4', '该办件没有缴款通知书可以作废。', '无需操作。');
  if (due.payment !== null)
    return refuse(
      'rule',
      'H3',
      `缴款通知书（${due.notice}）已经缴款（${due.payment.bankReceipt}），不能作废。`,
      '多收、错收的，请按规定办理退付。',
    );
  const reason = requiredText(command.reason, '作废缴款通知书的原因', 'reason', 'H3');
  if (!reason.ok) return reason;
  const payload = { notice: due.notice, reason: reason.value, done: doneBy(context) };
  return ok([{ kind: 'case.charge_cancelled', payload }]);
}

/** H3: the whole amount, by the bank's receipt. */
export function confirmPayment(
  state: CaseState | null,
  command: CommandOf<'confirm_payment'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('到账确认', state, ['已受理', '已决定', '已送达'], context);
  if (!found.ok) return found;
  const { charge: due } = found.value;
  if (due === null) return refuse('rule', 'H4', '该办件没有缴款通知书。', '请先出具缴款通知书。');
  if (due.payment !== null)
    return refuse('already_done', 'H3', `已登记银行到账（${due.payment.bankReceipt}）。`, '无需操作。');
  const bankReceipt = requiredText(command.bankReceipt, '银行回单编号', 'bankReceipt', 'H3');
  if (!bankReceipt.ok) return bankReceipt;
  if (context.records.usedElsewhere('银行回单', bankReceipt.value, command.caseId))
    return refuse(
      'rule',
      'H3',
      `银行回单（${bankReceipt.value}）已经登记在另一办件或者处罚上。`,
      '请核对银行回单编号；一张回单只登记一次。',
      'bankReceipt',
    );
  if (command.amount !== due.amount)
    return refuse(
      'rule',
      'H3',
      '银行到账金额与缴款通知书的金额不符。',
      '请核对银行回单；金额不符的，请与银行窗口核实。',
      'amount',
    );
  // H3: the notice comes first, and what is paid is paid on it.
  const paidOn = checkDay(command.paidOn, '到账日期', 'paidOn', civilDateAt(due.done.at), context);
  if (!paidOn.ok) return paidOn;
  return ok([
    {
      kind: 'case.paid',
      payload: {
        bankReceipt: bankReceipt.value,
        amount: command.amount,
        paidOn: paidOn.value,
        done: doneBy(context),
      },
    },
  ]);
}
