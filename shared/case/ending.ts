/** The ways a case ends without a decision: withdrawn, terminated, or voided because it was entered by mistake. */
import { isSameDepartment, type StaffMember } from '../reference/index.ts';
import { secondSigner } from '../registers/second-signer.ts';
import { ok, type Result, refuse } from '../result.ts';
import { terminationGrounds } from './closing-events.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import { nextDocument } from './numbering.ts';
import type { CaseState } from './state.ts';
import { checkText } from './text.ts';

/** The applicant takes the application back in writing, any time before it is decided. */
export function withdraw(
  state: CaseState | null,
  command: CommandOf<'withdraw'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('撤回', state, ['收件', '补正中', '已受理', '已转送'], context);
  if (!found.ok) return found;
  const reason = requiredText(command.reason, '撤回的说明', 'reason');
  if (!reason.ok) return reason;
  // Whose decision it is shows in the file: a case that is late is not made to go away by the window's word.
  const request = requiredText(command.request, '申请人的书面撤回申请', 'request', 'C6');
  if (!request.ok) return request;
  const returned = found.value.materials.filter((line) => line.received).map((line) => line.name);
  const on = todayOf(context);
  return ok([
    {
      kind: 'case.withdrawn',
      payload: { reason: reason.value, request: request.value, on, returned, done: doneBy(context) },
    },
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

/**
 * Entered by mistake: kept and marked, by two people. It is no way out of what was done: an accepted case goes this way
 * on its first day only, while nothing of it has left the window.
 */
export function voidCase(
  state: CaseState | null,
  command: CommandOf<'void'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('作废', state, ['收件', '补正中', '已受理', '已转送'], context);
  if (!found.ok) return found;
  const fresh = stillUndone(found.value, context);
  if (!fresh.ok) return fresh;
  const second = reviewer(command, found.value, context);
  if (!second.ok) return second;
  const reason = checkText(command.reason, '作废的原因', 'reason');
  if (!reason.ok) return reason;
  if (Array.from(reason.value).length < 4)
    return refuse('rule', 'C6', '作废应当写明原因。', '请写明误录的情况（不少于4个字）。', 'reason');
  const { number: staff, name } = second.value;
  return ok([
    {
      kind: 'case.voided',
      payload: { reason: reason.value, second: { staff, name }, done: doneBy(context) },
    },
  ]);
}

function stillUndone(
  { stage, acceptedOn, served, charge }: CaseState,
  context: Pick<CaseContext, 'now'>,
): Result<true> {
  if (stage !== '已受理') return ok(true);
  const no = (message: string) =>
    refuse('rule', 'C6', message, '请依法作出决定；申请人要求撤回的，办理撤回。');
  if (acceptedOn !== todayOf(context)) return no(`该办件已于${acceptedOn ?? ''}受理，受理当日以后不能作废。`);
  if (served.length > 0) return no('该办件的文书已经送达，不能作废。');
  return charge === null ? ok(true) : no(`已出具缴款通知书（${charge.notice}），不能作废。`);
}

/** Of the same department, or of those who run and supervise the hall. */
function reviewer(
  { second, secondConfirmed }: CommandOf<'void'>,
  { item }: CaseState,
  context: CaseContext,
): Result<StaffMember> {
  const signed = secondSigner(second, secondConfirmed, '复核人', 'C6', context);
  if (!signed.ok) return signed;
  const { role, department, name } = signed.value;
  const own = isSameDepartment(context.hall, department, item.department, todayOf(context));
  return own || role === 'centre_manager' || role === 'supervisor'
    ? signed
    : refuse(
        'not_permitted',
        'C6',
        `${name}不是${item.department}的人员，不能复核作废。`,
        '请由本部门的另一名人员，或者大厅管理人员、监察人员复核。',
        'second',
      );
}
