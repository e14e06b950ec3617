import { ok, type Result, refuse, unreachable } from '../result.ts';
import type { CaseCommand } from './commands.ts';
import { authorised, type CaseContext } from './context.ts';
import type { CaseEvent } from './events.ts';
import { notifyCorrection, register } from './register.ts';
import type { CaseState } from './state.ts';
import { supplement } from './supplement.ts';

export type { CaseContext } from './context.ts';

/** The rules of a case: what happened, or why it may not. Pure: the same arguments give the same answer. */
export function decide(
  state: CaseState | null,
  command: CaseCommand,
  context: CaseContext,
): Result<CaseEvent[]> {
  switch (command.type) {
    case 'register':
      return register(state, command, context);
    case 'supplement':
      return supplement(state, command, context);
    case 'notify_correction':
      return notifyAgain(state, context);
    default:
      return unreachable(command);
  }
}

/**
 * B2: the notice is given once; what was visible the first time may not be raised again. No screen offers this: at the
 * window the notice is part of `register`. It is here so that a second notice is refused whoever asks for it.
 */
function notifyAgain(state: CaseState | null, context: CaseContext): Result<CaseEvent[]> {
  if (state === null) return refuse('not_found', '', '没有找到该办件。', '请核对编号，或在办件列表中查找。');
  const { item } = context;
  if (item === undefined)
    return refuse('rule', 'A1', `事项“${state.item.name}”已不在目录中。`, '请联系大厅管理人员核对事项目录。');
  const allowed = authorised('补正告知', item, context);
  if (!allowed.ok) return allowed;
  if (state.correctionNotices > 0)
    return refuse(
      'rule',
      'B2 · 许可法32(4)',
      '需要补正的全部内容应当一次告知，不得再次告知补正。',
      '请按已发出的告知书登记补正材料。',
    );
  if (state.stage !== '收件')
    return refuse('rule', 'B2', `该办件现为“${state.stage}”，不能告知补正。`, '请查看办件经过。');
  const notified = notifyCorrection(item, state.materials, context);
  return notified.ok ? ok([notified.value]) : notified;
}
