/** Amounts of money. Always whole 分: a charge, a payment and a bill never lose one to rounding. */

const digits = '零壹贰叁肆伍陆柒捌玖';
const capital = (digit: number): string => digits[digit] ?? '';
/** After the digits of a group of four, the highest first. */
const places = ['仟', '佰', '拾', ''];
/** 分: 9万亿元 and more, and still exact as a number. */
export const largestAmount = 999_999_999_999_999;

function checked(fen: number): number {
  if (!Number.isInteger(fen) || fen < 0 || fen > largestAmount) throw new RangeError(`not an amount: ${fen}`);
  return fen;
}

/** `12.34元`. @param fen whole 分, not negative. Throws RangeError. */
export function amountText(fen: number): string {
  const amount = checked(fen);
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}元`;
}

/** Below ten thousand, without the zeros before and after its digits: 1002 is 壹仟零贰. */
function fourDigits(value: number): string {
  let text = '';
  let gap = false;
  for (const [index, place] of places.entries()) {
    const digit = Math.floor(value / 10 ** (3 - index)) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${capital(digit)}${place}`;
      gap = false;
    }
  }
  return text;
}

function wholeYuan(value: number): string {
  const unit = value >= 100_000_000 ? 100_000_000 : 10_000;
  if (value < unit) return fourDigits(value);
  const rest = value % unit;
  // One 零 for however many zeros stand between two digits that are none.
  const gap = rest > 0 && rest < unit / 10 ? '零' : '';
  return `${wholeYuan(Math.floor(value / unit))}${unit === 10_000 ? '万' : '亿'}${gap}${rest === 0 ? '' : wholeYuan(rest)}`;
}

/**
 * In capitals, as bills are filled in (支付结算办法, annex 1): 人民币 before them without a space, 整 after 元 and not
 * after 角 or 分, one 零 for the zeros in the middle, and 零 before 角 or 分 where the digit before it is 0.
 * `人民币壹仟肆佰零玖元伍角`. @param fen whole 分, not negative. Throws RangeError.
 */
export function amountCapitals(fen: number): string {
  const amount = checked(fen);
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const rest = amount % 10;
  if (amount === 0) return '人民币零元整';
  const whole = yuan === 0 ? '' : `${wholeYuan(yuan)}元`;
  if (jiao === 0 && rest === 0) return `人民币${whole}整`;
  const gap = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : '';
  return `人民币${whole}${gap}${jiao === 0 ? '' : `${capital(jiao)}角`}${rest === 0 ? '' : `${capital(rest)}分`}`;
}
