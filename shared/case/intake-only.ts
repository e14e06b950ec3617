/** 仅收件 items (B7): received, passed on, and their outcome recorded; nothing else happens at the window. */
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, checkDay, doneBy, requiredText } from './context.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState } from './state.ts';
import { checkText } from './text.ts';

const notIntakeOnly = (state: CaseState) =>
  refuse(
    'rule',
    'B7',
    `“${state.item.name}”不是仅收件事项，应当由窗口依法受理或者作出答复。`,
    '请选择受理、一次性告知补正、不予受理或者不受理。',
  );

export function transmit(
  state: CaseState | null,
  command: CommandOf<'transmit'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('转送', state, ['收件'], context);
  if (!found.ok) return found;
  if (!found.value.item.intakeOnly) return notIntakeOnly(found.value);
  const to = requiredText(command.to, '承办单位', 'to', 'B7');
  if (!to.ok) return to;
  return ok([{ kind: 'case.transmitted', payload: { to: to.value, done: doneBy(context) } }]);
}

export function recordOutcome(
  state: CaseState | null,
  command: CommandOf<'record_outcome'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('结果登记', state, ['已转送'], context);
  if (!found.ok) return found;
  const result = requiredText(command.result, '办理结果', 'result', 'B7');
  if (!result.ok) return result;
  const decidedOn = checkDay(command.decidedOn, '办结日期', 'decidedOn', found.value.receivedOn, context);
  if (!decidedOn.ok) return decidedOn;
  const document = checkText(command.document, '结果文书编号', 'document');
  if (!document.ok) return document;
  return ok([
    {
      kind: 'case.outcome_recorded',
      payload: {
        result: result.value,
        document: document.value,
        decidedOn: decidedOn.value,
        done: doneBy(context),
      },
    },
  ]);
}
