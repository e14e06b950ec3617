/*
 * What others can see — slips, pads, lists, notifications, what is published — names nobody in full (个人信息保护法6: the
 * least that identifies). Whoever acts on a case sees it whole, on that case's own screen.
 */

/** The first 6 and the last 4 of 18; anything that is too short to hide is hidden whole. */
export function maskIdNumber(number: string): string {
  return number.length <= 10 ? '*'.repeat(number.length) : `${number.slice(0, 6)}********${number.slice(-4)}`;
}

/** 张** for a person: the first character only. Organisations are public and are not masked. */
export function maskPersonName(name: string): string {
  const [first = '', ...rest] = Array.from(name);
  return first + '*'.repeat(Math.max(1, Math.min(rest.length, 3)));
}

/** 138****0000: what lets the owner know their own number. */
export function maskPhone(phone: string): string {
  return phone.length < 9 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
