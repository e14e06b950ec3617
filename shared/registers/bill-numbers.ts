/** Bill numbers: text of a fixed width, since the leading zeros are printed. And what became of those of a lot. */
import type { BillLot } from './bill-state.ts';

/** As printed: 4 to 15 digits. */
export const billNumberPattern = /^\d{4,15}$/;
/** Sets in one lot. */
export const lotMaximum = 1000;

/** From the first to the last, both included; none when they are not of one width, or the last comes before the first. */
export function numbersFrom(from: string, to: string): string[] {
  const count = countFrom(from, to);
  return Array.from({ length: Math.min(count, lotMaximum) }, (_, index) =>
    String(Number(from) + index).padStart(from.length, '0'),
  );
}

/** How many numbers there are from the first to the last; 0 where they make no range. */
export function countFrom(from: string, to: string): number {
  const digits = billNumberPattern.test(from) && billNumberPattern.test(to) && from.length === to.length;
  return digits && from <= to ? Number(to) - Number(from) + 1 : 0;
}

/** Of one width, so text compares as the numbers do. */
export const isIn = ({ from, to }: { readonly from: string; readonly to: string }, number: string): boolean =>
  number.length === from.length && from <= number && number <= to;

/** The number that is to be used next (H2); null when none is left blank. */
export function nextBill(lot: Pick<BillLot, 'from' | 'to' | 'entries'>): string | null {
  const known = new Set(lot.entries.map(({ number }) => number));
  return numbersFrom(lot.from, lot.to).find((number) => !known.has(number)) ?? null;
}

export interface LotTotals {
  readonly count: number;
  readonly used: number;
  readonly voided: number;
  readonly lost: number;
  readonly remaining: number;
  /** 分, of the bills that stand. */
  readonly amount: number;
}

/** The amount statement of a lot (H2). */
export function lotTotals({ from, to, entries }: Pick<BillLot, 'from' | 'to' | 'entries'>): LotTotals {
  const count = countFrom(from, to);
  const totals = { used: 0, voided: 0, lost: 0, amount: 0 };
  for (const { status, amount } of entries) {
    if (status === '使用') {
      totals.used += 1;
      totals.amount += amount;
    } else if (status === '作废') totals.voided += 1;
    else totals.lost += 1;
  }
  return { ...totals, count, remaining: count - entries.length };
}
