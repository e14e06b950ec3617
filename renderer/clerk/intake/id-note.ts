import { chineseDate, type CivilDate } from '#shared/calendar/civil-date.ts';
import { checkCreditCode } from '#shared/checks/credit-code.ts';
import { checkResidentId } from '#shared/checks/resident-id.ts';
import { unreachable } from '#shared/result.ts';

export interface FieldHint {
  readonly tone: 'ok' | 'warn' | 'wrong';
  readonly text: string;
}

const complete = 18;
const typedLength = (text: string): number => text.normalize('NFKC').replaceAll(/\s/g, '').length;

/** What to say of an ID number: nothing while it is still being typed, what is wrong once it is complete or left. */
export function residentIdHint(text: string, left: boolean, today: CivilDate): FieldHint | null {
  const length = typedLength(text);
  if (length === 0) return null;
  const check = checkResidentId(text, today);
  if (check.ok) {
    const { kind, sex, birth } = check.value;
    return {
      tone: 'ok',
      text: `号码正确：${kind === '居民身份证' ? '' : `${kind}，`}${sex}，${chineseDate(birth)}出生`,
    };
  }
  if (!left && length < complete) return null;
  return { tone: 'wrong', text: check.refusal.message + check.refusal.next };
}

/** The same for a credit code; `needsConfirmation` when only the check character differs. */
export function creditCodeHint(
  text: string,
  left: boolean,
): { hint: FieldHint | null; needsConfirmation: boolean } {
  const length = typedLength(text);
  if (length === 0) return { hint: null, needsConfirmation: false };
  const check = checkCreditCode(text);
  switch (check.outcome) {
    case 'valid':
      return { hint: { tone: 'ok', text: '代码正确' }, needsConfirmation: false };
    case 'confirm':
      return { hint: { tone: 'warn', text: check.message }, needsConfirmation: true };
    case 'invalid':
      return {
        hint: left || length >= complete ? { tone: 'wrong', text: check.message } : null,
        needsConfirmation: false,
      };
    default:
      return unreachable(check);
  }
}
