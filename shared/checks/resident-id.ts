import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { ok, type Result, refuse } from '../result.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

export type ResidentIdKind = '居民身份证' | '港澳台居民居住证' | '外国人永久居留身份证';

export interface ResidentId {
  /** 18 characters, the last possibly a capital X. */
  readonly number: string;
  readonly kind: ResidentIdKind;
  readonly birth: CivilDate;
  readonly sex: '男' | '女';
}

/** Longer than any number with its blanks: not worth a look. */
const longest = 64;

const no = (message: string, next: string) => refuse('bad_input', 'GB 11643', message, next, 'idNumber');

/**
 * Checks an 18-digit number by GB 11643: digits, birth date, check character.
 * 81/82/83 are residence permits of Hong Kong, Macau and Taiwan residents, 9… the permanent residence card.
 * @param today the day a birth date may not lie after.
 */
export function checkResidentId(text: string, today: CivilDate): Result<ResidentId> {
  if (text.length > longest) return no('身份证件号码过长。', '请核对证件后重新输入。');
  const number = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (number === '') return no('未填写身份证件号码。', '请读取身份证，或输入18位号码。');
  if (/^\d{15}$/.test(number)) return no('这是15位旧号码，已停止使用。', '请输入居民身份证上的18位号码。');
  if (number.length !== 18)
    return no(`身份证件号码应为18位，现在是${Array.from(number).length}位。`, '请核对证件后重新输入。');
  if (!/^\d{17}[\dX]$/.test(number))
    return no('身份证件号码只能是数字，末位可以是X。', '请核对证件后重新输入。');
  const birth = parseCivilDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  if (birth === undefined || birth < '1850-01-01')
    return no('身份证件号码中的出生日期不存在。', '请核对第7至14位。');
  if (birth > today) return no('身份证件号码中的出生日期晚于今天。', '请核对第7至14位。');
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  if (checkCharacters[sum % 11] !== number[17])
    return no('身份证件号码校验位不符，至少有一位输入有误。', '请对照证件逐位核对。');
  const kind: ResidentIdKind = /^8[123]/.test(number)
    ? '港澳台居民居住证'
    : number.startsWith('9')
      ? '外国人永久居留身份证'
      : '居民身份证';
  return ok({ number, kind, birth, sex: Number(number[16]) % 2 === 1 ? '男' : '女' });
}
