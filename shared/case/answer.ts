/** 许可法32: the outcomes of intake, on the spot or later within the five days. */
import type { CivilDate } from '../calendar/civil-date.ts';
import { deadlineAfter } from '../calendar/working-days.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import type { AnswerApplication, IntakeOutcome } from './commands.ts';
import { checkReconsideration } from '../remedies.ts';
import { departmentOn } from '../reference/index.ts';
import { caseFor, type CaseContext, doneBy, todayOf } from './context.ts';
import type { CaseEvent, CasePayload } from './events.ts';
import { checkIntakeRefusal, checkNotRequired } from './intake-refusal.ts';
import {
  checkLine,
  correctionPoints,
  isShort,
  type MaterialTick,
  notAsked,
  outsideList,
  type ReceivedMaterial,
  ticksByLine,
  toldInWords,
} from './materials.ts';
import { nextCase, nextDocument, organOf } from './numbering.ts';
import type { CaseState } from './state.ts';

type Received = Pick<CasePayload<'case.received'>, 'item' | 'materials'>;

/** The act that each outcome of intake is; what the person must be allowed. */
export const actOfOutcome = {
  receive: '收件',
  accept: '受理',
  correct: '补正告知',
  refuse: '不予受理',
  not_required: '不受理',
} as const satisfies Record<IntakeOutcome['kind'], string>;

/** A case taken before (收件) is answered. */
export function answer(
  state: CaseState | null,
  command: AnswerApplication,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor(actOfOutcome[command.outcome.kind], state, ['收件'], context);
  if (!found.ok) return found;
  if (command.outcome.kind === 'receive')
    return refuse('already_done', '', '该办件已经收件。', '请选择受理、一次性告知补正、不予受理或者不受理。');
  const checked = checkAgain(found.value.materials, command.materials, context);
  if (!checked.ok) return checked;
  const today = todayOf(context);
  const { item } = found.value;
  const answered = answerApplication(command.outcome, { item, materials: checked.value }, today, context);
  if (!answered.ok) return answered;
  const payload = { materials: checked.value, on: today };
  return ok([{ kind: 'case.materials_checked', payload }, ...answered.value]);
}

/**
 * What was taken in a hurry is looked at before it is answered: the lines of receipt, with what was found since. The
 * applicant holds a slip for what was received, so that it cannot become missing afterwards.
 */
function checkAgain(
  lines: readonly ReceivedMaterial[],
  ticks: readonly MaterialTick[],
  { item }: CaseContext,
): Result<ReceivedMaterial[]> {
  const byLine = ticksByLine(ticks);
  if (!byLine.ok) return byLine;
  if (ticks.some((tick) => !lines.some(({ materialId }) => materialId === tick.materialId)))
    return outsideList;
  const checked: ReceivedMaterial[] = [];
  for (const before of lines) {
    const tick = byLine.value.get(before.materialId);
    if (before.received && tick?.received === false)
      return refuse(
        'rule',
        '许可法32(4)',
        `“${before.name}”已在收件凭证上登记为收到，不能改为未收到。`,
        '收到的材料有问题的，请写明问题；收件登记有误的，请作废后重新登记。',
        'materials',
      );
    const shared = item?.materials.find(({ id }) => id === before.materialId)?.shared === true;
    // 许可法33: what the organ has come to get by sharing is not asked of the applicant any more.
    const asked = shared ? { ...before, ...notAsked, problem: null } : before;
    const line = tick === undefined ? ok(asked) : checkLine({ ...asked, shared }, tick);
    if (!line.ok) return line;
    checked.push(line.value);
  }
  return ok(checked);
}

/** The slip says what came over the counter, and five days of silence after it are acceptance (许可法32(4)). */
const nothingTaken = refuse(
  'rule',
  '许可法32(4)',
  '没有收到任何申请材料，不能只收件。',
  '请登记收到的材料；申请人没有带材料的，请一次性告知需要补正的全部内容。',
  'materials',
);

/**
 * @param on the day the materials were complete: acceptance runs from it, and for what was taken down on paper it is the
 * day on the slip (A5). What is told or refused is dated today, when it is put in writing.
 */
