/** The ways a case ends without a decision: withdrawn, terminated, or voided because it was entered by mistake. */
import { staffNumbered } from '../act-context.ts';
import { ok, type Result, refuse } from '../result.ts';
import { terminationGrounds } from './closing-events.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import { nextDocument } from './numbering.ts';
import type { CaseState } from './state.ts';
import { checkText } from './text.ts';

/** The applicant takes the application back, any time before it is decided. */
export function withdraw(
  state: CaseState | null,
  command: CommandOf<'withdraw'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('撤回', state, ['收件', '补正中', '已受理', '已转送'], context);
  if (!found.ok) return found;
  const reason = requiredText(command.reason, '撤回的说明', 'reason');
  if (!reason.ok) return reason;
  const returned = found.value.materials.filter((line) => line.received).map((line) => line.name);
  const on = todayOf(context);
  return ok([
    { kind: 'case.withdrawn', payload: { reason: reason.value, on, returned, done: doneBy(context) } },
  ]);
}

/** The organ ends it on one of a closed list of grounds; what is merely slow or missing is none of them. */
export function terminate(
  state: CaseState | null,
  command: CommandOf<'terminate'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('终止', state, ['已受理'], context);
  if (!found.ok) return found;
  const reason = requiredText(command.reason, '终止的具体事实', 'reason');
  if (!reason.ok) return reason;
  const ground = terminationGrounds.find(({ id }) => id === command.ground);
  if (ground === undefined) throw new Error('the command was not checked');
  const document = nextDocument(found.value.item, '终', context);
  if (!document.ok) return document;
  return ok([
    {
      kind: 'case.terminated',
      payload: {
        ground: ground.id,
        title: ground.title,
        reason: reason.value,
        document: document.value,
        on: todayOf(context),
        done: doneBy(context),
      },
    },
  ]);
}

/** Entered by mistake: kept and marked, by two people, and never after a decision went out. */
export function voidCase(
  state: CaseState | null,
  command: CommandOf<'void'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('作废', state, ['收件', '补正中', '已受理', '已转送'], context);
  if (!found.ok) return found;
  const second = staffNumbered(context, command.second);
  if (second === undefined || second.number === context.person.number)
    return refuse(
      'rule',
      '',
      '作废应当由另一名在册人员复核。',
      '请填写复核人员的工号，复核人不能是本人。',
      'second',
    );
  const reason = checkText(command.reason, '作废的原因', 'reason');
  if (!reason.ok) return reason;
  if (Array.from(reason.value).length < 4)
    return refuse('rule', '', '作废应当写明原因。', '请写明误录的情况（不少于4个字）。', 'reason');
  const { number: staff, name } = second;
  return ok([
    {
      kind: 'case.voided',
      payload: { reason: reason.value, second: { staff, name }, done: doneBy(context) },
    },
  ]);
}
