/** Commands on bills (H1–H4), and what may come of them. */
import { z } from 'zod';
import { type ActContext, doneBy, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { requiredText } from '../case/context.ts';
import type { CaseStage, CaseState } from '../case/state.ts';
import { type NewEvent, uuid } from '../event.ts';
import { amountText } from '../money.ts';
import { isSameDepartment, isServedAt } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { billNumber, changeLot, noLot, notInStock } from './bill-lot.ts';
import { isIn, nextBill } from './bill-numbers.ts';
import type { BillBookState, BillEvent, BillLot } from './bill-state.ts';
import { authorisedFor, type CaseActContext, caseOf } from './case-act.ts';
import { registerEvent } from './define.ts';

export { lotTotals, type LotTotals, nextBill } from './bill-numbers.ts';
export * from './bill-state.ts';

const line = z.string().max(300);
const number = z.string().max(20);
const count = z.int().min(0).max(1_000_000);
/** On one book; its id is made by the screen that opens it. */
const onBook = { commandId: uuid, bookId: uuid };
const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...onBook, ...shape });

export const billCommand = z.discriminatedUnion('type', [
  command('bill.open', { name: line, organ: line, department: line, sheets: z.int().min(1).max(9) }),
  command('bill.receive_lot', {
    code: number,
    from: number,
    to: number,
    issuer: line,
    document: line,
    receivedOn: z.string().max(20),
    /** Staff number; another than the one who enters it confirmed with their own PIN. */
    receiver: z.string().max(12),
    receiverConfirmed: z.boolean().default(false),
  }),
  /** The number as printed on the next bill. The amount is the charge's, and is not given (H1). */
  command('bill.use', { caseId: uuid, number }),
  command('bill.void', { number, sheetsKept: z.int().min(0).max(9), reason: line }),
  command('bill.report_loss', {
    from: number,
    to: number,
    document: line,
    circumstances: z.string().max(2000),
  }),
  command('bill.reconcile', {
    document: line,
    acceptedBy: line,
    on: z.string().max(20),
    /** As counted from the stubs and the blanks; amount in 分. */
    counted: z.object({
      used: count,
      voided: count,
      lost: count,
      returned: count,
      amount: z.int().min(0).max(1_000_000_000_000_000),
    }),
  }),
]);
export type BillCommand = z.output<typeof billCommand>;
type Command<Type extends BillCommand['type']> = Extract<BillCommand, { type: Type }>;

/** Using a bill gives two events: the book's and the case's. */
export function decideBill(given: BillCommand, context: CaseActContext): Result<NewEvent[]> {
  const { bookId } = given;
  const book = context.registers.get('bill', bookId);
  const allowed = mayDo('票据', null, context);
  if (!allowed.ok) return allowed;
  const one = (event: Result<BillEvent>): Result<NewEvent[]> =>
    event.ok ? ok([registerEvent('bill', bookId, event.value)]) : event;
  if (given.type === 'bill.open') return one(open(given, book, context));
  if (book === null)
    return refuse('not_found', 'H2', '没有找到该票据的登记。', '请先登记票据，或重新选择。', 'book');
  if (book.counter !== context.hall.counter.id)
    return refuse('rule', 'H2', '该票据不是本窗口领取的。', '请使用本窗口领取的票据。', 'book');
  return given.type === 'bill.use' ? write(given, book, context) : one(changeLot(given, book, context));
}

function open(
  given: Command<'bill.open'>,
  book: BillBookState | null,
  context: ActContext,
): Result<BillEvent> {
  if (book !== null) return refuse('already_done', 'H2', '该票据已经登记。', '请在票据登记中查看。');
  const { hall, registers } = context;
  const { counter } = hall;
  if (counter.kind === '办公席位' || counter.kind === '监督席位')
    return refuse('rule', 'H4', '收费一律在大厅窗口进行。', '请在大厅窗口登记票据。');
  const name = requiredText(given.name, '票据名称', 'name', 'H2');
  if (!name.ok) return name;
  const { organ, department, sheets } = given;
  if (!hall.organs.some((known) => known.name === organ))
    return refuse('bad_input', 'D4', '大厅资料中没有该机关。', '请选择收费的机关。', 'organ');
  if (!isServedAt(hall, counter, department, todayOf(context)))
    return refuse('rule', 'A3', '该部门的事项不在本窗口办理。', '请在该部门的窗口登记。', 'department');
  // A second book of the same bills would be a way around the reconciliation of the first.
  const same = registers
    .all('bill')
    .some(({ state }) => state.name === name.value && state.organ === organ && state.counter === counter.id);
  if (same)
    return refuse('already_done', 'H2', `本窗口已登记“${name.value}”。`, '请在已登记的票据中领取。', 'name');
  const payload = { name: name.value, organ, department, counter: counter.id, sheets, done: doneBy(context) };
  return ok({ kind: 'bill.opened', payload });
}

