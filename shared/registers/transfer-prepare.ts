/** The slip before anything leaves the window: which cases, how much of each, and by when (G2). */
import { doneBy, todayOf } from '../act-context.ts';
import { requiredText } from '../case/context.ts';
import { nextDocument } from '../case/numbering.ts';
import type { CaseState } from '../case/state.ts';
import { checkText } from '../case/text.ts';
import type { Instant } from '../event.ts';
import { ok, type Result, refuse } from '../result.ts';
import { authorisedFor, type CaseActContext, caseOf } from './case-act.ts';
import { dueFrom, mayGo, readyOn } from './transfer-due.ts';
import { isOut, type TransferEvent } from './transfer-state.ts';
import type { TransferCommand } from './transfer.ts';

type Prepare = Extract<TransferCommand, { type: 'transfer.prepare' }>;
type Bundle = Prepare['bundles'][number];

export function prepare(command: Prepare, context: CaseActContext): Result<TransferEvent> {
  const office = requiredText(command.office, '承办股室', 'office', 'G2');
  if (!office.ok) return office;
  const reason = checkText(command.reason, '补充移交的原因', 'reason');
  if (!reason.ok) return reason;
  if (new Set(command.bundles.map(({ caseId }) => caseId)).size !== command.bundles.length)
    return refuse('bad_input', 'G2', '同一办件在移交单上列了两次。', '请合并后登记。', 'bundles');
  const going: { bundle: Bundle; state: CaseState }[] = [];
  for (const bundle of command.bundles) {
    const state = checkBundle(bundle, reason.value, context);
    if (!state.ok) return state;
    going.push({ bundle, state: state.value });
  }
  const [first] = going;
  if (first === undefined)
    return refuse('bad_input', 'G2', '移交单上没有办件。', '请选择要移交的办件。', 'bundles');
  const { department, organ } = first.state.item;
  if (going.some(({ state: { item } }) => item.department !== department || item.organ !== organ))
    return refuse(
      'rule',
      'D4 · G2',
      '一张移交单只移交一个机关的办件。',
      '请按承办机关分别开具移交单。',
      'bundles',
    );
  // Slips are the organ's own papers and no licences, whatever the items are.
  const number = nextDocument({ organ, category: '' }, '移', { ...context, item: undefined });
  if (!number.ok) return number;
  const { id, name } = context.hall.counter;
  return ok({
    kind: 'transfer.prepared',
    payload: {
      number: number.value,
      counter: { id, name },
      department,
      organ,
      office: office.value,
      bundles: going.map(({ bundle, state }) => ({
        ...bundle,
        receiptNumber: state.receiptNumber,
        caseNumber: state.caseNumber,
        item: state.item.name,
      })),
      due: dueOf(
        going.map(({ state }) => state),
        reason.value !== '',
        context,
      ),
      reason: reason.value,
      done: doneBy(context),
    },
  });
}

/** The earliest of the cases'; what follows later is ready today. */
function dueOf(states: readonly CaseState[], later: boolean, context: CaseActContext): Instant | null {
  const limits = states
    .map((state) => dueFrom(later ? todayOf(context) : readyOn(state), context))
    .filter((limit) => limit !== null);
  return limits.sort()[0] ?? null;
}

function checkBundle(bundle: Bundle, reason: string, context: CaseActContext): Result<CaseState> {
  const found = caseOf(bundle.caseId, context);
  if (!found.ok) return found;
  const state = found.value;
  const allowed = authorisedFor('移交', state, context);
  if (!allowed.ok) return allowed;
  const { receiptNumber } = state;
  if (!mayGo(state))
    return refuse(
      'rule',
      state.caseNumber === null ? 'B6' : 'G2',
      `办件${receiptNumber}现为“${state.stage}”，不能移交。`,
      state.caseNumber === null ? '请先由窗口受理。' : '请查看办件经过。',
      'bundles',
    );
  if (bundle.originals + bundle.copies === 0 || bundle.pages === 0)
    return refuse(
      'bad_input',
      'G2',
      `办件${receiptNumber}的材料份数或者页数为0。`,
      '请清点后填写原件、复印件的份数和总页数。',
      'bundles',
    );
  const earlier = context.registers
    .all('transfer')
    .map(({ state: slip }) => slip)
    .filter(
      (slip) =>
        (slip.status === '待移交' || isOut(slip)) &&
        slip.bundles.some(({ caseId }) => caseId === bundle.caseId),
    );
  const waiting =
    earlier.find(({ status }) => status === '待移交') ?? (reason === '' ? earlier[0] : undefined);
  return waiting === undefined
    ? ok(state)
    : refuse(
        'already_done',
        'G2',
        `办件${receiptNumber}的材料已列入移交单${waiting.number}（${waiting.status}）。`,
        '补充移交的，请在前一移交单移交后填写原因。',
        'bundles',
      );
}
