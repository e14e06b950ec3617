/** Tells a scanner from a person by its speed: a scanner is a keyboard that types a whole number and Enter at once. */
import { parseReceiptNumber } from '#shared/numbers/receipt-number.ts';

/** Between two keys of a scanner, at most. People take more than twice as long. */
export const scannerMs = 50;
const pattern = /^\d{3}-?\d{6}-?\d$/;

/** With what the scanner typed. */
export type Scanned =
  | { readonly kind: 'receipt'; readonly number: string; readonly text: string }
  /** It has the form of a receipt number, and a wrong check digit. */
  | { readonly kind: 'misread'; readonly text: string };

export class ScanDetector {
  #text = '';
  #last = Number.NEGATIVE_INFINITY;

  /** Whether this key goes on with what the one before began; otherwise it begins anew. */
  continues(at: number): boolean {
    return at - this.#last <= scannerMs;
  }

  /** One key press. Answers on Enter, when what was typed so fast before is a receipt's number. */
  key(key: string, at: number): Scanned | null {
    const goesOn = this.continues(at);
    const text = goesOn ? this.#text : '';
    this.#last = at;
    if (key !== 'Enter') {
      // Shift and the like come between a scanner's keys and type nothing.
      this.#text = key.length === 1 ? text + key : text;
      return null;
    }
    this.#text = '';
    if (!pattern.test(text)) return null;
    const number = parseReceiptNumber(text);
    return number === undefined ? { kind: 'misread', text } : { kind: 'receipt', number, text };
  }
}
