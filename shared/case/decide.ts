import { type Act, mayDo } from '../authority.ts';
import { type CivilDate, civilDateAt } from '../calendar/civil-date.ts';
import { deadlineAfter, type WorkingCalendar } from '../calendar/working-days.ts';
import type { Instant } from '../event.ts';
import {
  caseNumber,
  caseSeries,
  documentNumber,
  documentSeries,
  receiptNumber,
  receiptSeries,
  type UsedNumber,
} from '../numbers/blocks.ts';
import type { HallReference, Organ, ServiceItem, StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { checkAgent, checkApplicant } from './applicant.ts';
import type { CaseCommand, NotifyCorrection, RegisterApplication, SupplementMaterials } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { checkIntakeRefusal } from './grounds.ts';
import { checkMaterials, correctionPoints, type ReceivedMaterial } from './materials.ts';
import type { CaseState } from './state.ts';

/** 许可法32(4): a correction notice is given on the spot or within five working days of receipt. */
export const noticeWorkingDays = 5;

/** All that a decision may depend on besides the case and the command. */
export interface CaseContext {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly hall: HallReference;
  readonly catalogueVersion: string;
  readonly person: StaffMember;
  /** The catalogue's entry for the case's or the command's item; undefined when it has none. */
  readonly item: ServiceItem | undefined;
  /** The last serial this device used in a series; undefined when none yet. */
  readonly lastSerial: (series: string) => number | undefined;
}

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
      return notifyAgain(state, command, context);
    default:
      return unreachable(command);
  }
}

function register(
  state: CaseState | null,
  command: RegisterApplication,
  context: CaseContext,
): Result<CaseEvent[]> {
  if (state !== null) return refuse('already_done', '', '该办件已经登记。', '请在办件列表中查看。');
  const today = civilDateAt(context.now);
  const { item } = context;
  if (item === undefined)
    return refuse('bad_input', 'A1', '未选择事项。', '请按名称或拼音首字母查找并选择事项。', 'item');
  const act = { accept: '受理', correct: '补正告知', refuse: '不予受理' } as const;
  const allowed = authorised(act[command.outcome.kind], item, context, today);
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
  const outcome = intakeOutcome(command, item, materials.value, context, today);
  return outcome.ok ? ok([received, outcome.value]) : outcome;
}

function intakeOutcome(
  { outcome }: RegisterApplication,
  item: ServiceItem,
  materials: readonly ReceivedMaterial[],
  context: CaseContext,
  today: CivilDate,
): Result<CaseEvent> {
  switch (outcome.kind) {
    case 'accept':
      return accept(item, materials, context, today);
    case 'correct':
      return correct(item, materials, context, today);
    case 'refuse': {
      const missing = materials.filter((line) => !line.received).map((line) => line.name);
      const reason = checkIntakeRefusal(outcome, missing);
      if (!reason.ok) return reason;
      const document = nextDocument(item, '许不受字', context, today);
      if (!document.ok) return document;
      const returned = materials.filter((line) => line.received).map((line) => line.name);
      return ok({
        kind: 'case.intake_refused',
        payload: { document: document.value, ...reason.value, refusedOn: today, returned },
      });
    }
    default:
      return unreachable(outcome);
  }
}

/** B1, 许可法32(5): complete and in legal form — then, and only then, accepted. */
function accept(
  item: ServiceItem,
  materials: readonly ReceivedMaterial[],
  context: CaseContext,
  today: CivilDate,
): Result<CaseEvent> {
  const open = correctionPoints(item, materials);
  if (open.length > 0) {
    const names = open.map((point) => `“${point.material}”${point.problem}`).join('、');
    return refuse(
      'rule',
      'B1 · 许可法32(5)',
      `材料不齐全或者不符合法定形式，不能受理：${names}。`,
      '请收齐材料后受理，或一次性告知补正。',
      'materials',
    );
  }
  const document = nextDocument(item, '许受字', context, today);
  if (!document.ok) return document;
  const serial = next(caseSeries(item.code, today), context.hall.counter.blocks.case, context, '办件编号');
  if (!serial.ok) return serial;
  return ok({
    kind: 'case.accepted',
    payload: {
      caseNumber: caseNumber(item.code, today, serial.value),
      document: document.value,
      acceptedOn: today,
      legalLimit: deadlineAfter(context.calendar, today, item.legalDays),
      promisedLimit: deadlineAfter(context.calendar, today, item.promisedDays),
    },
  });
}

/** B2, 许可法32(4): everything that is wrong, told once. */
function correct(
  item: ServiceItem,
  materials: readonly ReceivedMaterial[],
  context: CaseContext,
  today: CivilDate,
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
  const document = nextDocument(item, '许补字', context, today);
  if (!document.ok) return document;
  return ok({
    kind: 'case.correction_notified',
    payload: { document: document.value, points, notifiedOn: today },
  });
}

