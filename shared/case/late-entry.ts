/** 补录 (A5): what was taken down on paper while the system was out. */
import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { countDays, dueDate } from '../calendar/working-days.ts';
import { noticeLimit } from '../clock/limits.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { RegisterApplication } from './commands.ts';
import { type CaseContext, requiredText, todayOf } from './context.ts';
import { isDeemable } from './grounds.ts';

/** As it will be recorded. */
export interface LateEntry {
  readonly slip: string;
  readonly reason: string;
  readonly receivedOn: CivilDate;
}

/**
 * A5: nothing is entered for a day gone by, but for what was taken down on paper while the system was out. The slip
 * stands for the receipt alone: where its five days have passed nothing was told in time, and entering it now cannot
 * make up for that (许可法32(4)).
 */
export function checkLateEntry(
  { lateEntry: late, outcome, caseId }: Pick<RegisterApplication, 'lateEntry' | 'outcome' | 'caseId'>,
  context: CaseContext,
): Result<LateEntry | null> {
  if (late === null) return ok(null);
  const no = (message: string, next: string, field: string, rule = 'A5') =>
    refuse('rule', rule, message, next, field);
  const slip = requiredText(late.slip, '纸质收件凭证编号', 'lateEntry.slip', 'A5');
  if (!slip.ok) return slip;
  // One slip is one receipt; entered again it would be a second place in the order.
  if (context.records.usedElsewhere('纸质凭证', slip.value, caseId))
    return refuse(
      'already_done',
      'A5 · 许可法57',
      `纸质收件凭证“${slip.value}”已经补录过，不能再次补录。`,
      '请在办件列表中查看；编号有误的，请对照凭证更正。',
      'lateEntry.slip',
    );
  const reason = requiredText(late.reason, '补录原因', 'lateEntry.reason', 'A5');
  if (!reason.ok) return reason;
  const field = 'lateEntry.receivedOn';
  const { calendar } = context;
  const receivedOn = parseCivilDate(late.receivedOn);
  const today = todayOf(context);
  if (receivedOn === undefined || receivedOn >= today)
    return no('补录的收件日期应当是今日以前的日期。', '当日的申请请直接登记。', field);
  const most = context.hall.settings.backdateMaxWorkingDays;
  const { working, unknown } = countDays(calendar, receivedOn, today);
  if (working + unknown > most)
    return no(
      working > most
        ? `补录的收件日期超过${most}个工作日。`
        : `节假日安排尚未公布，不能确定补录的收件日期没有超过${most}个工作日。`,
      '请核对纸质收件凭证；确属更早收件的，请报大厅管理人员处理。',
      field,
    );
  const due = dueDate(noticeLimit(calendar, receivedOn), calendar);
  const answersNow = outcome.kind === 'receive' || outcome.kind === 'accept';
  if (context.item !== undefined && isDeemable(context.item) && !answersNow && due !== null && today > due)
    return no(
      `纸质收件之日起五个工作日已于${due}届满，该申请自收到材料之日起即为受理，不能再作其他答复。`,
      '请补录为收件或者受理。',
      'outcome',
      'A5 · 许可法32(4)',
    );
  return ok({ slip: slip.value, reason: reason.value, receivedOn });
}