const billable: ReadonlySet<CaseStage> = new Set(['已受理', '已决定', '已送达']);

/** H3, H4: after the bank's word, for the charge of a case, and for nothing else. */
function write(given: Command<'bill.use'>, book: BillBookState, context: CaseActContext): Result<NewEvent[]> {
  const found = caseOf(given.caseId, context);
  if (!found.ok) return found;
  const state = found.value;
  const allowed = authorisedFor('票据', state, context);
  if (!allowed.ok) return allowed;
  const { charge, item } = state;
  if (charge === null)
    return refuse('rule', 'H4 · 许可法58', '该办件没有收费，不得开具票据。', '无需开具票据。');
  if (charge.payment === null)
    return refuse(
      'rule',
      'H3',
      '银行到账尚未登记，不得开具票据。',
      '请申请人到银行窗口缴款，登记到账后开具。',
    );
  if (charge.payment.amount !== charge.amount)
    return refuse(
      'rule',
      'H1 · 许可法59',
      `到账金额（${amountText(charge.payment.amount)}）与应缴金额（${amountText(charge.amount)}）不一致。`,
      '请与银行窗口核对。',
    );
  if (!billable.has(state.stage) || state.caseNumber === null)
    return refuse('rule', 'H4', `该办件现为“${state.stage}”，不能开具票据。`, '请查看办件经过。');
  const today = todayOf(context);
  const isOf = (one: string, other: string): boolean => isSameDepartment(context.hall, one, other, today);
  if (!isOf(book.organ, item.organ) || !isOf(book.department, item.department))
    return refuse(
      'rule',
      'H2 · D4',
      `该票据由${book.organ}领取，该办件由${item.organ}收费。`,
      `请使用${item.organ}领取的票据。`,
      'book',
    );
  const standing = standingBill(given.caseId, state, context);
  if (standing !== null)
    return refuse('already_done', 'H2', `该办件已开具第${standing}号票据。`, '写错的，请先登记作废。');
  const next = numberInTurn(given.number, book.lot);
  if (!next.ok) return next;
  const written = { number: next.value, amount: charge.amount };
  const done = doneBy(context);
  const used: BillEvent = {
    kind: 'bill.used',
    payload: {
      ...written,
      caseId: given.caseId,
      caseNumber: state.caseNumber,
      charge: charge.name,
      bankReceipt: charge.payment.bankReceipt,
      done,
    },
  };
  const billed = { kind: 'case.billed', payload: { book: given.bookId, ...written, done } };
  return ok([
    registerEvent('bill', given.bookId, used, given.caseId),
    registerEvent('case', given.caseId, billed, given.caseId),
  ]);
}

/** H2: bills are used one after the other, out of the window's own stock. */
function numberInTurn(text: string, lot: BillLot | null): Result<string> {
  if (lot === null) return noLot;
  const asked = billNumber(text);
  if (!isIn(lot, asked)) return notInStock(asked, lot);
  const next = nextBill(lot);
  if (next === null) return refuse('exhausted', 'H2', '本批次票据已用完。', '请到财政窗口缴销后领取新票据。');
  return asked === next
    ? ok(next)
    : refuse(
        'rule',
        'H2',
        `票据应当按号码顺序使用，下一份是第${next}号。`,
        `请使用第${next}号票据；该号损坏的登记作废，遗失的登记遗失。`,
        'number',
      );
}

/** The bill that stands for a case; null when there is none, or the one there was is void. */
function standingBill(caseId: string, { charge }: CaseState, { registers }: ActContext): string | null {
  const books = registers.all('bill').map(({ id, state }) => ({ id, ...state }));
  for (const { lot } of books) {
    const entry = lot?.entries.find((known) => known.caseId === caseId && known.status === '使用');
    if (entry !== undefined) return entry.number;
  }
  const bill = charge?.bill ?? null;
  if (bill === null) return null;
  const book = books.find(({ id }) => id === bill.book);
  const isVoid =
    book?.lot?.entries.some((entry) => entry.number === bill.number && entry.status === '作废') === true ||
    book?.closed.some(({ voidedNumbers }) => voidedNumbers.includes(bill.number)) === true;
  return isVoid ? null : bill.number;
}
