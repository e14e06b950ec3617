import { ok, type Result, refuse } from '../result.ts';
import type { SupplementMaterials } from './commands.ts';
import { authorisedOn, type CaseContext, notFound, todayOf } from './context.ts';
import type { CaseEvent, SupplementAnswer } from './events.ts';
import {
  checkLine,
  type CorrectionPoint,
  isShort,
  type MaterialTick,
  mostCounted,
  type ReceivedMaterial,
  shortRequirement,
  ticksByLine,
  toldInWords,
} from './materials.ts';
import { accept } from './answer.ts';
import type { CaseState } from './state.ts';

/** A point of the notice, what this visit did about it, what came in, and its line of the list afterwards. */
interface Answered {
  readonly point: CorrectionPoint;
  readonly answer: SupplementAnswer;
  readonly line: ReceivedMaterial | undefined;
  readonly came?: Pick<ReceivedMaterial, 'originals' | 'copies' | 'pages'>;
}
const nothing = { originals: 0, copies: 0, pages: 0 } as const;

/**
 * Materials supplied, judged by the case's own record: what the catalogue says today does not reach back. What is
 * still open stays open; when nothing is, the application must be accepted (许可法32(5)).
 */
export function supplement(
  state: CaseState | null,
  command: SupplementMaterials,
  context: CaseContext,
): Result<CaseEvent[]> {
  if (state === null) return notFound;
  const allowed = authorisedOn('受理', state, context);
  if (!allowed.ok) return allowed;
  if (state.stage !== '补正中')
    return refuse('already_done', 'B2', `该办件现为“${state.stage}”，没有待补正的材料。`, '请查看办件经过。');
  const answers = answerPoints(state, command.materials);
  if (!answers.ok) return answers;
  if (answers.value.every(({ answer }) => answer === '未补交'))
    return refuse('bad_input', 'B2', '没有登记任何补正材料。', '请勾选申请人补交的材料。', 'materials');

  const lines = new Map(answers.value.map(({ point, line }) => [point.materialId, line]));
  const remaining = answers.value.flatMap(({ answer, point }) => (isOpen(answer) ? [point] : []));
  const supplemented: CaseEvent = {
    kind: 'case.supplemented',
    payload: {
      materials: state.materials.map((line) => lines.get(line.materialId) ?? line),
      suppliedOn: todayOf(context),
      answered: answers.value.map(({ point, answer, came = nothing }) => ({
        materialId: point.materialId,
        answer,
        ...came,
      })),
      remaining,
    },
  };
  if (remaining.length > 0) return ok([supplemented]);
  const accepted = accept(state.item, todayOf(context), context);
  return accepted.ok ? ok([supplemented, accepted.value]) : accepted;
}

const isOpen = (answer: SupplementAnswer): boolean => answer === '仍需补正' || answer === '未补交';

function answerPoints(state: CaseState, ticks: readonly MaterialTick[]): Result<Answered[]> {
  const byLine = ticksByLine(ticks);
  if (!byLine.ok) return byLine;
  const told = new Set(state.openPoints.map(({ materialId }) => materialId));
  // A blank line says nothing of its material, and the screen may send the whole list.
  const untold = ticks.find((tick) => !told.has(tick.materialId) && (tick.received || tick.problem !== null));
  if (untold !== undefined) return notTold(state, untold.materialId);
  const answers: Answered[] = [];
  for (const point of state.openPoints) {
    const answered = answerPoint(point, state, byLine.value.get(point.materialId));
    if (!answered.ok) return answered;
    answers.push(answered.value);
  }
  const blocked = answers.some(({ answer }) => isOpen(answer));
  // While the case waits for another point, an optional material left blank may still be put right with it.
  return ok(
    answers.map((answered) =>
      blocked && answered.answer === '收回' ? { ...answered, answer: '未补交', line: undefined } : answered,
    ),
  );
}

/** B2: what the notice did not name was in order, and nothing new may be raised now. */
function notTold(state: CaseState, materialId: string): Result<never> {
  const name = state.materials.find((line) => line.materialId === materialId)?.name ?? materialId;
  return refuse(
    'rule',
    'B2 · 许可法32(4)',
    `“${name}”不在尚待补正的内容之中，现在不能另行登记或者提出问题。`,
    '请只登记告知书列明、尚未补正的材料。',
    'materials',
  );
}

function answerPoint(
  point: CorrectionPoint,
  state: CaseState,
  tick: MaterialTick | undefined,
): Result<Answered> {
  const before = state.materials.find((line) => line.materialId === point.materialId);
  if (before === undefined || tick === undefined) return ok({ point, answer: '未补交', line: undefined });
  const line = checkLine(before, tick);
  if (!line.ok) return line;
  const { received, problem, originals, copies, pages } = line.value;
  // An optional material may be taken back: without it the application is complete (许可法32(5)).
  if (!received)
    return ok(
      before.required
        ? { point, answer: '未补交', line: undefined }
        : { point, answer: '收回', line: line.value },
    );
  const came = { originals, copies, pages };
  if (problem === null) {
    const whole = isShort(before) ? together(before, line.value) : line.value;
    if (!isShort(whole)) return ok({ point, answer: '已补正', line: whole, came });
    const short = { ...point, problem: '缺少' as const, requirement: shortRequirement(whole) };
    return ok({ point: short, answer: '仍需补正', line: whole, came });
  }
  const told = toldInWords([line.value]);
  if (!told.ok) return told;
  const again = { ...point, problem: problem.kind, requirement: problem.detail };
  // What was in order before and only too few stays; what came to make up for it is not.
  return ok({ point: again, answer: '仍需补正', line: isShort(before) ? before : line.value, came });
}

/** What came now is counted with what is there already. */
const together = (before: ReceivedMaterial, now: ReceivedMaterial): ReceivedMaterial => ({
  ...now,
  originals: Math.min(before.originals + now.originals, mostCounted.originals),
  copies: Math.min(before.copies + now.copies, mostCounted.copies),
  pages: Math.min(before.pages + now.pages, mostCounted.pages),
});
