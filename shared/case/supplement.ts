import { ok, type Result, refuse } from '../result.ts';
import type { NotifyCorrection, SupplementMaterials } from './commands.ts';
import { authorised, type CaseContext, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import {
  checkLine,
  type CorrectionPoint,
  type MaterialTick,
  type ReceivedMaterial,
  ticksByLine,
} from './materials.ts';
import { accept, notifyCorrection } from './register.ts';
import type { CaseState } from './state.ts';

/**
 * Materials supplied, judged by the case's own record: what the catalogue says today does not reach back. What is
 * still open stays open; when nothing is, the application must be accepted (许可法32(5)).
 */
export function supplement(
  state: CaseState | null,
  command: SupplementMaterials,
  context: CaseContext,
): Result<CaseEvent[]> {
  if (state === null) return unknownCase();
  const allowed = authorised('受理', state.item, context);
  if (!allowed.ok) return allowed;
  if (state.stage !== '补正中')
    return refuse(
      'already_done',
      'B2',
      `该办件现为“${state.stage}”，没有待补正的材料。`,
      '请查看办件经过。',
    );
  const ticks = toldTicks(state, command.materials);
  if (!ticks.ok) return ticks;
  const supplied = suppliedLines(state, ticks.value);
  if (!supplied.ok) return supplied;
  const outcomes = state.openPoints.map((point) =>
    outcomeOf(point, supplied.value.get(point.materialId), state, ticks.value),
  );
  const settled = withdrawOptional(outcomes);
  if (settled.every(({ answer }) => answer === '未补交'))
    return refuse('bad_input', 'B2', '没有登记任何补正材料。', '请勾选申请人补交的材料。', 'materials');
  const withdrawn = new Set(
    settled.flatMap(({ point, answer }) => (answer === '收回' ? [point.materialId] : [])),
  );
  const materials = state.materials.map((line) =>
    withdrawn.has(line.materialId) ? notReceived(line) : (supplied.value.get(line.materialId) ?? line),
  );
  const remaining = settled.flatMap(({ answer, open }) =>
    answer === '仍需补正' || answer === '未补交' ? [open] : [],
  );
  const supplemented: CaseEvent = {
    kind: 'case.supplemented',
    payload: {
      materials,
      suppliedOn: todayOf(context),
      answered: settled.map(({ point, answer }) => ({ materialId: point.materialId, answer })),
      remaining,
    },
  };
  if (remaining.length > 0) return ok([supplemented]);
  const accepted = accept(state.item, context);
  return accepted.ok ? ok([supplemented, accepted.value]) : accepted;
}

