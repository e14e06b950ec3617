import { staffNumbered } from '../act-context.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import { type CorrectionPoint, isShort, type ReceivedMaterial } from './materials.ts';
import { nextDocument } from './numbering.ts';
import type { CaseState } from './state.ts';

/** 许可法32(3): what can be put right at the window must be allowed to be; there is no notice for it. */
export function correctOnSpot(
  state: CaseState | null,
  { what }: CommandOf<'correct_on_spot'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('当场更正', state, ['收件', '补正中'], context);
  if (!found.ok) return found;
  const text = requiredText(what, '当场更正的内容', 'what', '许可法32(3)');
  if (!text.ok) return text;
  return ok([{ kind: 'case.corrected_on_spot', payload: { what: text.value, done: doneBy(context) } }]);
}

/**
 * B2, 许可法32(4): everything is told once. A point that could be seen in the first submission may not be raised in a
 * second notice, unless a supervisor gives the reason; 监察 sees it.
 */
export function notifyAgain(
  state: CaseState | null,
  command: CommandOf<'notify_again'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('再次补正告知', state, ['补正中'], context);
  if (!found.ok) return found;
  const supervisor = staffNumbered(context, command.supervisor);
  if (supervisor?.role !== 'supervisor')
    return refuse(
      'rule',
      'B2 · 许可法32(4)',
      '需要补正的全部内容应当一次告知，不得再次告知补正。',
      '请按已发出的告知书登记补正材料；确有必要再次告知的，应当由监察人员说明理由。',
      'supervisor',
    );
  const reason = requiredText(command.reason, '再次告知的理由', 'reason', 'B2');
  if (!reason.ok) return reason;
  const points = furtherPoints(found.value, command, context);
  if (!points.ok) return points;
  const document = nextDocument(found.value.item, '补', context);
  if (!document.ok) return document;
  const { number: staff, name } = supervisor;
  return ok([
    {
      kind: 'case.correction_repeated',
      payload: {
        document: document.value,
        points: points.value,
        notifiedOn: todayOf(context),
        reason: reason.value,
        supervisor: { staff, name },
      },
    },
  ]);
}

/** What was not handed in can only be missing, and only where it must be; what was handed in only where it falls short. */
function unfitFor(line: ReceivedMaterial, problem: CorrectionPoint['problem']) {
  const { name, received, required } = line;
  if (received && (problem !== '缺少' || isShort(line))) return null;
  if (!received && required && problem === '缺少') return null;
  return received || required
    ? refuse(
        'bad_input',
        '许可法32(4)',
        `“${name}”${received ? '已经收到，不能登记为缺少' : '没有收到，只能登记为缺少'}。`,
        '请按材料的实际情况登记。',
        'points',
      )
    : refuse(
        'rule',
        '许可法31 · 许可法33',
        `“${name}”不是申请人必须提供的材料，不得要求提供。`,
        '请只列明申请人应当提供的材料。',
        'points',
      );
}

function furtherPoints(
  state: CaseState,
  { points }: CommandOf<'notify_again'>,
  { item }: CaseContext,
): Result<CorrectionPoint[]> {
  if (points.length === 0)
    return refuse('rule', '许可法32(4)', '补正清单为空，不能告知。', '请列明需要补正的内容。', 'points');
  const found: CorrectionPoint[] = [];
  for (const { materialId, problem, requirement } of points) {
    const line = state.materials.find((candidate) => candidate.materialId === materialId);
    if (line === undefined || found.some((point) => point.materialId === materialId))
      return refuse(
        'rule',
        '许可法31',
        '材料清单以外的材料不得要求提供，同一项材料只列一次。',
        '请按事项的材料清单登记。',
        'points',
      );
    const unfit = unfitFor(line, problem);
    if (unfit !== null) return unfit;
    const text = requiredText(requirement, `“${line.name}”需要补正的内容`, 'points', '许可法32(4)');
    if (!text.ok) return text;
    const material = item?.materials.find(({ id }) => id === materialId);
    const { basis = '', source = '' } = material ?? {};
    found.push({ materialId, material: line.name, problem, requirement: text.value, basis, source });
  }
  return ok(found);
}
