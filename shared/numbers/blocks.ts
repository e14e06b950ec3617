import { z } from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import { formatReceiptNumber } from './receipt-number.ts';

/**
 * Numbers are taken from blocks that belong to one device, so that two counters without a network cannot give
 * out the same one. A series is what a block counts within: receipts for ever, papers by organ and year,
 * cases by item and day.
 */
export const numberBlocks = z.object({
  /** 1–999, printed in every receipt number. */
  counter: z.int().min(1).max(999),
  receipt: z.object({ from: z.int().min(1), to: z.int().max(999_999) }),
  document: z.object({ from: z.int().min(1), to: z.int().max(999_999) }),
  case: z.object({ from: z.int().min(0), to: z.int().max(9999) }),
});
export type NumberBlocks = z.infer<typeof numberBlocks>;

/** A number used by an event: the series it is from, where in it, and as written on paper. */
export const usedNumber = z.object({ series: z.string(), serial: z.int(), text: z.string() });
export type UsedNumber = z.infer<typeof usedNumber>;

export const receiptSeries = (blocks: NumberBlocks): string => `receipt:${blocks.counter}`;
export const documentSeries = (organShort: string, day: CivilDate): string =>
  `document:${organShort}:${day.slice(0, 4)}`;
export const caseSeries = (itemCode: string, day: CivilDate): string => `case:${itemCode}:${day}`;

export function receiptNumber(blocks: NumberBlocks, serial: number): UsedNumber {
  return { series: receiptSeries(blocks), serial, text: formatReceiptNumber(blocks.counter, serial) };
}

/** `凤道运许受〔2026〕第10001号`: organ's short name, kind of act, year in 〔〕, serial (GB/T 9704). */
export function documentNumber(organShort: string, act: string, day: CivilDate, serial: number): UsedNumber {
  return {
    series: documentSeries(organShort, day),
    serial,
    text: `${organShort}${act}〔${day.slice(0, 4)}〕第${String(serial).padStart(5, '0')}号`,
  };
}

/** 办件编号: the item's 31-character code, the day, four digits: 43 characters in all. */
export function caseNumber(itemCode: string, day: CivilDate, serial: number): UsedNumber {
  return {
    series: caseSeries(itemCode, day),
    serial,
    text: `${itemCode}${day.replaceAll('-', '')}${String(serial).padStart(4, '0')}`,
  };
}
