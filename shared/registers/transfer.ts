/** Commands on transfer slips (G1, G2), and what may come of them. */
import { z } from 'zod';
import { type ActContext, doneBy, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { parseCivilDate } from '../calendar/civil-date.ts';
import { requiredText } from '../case/context.ts';
import { checkText } from '../case/text.ts';
import { type NewEvent, uuid } from '../event.ts';
import { isServedAt } from '../reference/index.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import type { CaseActContext } from './case-act.ts';
import { registerEvent } from './define.ts';
import { checkCarrier } from './transfer-carrier.ts';
import { prepare } from './transfer-prepare.ts';
import { checkReturn } from './transfer-return.ts';
import { restKinds, type TransferEvent, type TransferState } from './transfer-state.ts';

export * from './transfer-due.ts';
export * from './transfer-state.ts';

const line = z.string().max(300);
const count = z.int().min(0).max(9999);
const counts = { originals: count, copies: count, pages: z.int().min(0).max(99_999) };
const signed = {
  carrier: z.object({
    name: z.string().max(80),
    department: line,
    number: z.string().max(12).nullable().default(null),
  }),
  /** The department's person signed the slip. */
  carrierConfirmed: z.boolean(),
};
/** On one slip; its id is made by the screen that prepares it. */
const onSlip = { commandId: uuid, slipId: uuid };
const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...onSlip, ...shape });

export const transferCommand = z.discriminatedUnion('type', [
  command('transfer.prepare', {
    /** 股室. */
    office: line,
    bundles: z.array(z.object({ caseId: uuid, ...counts })).max(200),
    /** Only where materials of one of the cases are with the department already. */
    reason: line.default(''),
  }),
  command('transfer.hand_over', { ...signed, returnBy: z.string().max(20).nullable().default(null) }),
  command('transfer.return', {
    ...signed,
    bundles: z
      .array(z.object({ caseId: uuid, ...counts, rest: z.enum(restKinds), missing: line, damage: line }))
      .max(200),
  }),
  command('transfer.cancel', { reason: line }),
]);
export type TransferCommand = z.output<typeof transferCommand>;
type Command<Type extends TransferCommand['type']> = Extract<TransferCommand, { type: Type }>;
type OnSlip = Exclude<TransferCommand, Command<'transfer.prepare'>>;

export function decideTransfer(given: TransferCommand, context: CaseActContext): Result<NewEvent[]> {
  const { slipId } = given;
  const slip = context.registers.get('transfer', slipId);
  const allowed = mayDo('移交', null, context);
  if (!allowed.ok) return allowed;
  const one = (event: Result<TransferEvent>): Result<NewEvent[]> =>
    event.ok ? ok([registerEvent('transfer', slipId, event.value)]) : event;
  if (given.type === 'transfer.prepare')
    return slip === null
      ? one(prepare(given, context))
      : refuse('already_done', 'G2', `移交单${slip.number}已经登记。`, '请在移交登记中查看。');
  if (slip === null) return refuse('not_found', 'G2', '没有找到该移交单。', '请在移交登记中重新选择。');
  if (!isServedAt(context.hall, context.hall.counter, slip.department, todayOf(context)))
    return refuse('rule', 'A3', `本窗口不办理${slip.department}的事项。`, `请在${slip.counter.name}办理。`);
  return one(change(given, slip, context));
}

function change(given: OnSlip, slip: TransferState, context: ActContext): Result<TransferEvent> {
  const done = doneBy(context);
  switch (given.type) {
    case 'transfer.hand_over':
      return handOver(given, slip, context);
    case 'transfer.return': {
      const carrier = checkCarrier(given.carrier, given.carrierConfirmed, slip, context);
      if (!carrier.ok) return carrier;
      const bundles = checkReturn(given.bundles, slip);
      return bundles.ok
        ? ok({
            kind: 'transfer.returned',
            payload: { carrier: carrier.value, bundles: bundles.value, done },
          })
        : bundles;
    }
    case 'transfer.cancel': {
      if (slip.status !== '待移交')
        return refuse('rule', 'G2', `移交单现为“${slip.status}”，不能作废。`, '请查看移交登记。');
      const reason = requiredText(given.reason, '作废原因', 'reason', 'G2');
      return reason.ok ? ok({ kind: 'transfer.cancelled', payload: { reason: reason.value, done } }) : reason;
    }
    default:
      return unreachable(given);
  }
}

/** 送交. The person signed in is the sender. */
function handOver(
  given: Command<'transfer.hand_over'>,
  slip: TransferState,
  context: ActContext,
): Result<TransferEvent> {
  if (slip.status !== '待移交')
    return slip.status === '已作废'
      ? refuse('rule', 'G2', '该移交单已作废。', '请重新开具移交单。')
      : refuse('already_done', 'G2', '该移交单的材料已经移交。', '请查看移交登记。');
  const carrier = checkCarrier(given.carrier, given.carrierConfirmed, slip, context);
  if (!carrier.ok) return carrier;
  const returnBy = given.returnBy === null ? ok('') : checkText(given.returnBy, '返回期限', 'returnBy');
  if (!returnBy.ok) return returnBy;
  const day = returnBy.value === '' ? null : returnBy.value;
  if (day !== null && (parseCivilDate(day) === undefined || day < todayOf(context)))
    return refuse(
      'bad_input',
      'G2',
      '返回期限不是日期，或者早于今日。',
      '请核对返回期限，没有约定的不填。',
      'returnBy',
    );
  const late = slip.due !== null && context.now > slip.due;
  const payload = { carrier: carrier.value, returnBy: day, late, done: doneBy(context) };
  return ok({ kind: 'transfer.handed_over', payload });
}
