/** What a scanner read: a receipt's number, a receipt's number read wrong, or something that is no receipt. */
import { parseReceiptNumber } from '../numbers/receipt-number.ts';

export type Scanned =
  | { readonly kind: 'receipt'; readonly number: string; readonly text: string }
  /** It has the form of a receipt number, and a wrong check digit. */
  | { readonly kind: 'misread'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string };

const pattern = /^\d{3}-?\d{6}-?\d$/;

/** @param text as it came, an input method's full-width digits among it */
export function readScanned(text: string): Scanned {
  const plain = text.normalize('NFKC').trim();
  if (!pattern.test(plain)) return { kind: 'other', text };
  const number = parseReceiptNumber(plain);
  return number === undefined ? { kind: 'misread', text } : { kind: 'receipt', number, text };
}
