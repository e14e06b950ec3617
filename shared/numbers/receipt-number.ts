/**
 * The short number on the receipt: three digits of the counter, six of the counter's own series, one check digit,
 * `001-000127-4`. The check digit (Damm's) catches every wrong digit and every swap of two neighbours.
 */
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = damm[interim]?.[Number(digit)] ?? 0;
  return interim;
}

/** @param counter 1–999 @param serial 1–999999 */
export function formatReceiptNumber(counter: number, serial: number): string {
  const digits = `${String(counter).padStart(3, '0')}${String(serial).padStart(6, '0')}`;
  return `${digits.slice(0, 3)}-${digits.slice(3)}-${checkDigit(digits)}`;
}

/** The number in its written form, from what was typed or scanned; undefined when its check digit is wrong. */
export function parseReceiptNumber(text: string): string | undefined {
  if (text.length > 64) return undefined;
  const digits = text.normalize('NFKC').replaceAll(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits) || checkDigit(digits.slice(0, 9)) !== Number(digits[9])) return undefined;
  return `${digits.slice(0, 3)}-${digits.slice(3, 9)}-${digits[9]}`;
}
