const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

export type CreditCodeCheck =
  | { readonly outcome: 'valid'; readonly code: string }
  /** Well formed, but the check character differs. Real, registered codes of this sort exist: confirm, do not refuse. */
  | { readonly outcome: 'confirm'; readonly code: string; readonly message: string }
  | { readonly outcome: 'invalid'; readonly message: string };

/** 统一社会信用代码, GB 32100: 18 characters without I O S V Z, the last one a check character. */
export function checkCreditCode(text: string): CreditCodeCheck {
  // Longer than any code with its blanks: not worth a look.
  if (text.length > 64) return { outcome: 'invalid', message: '统一社会信用代码过长，应为18位。' };
  const code = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (code.length !== 18)
    return { outcome: 'invalid', message: `统一社会信用代码应为18位，现在是${Array.from(code).length}位。` };
  if (!/^[0-9A-HJ-NP-RT-UW-Y]{2}\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}$/.test(code))
    return {
      outcome: 'invalid',
      message: '统一社会信用代码含有不允许的字符（不使用I、O、S、V、Z，第3至8位为数字）。',
    };
  const sum = weights.reduce(
    (total, weight, index) => total + weight * characters.indexOf(code.charAt(index)),
    0,
  );
  const expected = characters.charAt((31 - (sum % 31)) % 31);
  return expected === code[17]
    ? { outcome: 'valid', code }
    : {
        outcome: 'confirm',
        code,
        message: '统一社会信用代码校验位不符。请对照营业执照核对；确认无误的可以继续。',
      };
}
