/** 延期 (许可法42): what moves the legal limit, once. */
import { staffNumbered } from '../act-context.ts';
import { checkExtension } from '../clock/extension.ts';
import { legalClock } from '../clock/policy.ts';
import { departmentOn } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { timesOf } from './clocks.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, checkDay, requiredText, todayOf } from './context.ts';
import type { CaseEvent, CasePayload } from './events.ts';
import { nextDocument } from './numbering.ts';
import type { CaseState } from './state.ts';

/** 许可法42: once, before the limit has run out, approved by the head the law names; the reason is told. */
export function extend(
  state: CaseState | null,
  command: CommandOf<'extend'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('延期', state, ['已受理'], context);
  if (!found.ok) return found;
  const { item, acceptedOn, legalLimit, extension } = found.value;
  const times = timesOf(found.value);
  if (acceptedOn === null || legalLimit === null || times === undefined)
    throw new Error('an accepted case has its limits');
  const approvedOn = checkDay(command.approvedOn, '批准日期', 'approvedOn', acceptedOn, context);
  if (!approvedOn.ok) return approvedOn;
  const { calendar, hall } = context;
  const today = todayOf(context);
  // As of today: what has run out by the time it is entered can no longer be told in time.
  const clock = legalClock(times, hall.settings, today, calendar);
  const days = checkExtension({
    days: command.days,
    alreadyExtended: extension !== null,
    clock,
    approver: command.approver.kind,
    joint: item.joint,
  });
  if (!days.ok) return days;
  const approver = approverNamed(command.approver, item.department, context);
  if (!approver.ok) return approver;
  const reason = requiredText(command.reason, '延期的理由', 'reason', '许可法42');
  if (!reason.ok) return reason;
  const approval = requiredText(
    command.approvalDocument,
    '批准延期的文书编号',
    'approvalDocument',
    '许可法42',
  );
  if (!approval.ok) return approval;
  const document = nextDocument(item, '延', context);
  if (!document.ok) return document;
  const after = legalClock(
    { ...times, extensionDays: days.value, extendedOn: today },
    hall.settings,
    today,
    calendar,
  );
  return ok([
    {
      kind: 'case.extended',
      payload: {
        days: days.value,
        reason: reason.value,
        approver: approver.value,
        approvedOn: approvedOn.value,
        approvalDocument: approval.value,
        toldOn: today,
        document: document.value,
        before: { from: acceptedOn, workingDays: clock.limit, due: clock.due },
        after: { from: acceptedOn, workingDays: after.limit, due: after.due },
      },
    },
  ]);
}

type Approver = CasePayload<'case.extended'>['approver'];

/** The one named must be that head: of the organ by the hall's list, of the government by its own. */
function approverNamed(
  { kind, who }: CommandOf<'extend'>['approver'],
  department: string,
  context: CaseContext,
): Result<Approver> {
  const { hall } = context;
  if (kind === '政府负责人')
    return hall.government.heads.includes(who)
      ? ok({ kind, name: who, staff: null })
      : refuse(
          'not_permitted',
          '许可法42',
          `“${who.slice(0, 20)}”不是${hall.government.name}负责人。`,
          `请填写批准的${hall.government.name}负责人。`,
          'approver',
        );
  const heads = departmentOn(hall, department, todayOf(context))?.heads ?? [];
  const person = staffNumbered(context, who);
  return kind === '机关负责人' && person !== undefined && heads.includes(person.number)
    ? ok({ kind, name: person.name, staff: person.number })
    : refuse(
        'not_permitted',
        '许可法42',
        `延期应当经${department}负责人批准，填写的批准人不是该机关负责人。`,
        '请填写批准的机关负责人。',
        'approver',
      );
}
