/** 当场处罚 (B9): decided at the window on the spot, within the amounts of 行政处罚法51, and paid at the bank. */
import { z } from 'zod';
import { type ActContext, doneBy, todayOf } from '../act-context.ts';
import { type Authorised, mayDo } from '../authority/index.ts';
import { addDays, type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-days.ts';
import { requiredText } from '../case/context.ts';
import { nextDocument } from '../case/numbering.ts';
import { checkText } from '../case/text.ts';
import { type NewEvent, uuid } from '../event.ts';
import type { ServiceItem } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { registerEvent } from './define.ts';
import { checkAmount, checkBasis, checkParty, checkRemedies, checkSecond } from './penalty-checks.ts';
import { type PenaltyEvent, penaltyForms, type PenaltyState } from './penalty-state.ts';

export { onTheSpotLimit } from './penalty-checks.ts';
export * from './penalty-state.ts';

/** 行政处罚法67. Days and not working days: 行政处罚法85 says so of the shorter periods only. */
const daysToPay = 15;
/** One for the person punished, one for the file. */
const copies = 2;

const id = { commandId: uuid, penaltyId: uuid, itemCode: z.string().max(31) };
const words = z.string().max(1000);

export const penaltyCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('penalty.impose'),
    ...id,
    party: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('person'), name: z.string().max(120), idNumber: z.string().max(40) }),
      z.object({
        kind: z.literal('organisation'),
        name: z.string().max(120),
        creditCode: z.string().max(40),
        /** Compared with the licence where the check character differs. */
        creditCodeConfirmed: z.boolean(),
      }),
    ]),
    form: z.enum(penaltyForms),
    fact: words,
    basis: words,
    /** Empty where the person said nothing. */
    defence: words,
    /** 分. */
    amount: z.int().min(0).max(1_000_000_000),
    /** Staff number of the second officer (行政处罚法42), whose PIN was checked where the command came in. */
    second: z.string().max(12),
    secondConfirmed: z.boolean(),
  }),
  z.object({
    type: z.literal('penalty.record_payment'),
    ...id,
    bankReceipt: z.string().max(80),
    amount: z.int().min(0).max(1_000_000_000),
    paidOn: z.string().max(10),
  }),
  z.object({ type: z.literal('penalty.void'), ...id, reason: words }),
]);
export type PenaltyCommand = z.infer<typeof penaltyCommand>;
type Command<Type extends PenaltyCommand['type']> = Extract<PenaltyCommand, { type: Type }>;

/** Authority is asked for the item named, as the catalogue has it today. */
export function decidePenalty(command: PenaltyCommand, context: ActContext): Result<NewEvent[]> {
  const item = context.itemOf(command.itemCode);
  if (item === undefined)
    return refuse('bad_input', 'A1', '所选事项不在目录中。', '请重新选择事项。', 'item');
  const state = context.registers.get('penalty', command.penaltyId);
  if (command.type === 'penalty.impose') {
    const allowed = mayDo('当场处罚', item, context);
    if (!allowed.ok) return allowed;
    return state === null
      ? impose(command, item, allowed.value, context)
      : refuse('already_done', 'B9', '该处罚决定已经作出。', '请在当场处罚登记中查看。');
  }
  const pays = command.type === 'penalty.record_payment';
  const allowed = mayDo(pays ? '到账确认' : '作废', item, context);
  if (!allowed.ok) return allowed;
  // Authority was asked for the item named, so it has to be the decision's own.
  if (state?.item.code !== item.code)
    return refuse('not_found', 'B9', '没有找到该处罚决定。', '请在当场处罚登记中重新选择。');
  if (state.voided !== null)
    return refuse('already_done', 'B9', `${state.number}已作废。`, '请在当场处罚登记中查看。');
  return pays ? recordPayment(command, state, context) : voidIt(command, state, context);
}

