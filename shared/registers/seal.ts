/** Commands on seals (E1–E3), and what may come of them. */
import { z } from 'zod';
import { mayDo } from '../authority/index.ts';
import { type NewEvent, uuid } from '../event.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CaseActContext } from './case-act.ts';
import { registerEvent } from './define.ts';
import { changeSeal, registerSeal } from './seal-custody.ts';
import { sealKinds } from './seal-for.ts';
import { useSeal } from './seal-use.ts';

export * from './seal-for.ts';
export * from './seal-state.ts';
export { ruleFor, sealablePapers } from './seal-use.ts';

const line = z.string().max(300);
const staffNumber = z.string().max(12);
const counters = z.array(z.string().max(80)).max(40);

/** On one seal; its id is made by the screen that registers it. */
const onSeal = { commandId: uuid, sealId: uuid };
const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...onSeal, ...shape });

export const sealCommand = z.discriminatedUnion('type', [
  command('seal.register', {
    kind: z.enum(sealKinds),
    name: line,
    organ: line,
    department: line,
    counters,
    approval: line,
  }),
  command('seal.relocate', { counters, reason: line }),
  /** `…Confirmed`: the other person's PIN was checked where the command came in. */
  command('seal.hand_over', { receiver: staffNumber, receiverConfirmed: z.boolean(), reason: line }),
  command('seal.deposit', { safe: line }),
  command('seal.withdraw', {
    /** Both only where another than the keeper takes it out. */
    witness: staffNumber.default(''),
    witnessConfirmed: z.boolean().default(false),
    reason: line.default(''),
  }),
  command('seal.report_loss', { document: line, circumstances: z.string().max(2000) }),
  command('seal.destroy', { document: line, witness: staffNumber, witnessConfirmed: z.boolean() }),
  command('seal.use', {
    caseId: uuid,
    document: line,
    copies: z.int().min(1).max(99),
    /** Staff number; another than the one who seals confirmed with their own PIN. */
    approver: staffNumber,
    approverConfirmed: z.boolean().default(false),
    /** Only where the paper carries a seal already. */
    reason: line.default(''),
  }),
]);
export type SealCommand = z.output<typeof sealCommand>;

/** Sealing a paper gives two events: the seal book's and the case's. */
export function decideSeal(command: SealCommand, context: CaseActContext): Result<NewEvent[]> {
  const state = context.registers.get('seal', command.sealId);
  if (command.type !== 'seal.use') {
    const allowed = mayDo('印章保管', null, context);
    if (!allowed.ok) return allowed;
  }
  const one = (event: ReturnType<typeof registerSeal>): Result<NewEvent[]> =>
    event.ok ? ok([registerEvent('seal', command.sealId, event.value)]) : event;
  if (command.type === 'seal.register') return one(registerSeal(command, state, context));
  if (state === null)
    return refuse('not_found', 'E2', '没有找到该印章的登记。', '请先登记印章，或重新选择。', 'seal');
  return command.type === 'seal.use'
    ? useSeal(command, state, context)
    : one(changeSeal(command, state, context));
}
