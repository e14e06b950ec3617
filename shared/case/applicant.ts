import { z } from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import { checkCreditCode } from '../checks/credit-code.ts';
import { maskIdNumber, maskPersonName } from '../checks/masking.ts';
import { checkResidentId } from '../checks/resident-id.ts';
import { ok, type Result, refuse } from '../result.ts';
import { checkText } from './text.ts';

const name = z.string().max(120);
const phone = z.string().max(30);

const person = z.object({
  kind: z.literal('person'),
  name,
  idNumber: z.string().max(40),
  phone,
  /** How the number came in; a card's number is not typed. */
  source: z.enum(['typed', 'card']),
});

const organisation = z.object({
  kind: z.literal('organisation'),
  name,
  creditCode: z.string().max(40),
  /** The clerk has compared a code whose check character differs with the licence. */
  creditCodeConfirmed: z.boolean(),
  phone,
});

/** 许可法29: an agent may apply, with a letter of authority. */
export const agent = z.object({
  name,
  idNumber: z.string().max(40),
  phone,
  letterOfAuthority: z.boolean(),
});
export const applicant = z.discriminatedUnion('kind', [person, organisation]);
export type Applicant = z.infer<typeof applicant>;
export type Agent = z.infer<typeof agent>;

function checkName(text: string, what: string, field: string): Result<string> {
  const value = checkText(text, what, field);
  return value.ok && value.value === ''
    ? refuse('bad_input', '许可法29', `未填写${what}。`, `请填写${what}。`, field)
    : value;
}

/** Whether somebody will have to be reached: `none` where the result is handed over in the same visit (C1). */
export type Reach = 'needed' | 'none';

function checkPhone(text: string, field: string, reach: Reach): Result<string> {
  const value = text.normalize('NFKC').replaceAll(/[\s()-]/g, '');
  if (value === '' && reach === 'none') return ok('');
  return /^\+?\d{7,15}$/.test(value)
    ? ok(value)
    : refuse('bad_input', '', '联系电话不正确。', '请填写7至15位电话号码，以便告知补正和领取。', field);
}

/** The applicant as it will be recorded: normalised, checked. Refuses with the field that is wrong. */
export function checkApplicant(input: Applicant, today: CivilDate, reach: Reach): Result<Applicant> {
  const checkedName = checkName(input.name, input.kind === 'person' ? '申请人姓名' : '单位名称', 'name');
  if (!checkedName.ok) return checkedName;
  if (input.kind === 'person') {
    const id = checkResidentId(input.idNumber, today);
    if (!id.ok) return id;
    const checkedPhone = checkPhone(input.phone, 'phone', reach);
    if (!checkedPhone.ok) return checkedPhone;
    return ok({ ...input, name: checkedName.value, idNumber: id.value.number, phone: checkedPhone.value });
  }
  const code = checkCreditCode(input.creditCode);
  if (code.outcome === 'invalid')
    return refuse('bad_input', 'GB 32100', code.message, '请对照营业执照重新输入。', 'creditCode');
  if (code.outcome === 'confirm' && !input.creditCodeConfirmed)
    return refuse('bad_input', 'GB 32100', code.message, '核对无误后勾选“已对照证照核对”。', 'creditCode');
  const checkedPhone = checkPhone(input.phone, 'phone', reach);
  if (!checkedPhone.ok) return checkedPhone;
  return ok({ ...input, name: checkedName.value, creditCode: code.code, phone: checkedPhone.value });
}

/** 许可法29: the agent is identified too, and the letter of authority is in hand. */
export function checkAgent(input: Agent | null, today: CivilDate, reach: Reach): Result<Agent | null> {
  if (input === null) return ok(null);
  const checkedName = checkName(input.name, '代理人姓名', 'agent.name');
  if (!checkedName.ok) return checkedName;
  const id = checkResidentId(input.idNumber, today);
  if (!id.ok)
    return {
      ok: false,
      refusal: { ...id.refusal, message: `代理人：${id.refusal.message}`, field: 'agent.idNumber' },
    };
  const checkedPhone = checkPhone(input.phone, 'agent.phone', reach);
  if (!checkedPhone.ok) return checkedPhone;
  if (!input.letterOfAuthority)
    return refuse(
      'rule',
      '许可法29',
      '委托他人办理的，应当有授权委托书。',
      '请收取授权委托书并勾选，或由申请人本人办理。',
      'agent.letterOfAuthority',
    );
  return ok({ ...input, name: checkedName.value, idNumber: id.value.number, phone: checkedPhone.value });
}

/** How slips, pads and lists that others can see name an applicant. Organisations are public. */
export function maskedApplicant(who: Applicant): { name: string; number: string } {
  return who.kind === 'person'
    ? { name: maskPersonName(who.name), number: maskIdNumber(who.idNumber) }
    : { name: who.name, number: who.creditCode };
}