function impose(
  command: Command<'penalty.impose'>,
  item: ServiceItem,
  { mandate }: Authorised,
  context: ActContext,
): Result<NewEvent[]> {
  if (item.category !== '简易处罚')
    return refuse(
      'rule',
      'B9 · 行政处罚法51',
      `“${item.name}”不是简易处罚事项，不能当场作出处罚决定。`,
      '请选择简易处罚事项；其他违法行为按普通程序处理。',
      'item',
    );
  const party = checkParty(command.party, context);
  if (!party.ok) return party;
  const amount = checkAmount(command);
  if (!amount.ok) return amount;
  const fact = requiredText(command.fact, '违法事实', 'fact', 'B9 · 行政处罚法52');
  if (!fact.ok) return fact;
  const basis = checkBasis(command.basis);
  if (!basis.ok) return basis;
  const defence = checkText(command.defence, '陈述和申辩', 'defence');
  if (!defence.ok) return defence;
  const second = checkSecond(command.second, command.secondConfirmed, item, context);
  if (!second.ok) return second;
  const remedies = checkRemedies(item, context);
  if (!remedies.ok) return remedies;
  const document = nextDocument(item, '当罚', { ...context, item });
  if (!document.ok) return document;
  const imposedOn = todayOf(context);
  const { code, name, department, organ } = item;
  const event: PenaltyEvent = {
    kind: 'penalty.imposed',
    payload: {
      document: document.value,
      item: { code, name, department, organ },
      party: party.value,
      form: command.form,
      fact: fact.value,
      basis: basis.value,
      defence: defence.value === '' ? '未提出陈述、申辩' : defence.value,
      place: `${context.hall.name}${context.hall.counter.position}`,
      amount: command.amount,
      payBy: command.amount === 0 ? null : lastDayToPay(imposedOn, context.calendar),
      copies,
      mandate: mandate === null ? null : { number: mandate.number, version: mandate.version },
      second: { staff: second.value.number, name: second.value.name },
      imposedOn,
      done: doneBy(context),
    },
  };
  return ok([registerEvent('penalty', command.penaltyId, event)]);
}

/** The fifteenth day; where it is a day off, the first working day after it (民法典203), as far as the calendar tells. */
export function lastDayToPay(from: CivilDate, calendar: WorkingCalendar): CivilDate {
  let day = addDays(from, daysToPay);
  while (isWorkingDay(calendar, day) === false) day = addDays(day, 1);
  return day;
}

function recordPayment(
  { penaltyId, bankReceipt, amount, paidOn }: Command<'penalty.record_payment'>,
  state: PenaltyState,
  context: ActContext,
): Result<NewEvent[]> {
  if (state.payment !== null)
    return refuse('already_done', 'B9', '该罚款已登记到账。', '请在当场处罚登记中查看。');
  if (amount === 0 || amount !== state.amount)
    return refuse(
      'bad_input',
      'B9 · 行政处罚法67',
      `银行回单金额应当是${state.amount / 100}元。`,
      '请核对银行回单；金额不符的，请联系银行。',
      'amount',
    );
  if (parseCivilDate(paidOn) === undefined || paidOn < state.imposedOn || paidOn > todayOf(context))
    return refuse('bad_input', 'B9', '缴款日期应当在处罚之日以后、今日以前。', '请核对银行回单。', 'paidOn');
  const receipt = requiredText(bankReceipt, '银行回单号', 'bankReceipt', 'H3 · 行政处罚法67');
  if (!receipt.ok) return receipt;
  const event: PenaltyEvent = {
    kind: 'penalty.paid',
    payload: { bankReceipt: receipt.value, amount, paidOn, done: doneBy(context) },
  };
  return ok([registerEvent('penalty', penaltyId, event)]);
}

function voidIt(
  { penaltyId, reason }: Command<'penalty.void'>,
  state: PenaltyState,
  context: ActContext,
): Result<NewEvent[]> {
  if (state.payment !== null)
    return refuse(
      'rule',
      'B9',
      '罚款已经缴入银行，处罚决定不能作废。',
      '决定确有错误的，请由作出决定的机关依法撤销并退还罚款。',
    );
  const given = requiredText(reason, '作废原因', 'reason', 'B9');
  if (!given.ok) return given;
  const event: PenaltyEvent = {
    kind: 'penalty.voided',
    payload: { reason: given.value, done: doneBy(context) },
  };
  return ok([registerEvent('penalty', penaltyId, event)]);
}