export function answerApplication(
  outcome: IntakeOutcome,
  { item, materials }: Received,
  on: CivilDate,
  context: CaseContext,
): Result<CaseEvent[]> {
  const one = (event: Result<CaseEvent>): Result<CaseEvent[]> => (event.ok ? ok([event.value]) : event);
  const received = materials.filter((line) => line.received).map((line) => line.name);
  const missing = materials.filter((line) => !line.received).map((line) => line.name);
  const open = correctionPoints(materials, context.item).map((point) => point.material);
  const done = doneBy(context);
  const today = todayOf(context);
  switch (outcome.kind) {
    case 'receive':
      return received.length === 0 && open.length > 0 ? nothingTaken : ok([]);
    case 'accept':
      return one(acceptComplete(item, materials, on, context));
    case 'correct':
      return one(notifyCorrection(item, materials, context));
    case 'refuse': {
      const reason = checkIntakeRefusal(outcome, { received, missing, open }, item);
      if (!reason.ok) return reason;
      const remedies = checkRemedies(item, context);
      if (!remedies.ok) return remedies;
      const document = nextDocument(item, '不受', context);
      if (!document.ok) return document;
      const payload = {
        document: document.value,
        ...reason.value,
        refusedOn: today,
        returned: received,
        done,
      };
      return ok([{ kind: 'case.intake_refused', payload }]);
    }
    case 'not_required': {
      const basis = checkNotRequired(outcome.basis, missing);
      if (!basis.ok) return basis;
      const document = nextDocument(item, '告', context);
      if (!document.ok) return document;
      const payload = {
        document: document.value,
        basis: basis.value,
        informedOn: today,
        returned: received,
        done,
      };
      return ok([{ kind: 'case.not_required', payload }]);
    }
    default:
      return unreachable(outcome);
  }
}

/** 2.6: the decision names where to apply for reconsideration; what the hall's data has there must be possible. */
function checkRemedies(item: Received['item'], context: CaseContext): Result<true> {
  const organ = organOf(context.hall, item.organ);
  if (!organ.ok) return organ;
  const { name, reconsideration } = organ.value;
  const vertical = departmentOn(context.hall, item.department, todayOf(context))?.vertical ?? false;
  return checkReconsideration({ organ: name, reconsideration, vertical });
}

/** B1, 许可法32(5): complete and in legal form — then, and only then, accepted. */
function acceptComplete(
  item: Received['item'],
  materials: readonly ReceivedMaterial[],
  on: CivilDate,
  context: CaseContext,
): Result<CaseEvent> {
  const open = correctionPoints(materials, context.item);
  if (open.length === 0) return accept(item, on, context);
  const short = new Set(materials.filter(isShort).map(({ materialId }) => materialId));
  const names = open
    .map(
      ({ materialId, material, problem }) => `“${material}”${short.has(materialId) ? '份数不足' : problem}`,
    )
    .join('、');
  return refuse(
    'rule',
    'B1 · 许可法32(5)',
    `材料不齐全或者不符合法定形式，不能受理：${names}。`,
    '请收齐材料后受理，或一次性告知补正。',
    'materials',
  );
}

/** Acceptance itself; both limits run from that day. That nothing is open was found before. */
export function accept(
  item: Received['item'],
  on: CivilDate,
  context: CaseContext,
): Result<Extract<CaseEvent, { kind: 'case.accepted' }>> {
  const document = nextDocument(item, '受', context);
  if (!document.ok) return document;
  const number = nextCase(item.code, on, context);
  if (!number.ok) return number;
  return ok({
    kind: 'case.accepted',
    payload: {
      caseNumber: number.value,
      document: document.value,
      acceptedOn: on,
      legalLimit: deadlineAfter(context.calendar, on, item.legalDays),
      promisedLimit: deadlineAfter(context.calendar, on, item.promisedDays),
      done: doneBy(context),
    },
  });
}

/** B2, 许可法32(4): everything that is wrong, told once. */
function notifyCorrection(
  item: Received['item'],
  materials: readonly ReceivedMaterial[],
  context: CaseContext,
): Result<CaseEvent> {
  const points = correctionPoints(materials, context.item);
  if (points.length === 0)
    return refuse(
      'rule',
      '许可法32(5)',
      '材料齐全、符合法定形式，应当受理，没有需要补正的内容。',
      '请受理；确有问题的，在相应材料上注明。',
      'materials',
    );
  const told = toldInWords(materials);
  if (!told.ok) return told;
  const document = nextDocument(item, '补', context);
  if (!document.ok) return document;
  return ok({
    kind: 'case.correction_notified',
    payload: { document: document.value, points, notifiedOn: todayOf(context) },
  });
}
