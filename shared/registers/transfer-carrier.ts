/** G1: the department fetches and brings back; nobody of a window runs its errands. */
import { type ActContext, staffNumbered, todayOf } from '../act-context.ts';
import { requiredText } from '../case/context.ts';
import { isSameDepartment } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Carrier, TransferState } from './transfer-state.ts';

/** Names are compared without the spaces they are sometimes written with. */
const sameName = (one: string, other: string): boolean =>
  one.normalize('NFKC').replaceAll(/\s/gu, '') === other.normalize('NFKC').replaceAll(/\s/gu, '');

export function checkCarrier(
  carrier: Carrier,
  confirmed: boolean,
  slip: Pick<TransferState, 'department' | 'organ'>,
  context: ActContext,
): Result<Carrier> {
  const name = requiredText(carrier.name, '取送件人姓名', 'carrier', 'G1');
  if (!name.ok) return name;
  const number = carrier.number === '' ? null : carrier.number;
  const known = number === null ? undefined : staffNumbered(context, number);
  if (known !== undefined && !sameName(known.name, name.value))
    return refuse(
      'bad_input',
      'G1',
      `工号${known.number}不是“${name.value}”的工号。`,
      '请核对取送件人的姓名和工号。',
      'carrier',
    );
  const { staff } = context.hall;
  const candidates =
    known === undefined ? staff.filter((member) => sameName(member.name, name.value)) : [known];
  if (candidates.some(({ role }) => role === 'clerk' || role === 'window_head'))
    return refuse(
      'rule',
      'G1',
      `${name.value}是窗口人员，资料移交和结果反馈由部门负责，不得由窗口人员取送。`,
      `请通知${slip.department}派人取送。`,
      'carrier',
    );
  const today = todayOf(context);
  const isOwn = (name: string): boolean =>
    [slip.department, slip.organ].some((own) => isSameDepartment(context.hall, name, own, today));
  // Where the hall's list knows the person, it says whose person they are.
  if (!isOwn(carrier.department) || (known !== undefined && !isOwn(known.department)))
    return refuse(
      'rule',
      'G1',
      known === undefined || isOwn(known.department)
        ? `取送件人应当是${slip.department}的人员。`
        : `${known.name}（工号${known.number}）是${known.department}的人员，取送件人应当是${slip.department}的人员。`,
      `请通知${slip.department}派人取送。`,
      'carrier',
    );
  return confirmed
    ? ok({ name: name.value, department: carrier.department, number })
    : refuse(
        'rule',
        'G2',
        '取送件人尚未签字，应当双方签字。',
        '请取送件人在移交单上签字。',
        'carrierConfirmed',
      );
}
