import { deadlineAfter } from '../calendar/working-days.ts';
import type { ServiceItem } from '../reference/index.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { checkAgent, checkApplicant } from './applicant.ts';
import type { RegisterApplication } from './commands.ts';
import { authorised, type CaseContext, todayOf } from './context.ts';
import type { CaseEvent, ItemSnapshot } from './events.ts';
import { checkIntakeRefusal } from './grounds.ts';
import { checkMaterials, correctionPoints, type ReceivedMaterial } from './materials.ts';
import { nextCase, nextDocument, nextReceipt } from './numbering.ts';
import type { CaseState } from './state.ts';

/** 许可法32(4): a correction notice is given on the spot or within five working days of receipt. */
export const noticeWorkingDays = 5;

/** An application is taken and answered: 受理, 补正告知 or 不予受理. */
export function register(
  state: CaseState | null,
  command: RegisterApplication,
  context: CaseContext,
): Result<CaseEvent[]> {
  if (state !== null) return refuse('already_done', '', '该办件已经登记。', '请在办件列表中查看。');
  const today = todayOf(context);
  const { item } = context;
  if (item === undefined)
    return refuse('bad_input', 'A1', '未选择事项。', '请按名称或拼音首字母查找并选择事项。', 'item');
  const act = { accept: '受理', correct: '补正告知', refuse: '不予受理' } as const;
  const allowed = authorised(act[command.outcome.kind], item, context);
  if (!allowed.ok) return allowed;
  const applicant = checkApplicant(command.applicant, today);
  if (!applicant.ok) return applicant;
  const agent = checkAgent(command.agent, today);
  if (!agent.ok) return agent;
  const materials = checkMaterials(item, command.materials);
  if (!materials.ok) return materials;
  const receipt = nextReceipt(context);
  if (!receipt.ok) return receipt;

  const received: CaseEvent = {
    kind: 'case.received',
    payload: {
      receipt: receipt.value,
      item: snapshot(item, context.catalogueVersion),
      applicant: applicant.value,
      agent: agent.value,
      materials: materials.value,
      receivedOn: today,
      noticeLimit: deadlineAfter(context.calendar, today, noticeWorkingDays),
      window: context.hall.counter.name,
    },
  };
  const outcome = intakeOutcome(command, item, materials.value, context);
  return outcome.ok ? ok([received, outcome.value]) : outcome;
}

function intakeOutcome(
  { outcome }: RegisterApplication,
  item: ServiceItem,
  materials: readonly ReceivedMaterial[],
  context: CaseContext,
): Result<CaseEvent> {
  switch (outcome.kind) {
    case 'accept':
      return acceptComplete(item, materials, context);
    case 'correct':
      return notifyCorrection(item, materials, context);
    case 'refuse': {
      const missing = materials.filter((line) => !line.received).map((line) => line.name);
      const reason = checkIntakeRefusal(outcome, missing, item);
      if (!reason.ok) return reason;
      const document = nextDocument(item, '不受', context);
      if (!document.ok) return document;
      const returned = materials.filter((line) => line.received).map((line) => line.name);
      return ok({
        kind: 'case.intake_refused',
        payload: { document: document.value, ...reason.value, refusedOn: todayOf(context), returned },
      });
    }
    default:
      return unreachable(outcome);
  }
}

/** B1, 许可法32(5): complete and in legal form — then, and only then, accepted. */
function acceptComplete(
  item: ServiceItem,
  materials: readonly ReceivedMaterial[],
  context: CaseContext,
): Result<CaseEvent> {
  const open = correctionPoints(item, materials);
  if (open.length === 0) return accept(item, context);
  const names = open.map((point) => `“${point.material}”${point.problem}`).join('、');
  return refuse(
    'rule',
    'B1 · 许可法32(5)',
    `材料不齐全或者不符合法定形式，不能受理：${names}。`,
    '请收齐材料后受理，或一次性告知补正。',
    'materials',
  );
}

/** Acceptance itself; both limits run from today. That nothing is open was found before. */
export function accept(
  item: Pick<ItemSnapshot, 'code' | 'organ' | 'category' | 'legalDays' | 'promisedDays'>,
  context: CaseContext,
): Result<CaseEvent> {
  const document = nextDocument(item, '受', context);
  if (!document.ok) return document;
  const number = nextCase(item.code, context);
  if (!number.ok) return number;
  const today = todayOf(context);
  return ok({
    kind: 'case.accepted',
    payload: {
      caseNumber: number.value,
      document: document.value,
      acceptedOn: today,
      legalLimit: deadlineAfter(context.calendar, today, item.legalDays),
      promisedLimit: deadlineAfter(context.calendar, today, item.promisedDays),
    },
  });
}

/** B2, 许可法32(4): everything that is wrong, told once. */
export function notifyCorrection(
  item: ServiceItem,
  materials: readonly ReceivedMaterial[],
  context: CaseContext,
): Result<CaseEvent> {
  const points = correctionPoints(item, materials);
  if (points.length === 0)
    return refuse(
      'rule',
      '许可法32(5)',
      '材料齐全、符合法定形式，应当受理，没有需要补正的内容。',
      '请受理；确有问题的，在相应材料上注明。',
      'materials',
    );
  const document = nextDocument(item, '补', context);
  if (!document.ok) return document;
  return ok({
    kind: 'case.correction_notified',
    payload: { document: document.value, points, notifiedOn: todayOf(context) },
  });
}

function snapshot(item: ServiceItem, catalogueVersion: string): ItemSnapshot {
  const { code, name, department, organ, category, handling, legalDays, promisedDays } = item;
  return { code, name, department, organ, category, handling, legalDays, promisedDays, catalogueVersion };
}
