import { requiredText } from '../case/context.ts';
import { ok, type Result, refuse } from '../result.ts';

/** Somebody who may be called back; a name alone will do. Null where nobody gave one. */
export function givenPerson(
  person: { readonly name: string; readonly phone: string } | null,
  rule: string,
): Result<{ name: string; phone: string } | null> {
  if (person === null) return ok(null);
  const name = requiredText(person.name, '姓名', 'name', rule);
  if (!name.ok) return name;
  const phone = person.phone.normalize('NFKC').replaceAll(/[\s()-]/g, '');
  return phone === '' || /^\+?\d{7,15}$/.test(phone)
    ? ok({ name: name.value, phone })
    : refuse('bad_input', rule, '联系电话不正确。', '请填写7至15位电话号码，或者不填。', 'phone');
}
