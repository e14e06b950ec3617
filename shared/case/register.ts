import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { noticeLimit } from '../clock/limits.ts';
import { mayDo } from '../authority/index.ts';
import { asSubItem, isInForce, type ServiceItem } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { actOfOutcome, answerApplication } from './answer.ts';
import { checkAgent, checkApplicant } from './applicant.ts';
import type { RegisterApplication } from './commands.ts';
import { type CaseContext, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent, ItemSnapshot } from './events.ts';
import { checkLateEntry } from './late-entry.ts';
import { checkMaterials } from './materials.ts';
import { nextReceipt } from './numbering.ts';
import { scannedAtIntake } from './scanning.ts';
import type { CaseState } from './state.ts';

/** An application is taken (收件), and answered on the spot where the clerk does: one of the outcomes of 许可法32. */
export function register(
  state: CaseState | null,
  command: RegisterApplication,
  context: CaseContext,
): Result<CaseEvent[]> {
  if (state !== null) return refuse('already_done', '', '该办件已经登记。', '请在办件列表中查看。');
  const { item } = context;
  if (item === undefined || item.code !== command.itemCode)
    return refuse('bad_input', 'A1', '未选择事项。', '请按名称或拼音首字母查找并选择事项。', 'item');
  const allowed = mayDo(actOfOutcome[command.outcome.kind], item, context);
  if (!allowed.ok) return allowed;
  const late = checkLateEntry(command, context);
  if (!late.ok) return late;
  const on = late.value?.receivedOn ?? todayOf(context);
  const open = itemOpen(item, on, command);
  if (!open.ok) return open;
  const variant = asSubItem(item, command.subItem);
  const received = receivedEvent({ ...command, lateEntry: late.value }, variant, on, context);
  if (!received.ok) return received;
  const corrected: CaseEvent[] = [];
  for (const what of command.corrections) {
    const text = requiredText(what, '当场更正的内容', 'corrections', '许可法32(3)');
    if (!text.ok) return text;
    corrected.push({ kind: 'case.corrected_on_spot', payload: { what: text.value, done: doneBy(context) } });
  }
  const answered = answerApplication(command.outcome, received.value.payload, on, context);
  if (!answered.ok) return answered;
  const scanned = scannedAtIntake(command.scans, received.value.payload.materials, context);
  return scanned.ok ? ok([received.value, ...corrected, ...scanned.value, ...answered.value]) : scanned;
}

/** What of the item keeps an application from being taken at all, or in this way. */
function itemOpen(item: ServiceItem, on: CivilDate, command: RegisterApplication): Result<true> {
  if (!isInForce(item, on))
    return refuse(
      'rule',
      'A1',
      `“${item.name}”的目录在${on}没有施行，不能按它收件。`,
      '请按收件之日施行的事项目录登记。',
      'item',
    );
  if (item.category === '简易处罚')
    return refuse(
      'rule',
      'B9',
      `“${item.name}”是当场处罚，不是申请事项，不能收件。`,
      '请在“当场处罚”中登记。',
      'item',
    );
  if (item.inPerson && command.agent !== null)
    return refuse(
      'rule',
      '许可法29',
      `“${item.name}”依法应当由申请人本人到场办理，不能委托他人。`,
      '请由申请人本人办理。',
      'agent.name',
    );
  if (item.inPerson && command.channel !== '窗口')
    return refuse(
      'rule',
      '许可法29',
      `“${item.name}”依法应当由申请人到场提出申请，不能以${command.channel}方式提出。`,
      '请告知申请人到窗口办理。',
      'channel',
    );
  const { subItem } = command;
  if (subItem !== null && !item.subItems.some(({ id }) => id === subItem))
    return refuse('bad_input', 'A1', '选择的办理项不属于该事项。', '请重新选择办理项。', 'subItem');
  return ok(true);
}

type Received = Extract<CaseEvent, { kind: 'case.received' }>;

function receivedEvent(
  command: RegisterApplication,
  item: ServiceItem,
  on: CivilDate,
  context: CaseContext,
): Result<Received> {
  // C1: what is decided in the same visit is handed over in it; nobody has to be called.
  const atOnce =
    item.handling === '即办件' && command.outcome.kind === 'accept' && command.channel === '窗口';
  const reach = atOnce ? 'none' : 'needed';
  const applicant = checkApplicant(command.applicant, todayOf(context), reach);
  if (!applicant.ok) return applicant;
  const agent = checkAgent(command.agent, todayOf(context), reach);
  if (!agent.ok) return agent;
  if (applicant.value.kind === 'person' && agent.value?.idNumber === applicant.value.idNumber)
    return refuse(
      'bad_input',
      '许可法29',
      '代理人与申请人是同一人。',
      '由申请人本人办理的，请不要登记代理人。',
      'agent.idNumber',
    );
  const materials = checkMaterials(item, command.materials);
  if (!materials.ok) return materials;
  const held = checkHeld(command.held, on);
  if (!held.ok) return held;
  const receipt = nextReceipt(context);
  if (!receipt.ok) return receipt;
  const { lateEntry: late, channel, subItem } = command;
  return ok({
    kind: 'case.received',
    payload: {
      receipt: receipt.value,
      item: snapshot(item, command.subItem, context),
      applicant: applicant.value,
      agent: agent.value,
      materials: materials.value,
      receivedOn: on,
      noticeLimit: noticeLimit(context.calendar, on),
      window: context.hall.counter.name,
      counter: context.hall.counter.id,
      branch: context.hall.counter.branch,
      channel,
      subItem,
      held: held.value,
      lateEntry: late === null ? null : { slip: late.slip, reason: late.reason, enteredOn: todayOf(context) },
      done: doneBy(context),
    },
  });
}

/** 许可法49, 50: which permit is to be changed or renewed; one that has run out can be neither. */
function checkHeld(held: RegisterApplication['held'], on: CivilDate): Result<RegisterApplication['held']> {
  if (held === null) return ok(null);
  const certificate = requiredText(held.certificate, '原证件编号', 'held.certificate', '许可法49');
  if (!certificate.ok) return certificate;
  const validUntil = parseCivilDate(held.validUntil);
  if (validUntil === undefined)
    return refuse(
      'bad_input',
      '许可法50',
      '原证件的有效期不是日期。',
      '请对照原证件填写。',
      'held.validUntil',
    );
  if (validUntil < on)
    return refuse(
      'rule',
      held.kind === '延续' ? '许可法50' : '许可法49',
      `原证件的有效期已于${validUntil}届满，不能申请${held.kind}。`,
      '请按新申请办理。',
      'held.validUntil',
    );
  return ok({ ...held, certificate: certificate.value, validUntil });
}

function snapshot(
  item: ServiceItem,
  subItem: string | null,
  { catalogueVersion, hall }: CaseContext,
): ItemSnapshot {
  const { code, name, department, organ, category, handling, legalDays, promisedDays } = item;
  const { intakeOnly, joint, superior, fee, windowPowers, decisionLevel, outsideLinks, major, quota } = item;
  const { template } = item;
  const steps = hall.templates.find(({ id }) => id === template)?.steps ?? [];
  return {
    code,
    name,
    department,
    organ,
    category,
    handling,
    legalDays,
    promisedDays,
    catalogueVersion,
    variant: item.subItems.find(({ id }) => id === subItem)?.name ?? null,
    intakeOnly,
    joint,
    superior,
    fee,
    windowPowers,
    decisionLevel,
    steps,
    template,
    outsideLinks,
    major,
    quota,
  };
}
