/** The centre's consent to a stand-in who is not listed (D7). */
import { z } from 'zod';
import { type ActContext, doneBy, staffNumbered, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { requiredText } from '../case/context.ts';
import { type NewEvent, uuid } from '../event.ts';
import { day } from '../reference/effective.ts';
import type { StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { registerEvent } from './define.ts';

const staffNumber = z.string().max(12);

export const consentCommand = z.object({
  type: z.literal('shift.consent'),
  commandId: uuid,
  consentId: uuid,
  counter: z.string().max(400),
  staff: staffNumber,
  /** Null where it is for the counter, whoever is away. */
  standsInFor: staffNumber.nullable(),
  from: day,
  until: day,
  reason: z.string().max(200),
  /** Given by the centre over the telephone where it cannot be reached otherwise; null where it consents itself. */
  emergencyCode: z.string().max(20).nullable(),
});
type ConsentCommand = z.infer<typeof consentCommand>;

/** D7: the centre's consent comes first; by code where it is out of reach, for today only, and told apart for the audit. */
export function consent(command: ConsentCommand, context: ActContext): Result<NewEvent[]> {
  const { hall } = context;
  const { counter, standsInFor, from, until, emergencyCode } = command;
  const mayGive = emergencyCode === null ? mayDo('替岗同意', null, context) : mayEnterCode(command, context);
  if (!mayGive.ok) return mayGive;
  const at = [hall.counter, ...hall.otherCounters].find(({ id }) => id === counter);
  if (at === undefined)
    return refuse('not_found', 'D7', '大厅中没有该窗口。', '请核对后重新选择窗口。', 'counter');
  const standIn = staffNumbered(context, command.staff);
  if (standIn === undefined) return notListed('替岗人员', 'staff');
  const away = standsInFor === null ? null : staffNumbered(context, standsInFor);
  if (away === undefined) return notListed('被替岗人员', 'standsInFor');
  if (away !== null && (away.number === standIn.number || !servesAt(away, at.id)))
    return refuse(
      'bad_input',
      'D7',
      `${away.name}不是${at.name}需要替岗的人员。`,
      '请核对后重新选择被替岗人员。',
      'standsInFor',
    );
  const today = todayOf(context);
  if (from > until || until < today)
    return refuse('bad_input', 'D7', '替岗期限不正确或者已经过去。', '请核对起止日期。', 'from');
  if (from < today)
    return refuse(
      'rule',
      'D7',
      '临时顶岗换人应当事前征求大厅管理机构的意见，不能事后补登。',
      '请从今天起登记。',
      'from',
    );
  const reason = requiredText(command.reason, '替岗事由', 'reason', 'D7');
  if (!reason.ok) return reason;
  const known = context.registers.get('shift', at.id)?.consents ?? [];
  if (known.some(({ id }) => id === command.consentId))
    return refuse('already_done', 'D7', '该替岗同意已经登记。', '无需重复登记。');
  const code = emergencyCode === null ? ok(null) : checkCode(emergencyCode, known);
  if (!code.ok) return code;
  return ok([
    registerEvent('shift', at.id, {
      kind: 'shift.consented',
      payload: {
        id: command.consentId,
        staff: standIn.number,
        standsInFor,
        from,
        until,
        reason: reason.value,
        emergency: code.value !== null,
        code: code.value,
        done: doneBy(context),
      },
    }),
  ]);
}

const servesAt = (member: StaffMember, counter: string): boolean =>
  member.counter === null || member.counter === counter;

/** The code is for this counter, today, entered by whoever is at the window. */
function mayEnterCode({ counter, from, until }: ConsentCommand, context: ActContext): Result<true> {
  const { hall, person } = context;
  const today = todayOf(context);
  if (person.role !== 'clerk' && person.role !== 'window_head')
    return refuse('not_permitted', 'D7', '应急码由窗口人员在本窗口录入。', '请由窗口人员录入。');
  if (counter !== hall.counter.id)
    return refuse('not_permitted', 'D7', '应急码只能用于本窗口。', '请在需要替岗的窗口录入。', 'counter');
  return from === today && until === today
    ? ok(true)
    : refuse('rule', 'D7', '凭应急码替岗只限当天。', '请将期限改为今天。', 'until');
}

/** One code, one stand-in: what was entered before is not taken again. */
export function checkCode(text: string, known: readonly { readonly code: string | null }[]): Result<string> {
  const code = text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
  if (!/^[0-9A-Z]{4,12}$/.test(code))
    return refuse(
      'bad_input',
      'D7',
      '应急码应为4至12位数字或字母。',
      '请向大厅管理机构核对应急码。',
      'emergencyCode',
    );
  return known.some((consent) => consent.code === code)
    ? refuse('already_done', 'D7', '该应急码已经用过。', '请向大厅管理机构另取应急码。', 'emergencyCode')
    : ok(code);
}

/** Nobody of that number is posted to the hall today. */
export const notListed = (who: string, field: string): ReturnType<typeof refuse> =>
  refuse('not_found', 'D7', `大厅人员名册中没有该${who}，或者不在派驻期内。`, '请核对工号。', field);