/** Materials supplied: what is still open stays open; when nothing is, the application must be accepted (许可法32(5)). */
function supplement(
  state: CaseState | null,
  command: SupplementMaterials,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = existing(state, context, '受理');
  if (!found.ok) return found;
  const { item, current, today } = found.value;
  if (current.stage !== '补正中')
    return refuse(
      'already_done',
      'B2',
      `该办件现为“${current.stage}”，没有待补正的材料。`,
      '请查看办件经过。',
    );
  const materials = checkMaterials(item, command.materials);
  if (!materials.ok) return materials;
  const merged = current.materials.map((before) => {
    const now = materials.value.find((line) => line.materialId === before.materialId);
    return now?.received === true ? now : before;
  });
  const told = new Set(current.openPoints.map((point) => point.materialId));
  // B2: only what the notice named can still be open; nothing new may be raised now.
  const remaining = correctionPoints(item, merged).filter((point) => told.has(point.materialId));
  if (remaining.length === current.openPoints.length && !materials.value.some((line) => line.received))
    return refuse('bad_input', 'B2', '没有登记任何补正材料。', '请勾选申请人补交的材料。', 'materials');
  const supplemented: CaseEvent = {
    kind: 'case.supplemented',
    payload: { materials: merged, suppliedOn: today, remaining },
  };
  if (remaining.length > 0) return ok([supplemented]);
  const settled = merged.map((line) => ({
    ...line,
    problem: told.has(line.materialId) ? line.problem : null,
  }));
  const accepted = accept(item, settled, context, today);
  return accepted.ok ? ok([supplemented, accepted.value]) : accepted;
}

/** B2: the notice is given once. A second one is refused; what was visible the first time may not be raised again. */
function notifyAgain(
  state: CaseState | null,
  _command: NotifyCorrection,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = existing(state, context, '补正告知');
  if (!found.ok) return found;
  const { current, item, today } = found.value;
  if (current.correctionNotices > 0)
    return refuse(
      'rule',
      'B2 · 许可法32(4)',
      '需要补正的全部内容应当一次告知，不得再次告知补正。',
      '请按已发出的告知书登记补正材料。',
    );
  if (current.stage !== '收件')
    return refuse('rule', 'B2', `该办件现为“${current.stage}”，不能告知补正。`, '请查看办件经过。');
  const notified = correct(item, current.materials, context, today);
  return notified.ok ? ok([notified.value]) : notified;
}

function existing(state: CaseState | null, context: CaseContext, act: Act) {
  const today = civilDateAt(context.now);
  if (state === null) return refuse('not_found', '', '没有找到该办件。', '请核对编号，或在办件列表中查找。');
  const { item } = context;
  if (item === undefined)
    return refuse('rule', 'A1', `事项“${state.item.name}”已不在目录中。`, '请联系大厅管理人员核对事项目录。');
  const allowed = authorised(act, item, context, today);
  return allowed.ok ? ok({ current: state, item, today }) : allowed;
}

function authorised(act: Act, item: ServiceItem, context: CaseContext, today: CivilDate): Result<true> {
  return mayDo({ act, person: context.person, counter: context.hall.counter, item, today });
}

function snapshot(item: ServiceItem, catalogueVersion: string) {
  const { code, name, department, organ, category, handling, legalDays, promisedDays } = item;
  return { code, name, department, organ, category, handling, legalDays, promisedDays, catalogueVersion };
}

function nextReceipt(context: CaseContext): Result<UsedNumber> {
  const { blocks } = context.hall.counter;
  const serial = next(receiptSeries(blocks), blocks.receipt, context, '收件编号');
  return serial.ok ? ok(receiptNumber(blocks, serial.value)) : serial;
}

/** 许可法32 last paragraph: the paper is numbered, and in the name of the organ that acts (D4). */
function nextDocument(
  item: ServiceItem,
  act: string,
  context: CaseContext,
  today: CivilDate,
): Result<UsedNumber> {
  const organ = organOf(context.hall, item.organ);
  if (!organ.ok) return organ;
  const series = documentSeries(organ.value.short, today);
  const serial = next(series, context.hall.counter.blocks.document, context, '文书编号');
  return serial.ok ? ok(documentNumber(organ.value.short, act, today, serial.value)) : serial;
}

export function organOf(hall: HallReference, name: string): Result<Organ> {
  const organ = hall.organs.find((candidate) => candidate.name === name);
  return organ === undefined
    ? refuse(
        'rule',
        '许可法32',
        `大厅资料中没有“${name}”的名称、电话和救济机关，不能出具文书。`,
        '请联系大厅管理人员补充机关资料。',
      )
    : ok(organ);
}

function next(
  series: string,
  block: { from: number; to: number },
  context: CaseContext,
  what: string,
): Result<number> {
  const last = context.lastSerial(series);
  const serial = last === undefined ? block.from : last + 1;
  return serial <= block.to
    ? ok(serial)
    : refuse(
        'exhausted',
        '',
        `本窗口的${what}号段（${block.from}至${block.to}）已用完。`,
        '请联系大厅管理人员分配新的号段。',
      );
}
