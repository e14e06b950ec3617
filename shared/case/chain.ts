/** G4, D3: a case that was taken before its department had a chain of opinions in the hall. */
import { type ApprovalTemplate, isSameDepartment } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, doneBy, todayOf } from './context.ts';
import type { CaseEvent, ItemSnapshot } from './events.ts';
import type { CaseState } from './state.ts';

/** 许可法32(5) had it accepted; by the item it is for a chain to decide, and it has none. Nobody can decide it so. */
export const lacksChain = ({
  steps,
  template,
  handling,
  superior,
}: Pick<ItemSnapshot, 'steps' | 'template' | 'handling' | 'superior'>): boolean =>
  steps.length === 0 && (template !== null || (handling !== '即办件' && superior === null));

/**
 * The hall's template of today becomes the chain of a case that has none. A case that has one keeps it: what it was
 * taken under does not change.
 */
export function adoptChain(
  state: CaseState | null,
  _command: CommandOf<'adopt_chain'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('采用审批流程', state, ['收件', '补正中', '已受理'], context);
  if (!found.ok) return found;
  const { item, forwarding } = found.value;
  if (item.steps.length > 0)
    return refuse('already_done', 'G4', '该办件已有审批流程，不能更换。', '请按该流程办理。');
  if (item.handling === '即办件' && item.template === null)
    return refuse('rule', 'D3', `“${item.name}”是即办件，由窗口决定，没有审批流程。`, '请由窗口作出决定。');
  if (forwarding !== null && forwarding.result !== '退回')
    return refuse('rule', 'C3', '该办件已经上报，不能再采用审批流程。', '请按上级机关的结果办理。');
  const template = templateOf(item, context);
  if (!template.ok) return template;
  const { id, steps } = template.value;
  return ok([{ kind: 'case.chain_adopted', payload: { template: id, steps, done: doneBy(context) } }]);
}

/** The one the item names, today or when the case was taken; otherwise the only one its department has. */
function templateOf(snapshot: ItemSnapshot, context: CaseContext): Result<ApprovalTemplate> {
  const { templates } = context.hall;
  const today = context.item?.code === snapshot.code ? context.item.template : null;
  const named = [today, snapshot.template].flatMap((id) => templates.find((one) => one.id === id) ?? []);
  const own = templates.filter(({ department }) =>
    isSameDepartment(context.hall, department, snapshot.department, todayOf(context)),
  );
  const [template] = named.length > 0 ? named : own.length === 1 ? own : [];
  if (template !== undefined) return ok(template);
  return own.length === 0
    ? refuse(
        'rule',
        'G4',
        `大厅资料中没有${snapshot.department}的审批流程。`,
        '请联系大厅管理人员，由部门提供审批流程。',
      )
    : refuse(
        'rule',
        'G4',
        `${snapshot.department}有${own.length}个审批流程，目录没有写明“${snapshot.name}”用哪一个。`,
        '请联系大厅管理人员在事项目录中写明。',
      );
}
