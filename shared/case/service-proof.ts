/** 送达回证 (row 11): by what each manner of service is proved. */
import { ok, type Result, refuse, unreachable } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { requiredText } from './context.ts';
import type { CasePayload } from './events.ts';
import { checkText } from './text.ts';

type Served = CasePayload<'case.served'>;

/** @param server name of the one who serves */
export function checkManner(
  command: CommandOf<'serve'>,
  server: string,
): Result<Pick<Served, 'place' | 'refusal' | 'witnesses' | 'reference'>> {
  const place = checkText(command.place, '送达地点', 'place');
  if (!place.ok) return place;
  const reference = checkText(command.reference, '送达凭据', 'reference');
  if (!reference.ok) return reference;
  const witnesses: string[] = [];
  for (const given of command.witnesses) {
    const name = checkText(given, '见证人姓名', 'witnesses');
    if (!name.ok) return name;
    // Whoever serves is no witness to it.
    if (name.value !== '' && name.value !== server && !witnesses.includes(name.value))
      witnesses.push(name.value);
  }
  const proof = { place: place.value, refusal: '', witnesses, reference: reference.value };
  const needs = (what: string, field: string) =>
    refuse('rule', 'J1', `${command.manner}应当登记${what}。`, `请填写${what}。`, field);
  switch (command.manner) {
    case '直接送达':
      return place.value === '' ? needs('送达地点', 'place') : ok(proof);
    case '留置送达': {
      const refusal = requiredText(command.refusal, '拒收事由', 'refusal', 'J1');
      if (!refusal.ok) return refusal;
      if (witnesses.length === 0) return needs('见证人', 'witnesses');
      return place.value === '' ? needs('送达地点', 'place') : ok({ ...proof, refusal: refusal.value });
    }
    case '邮寄送达':
      return reference.value === '' ? needs('邮件编号', 'reference') : ok(proof);
    case '电子送达':
      return reference.value === '' ? needs('受送达人确认的电子地址', 'reference') : ok(proof);
    case '公告送达': {
      // The last of the manners: only where the others did not reach anybody.
      const failed = requiredText(command.refusal, '其他方式不能送达的原因', 'refusal', 'J1');
      if (!failed.ok) return failed;
      return reference.value === ''
        ? needs('公告的载体和日期', 'reference')
        : ok({ ...proof, refusal: failed.value });
    }
    default:
      return unreachable(command.manner);
  }
}
