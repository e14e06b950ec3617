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

/** Numbers from the first to the last, both included. */
export const serialRange = z.object({ from: z.int().min(0), to: z.int().max(999_999) });
export type SerialRange = z.infer<typeof serialRange>;

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

/**
 * The block of a counter's settings that a series counts in; undefined for the receipts of another counter's number.
 * Documents start over with it every year.
 */
export function configuredBlock(series: string, blocks: NumberBlocks): SerialRange | undefined {
  if (series.startsWith('receipt:')) return series === receiptSeries(blocks) ? blocks.receipt : undefined;
  return series.startsWith('case:') ? blocks.case : blocks.document;
}

/** Numbers that both have. */
export const overlap = (one: SerialRange, other: SerialRange): boolean =>
  one.from <= other.to && other.from <= one.to;

/** A block with what of it went back to the centre. */
export interface Block extends SerialRange {
  readonly returned?: readonly SerialRange[];
}

const size = ({ from, to }: SerialRange): number => to - from + 1;
const single = (serial: number): SerialRange => ({ from: serial, to: serial });

/** What is left of a range where the holes are taken out, in order. */
function without(range: SerialRange, holes: readonly SerialRange[]): SerialRange[] {
  const left: SerialRange[] = [];
  let from = range.from;
  for (const hole of holes.toSorted((one, other) => one.from - other.from)) {
    if (hole.to < from) continue;
    if (hole.from > range.to) break;
    if (hole.from > from) left.push({ from, to: hole.from - 1 });
    from = hole.to + 1;
  }
  if (from <= range.to) left.push({ from, to: range.to });
  return left;
}

/**
 * The numbers a counter may still give out, in the order in which it does: the block it last used to its end, then the
 * following ones, and none that was returned or made void.
 * @param blocks the counter's own of the series, see `ownBlocks`
 * @param last the number it used last in them; undefined when none yet
 */
export function unusedRanges(
  blocks: readonly Block[],
  last: number | undefined,
  voided: readonly number[] = [],
): SerialRange[] {
  const current =
    last === undefined ? -1 : blocks.findLastIndex(({ from, to }) => from <= last && last <= to);
  return blocks.flatMap((block, index) => {
    if (index < current) return [];
    const used = index === current && last !== undefined ? [{ from: block.from, to: last }] : [];
    return without(block, [...used, ...(block.returned ?? []), ...voided.map(single)]);
  });
}

/** The next number to give out; undefined when every block is used up. */
export const nextSerial = (
  blocks: readonly Block[],
  last: number | undefined,
  voided: readonly number[] = [],
): number | undefined => unusedRanges(blocks, last, voided)[0]?.from;

/** The number last used, asked block by block: other counters' numbers lie between them. */
export function lastAmong(
  blocks: readonly Block[],
  lastIn: (block: SerialRange) => number | undefined,
): number | undefined {
  for (const block of blocks.toReversed()) {
    const last = lastIn(block);
    if (last !== undefined) return last;
  }
  return undefined;
}

/** How many numbers are left, of how many. */
export interface Stock {
  readonly left: number;
  readonly of: number;
  /** Time to ask for another block: fewer than 20, or fewer than a tenth. */
  readonly low: boolean;
}

export function remaining(
  blocks: readonly Block[],
  last: number | undefined,
  voided: readonly number[] = [],
): Stock {
  const sum = (ranges: readonly SerialRange[]): number =>
    ranges.reduce((total, range) => total + size(range), 0);
  const left = sum(unusedRanges(blocks, last, voided));
  const of = sum(blocks.flatMap((block) => without(block, block.returned ?? [])));
  return { left, of, low: left < 20 || left * 10 < of };
}

/**
 * Numbers nobody can account for: passed over, and neither used, returned nor made void. The unused rest of a block
 * that was not returned yet is none.
 */
export function gaps(
  used: readonly number[],
  block: SerialRange,
  returned: readonly SerialRange[],
  voided: readonly number[],
): SerialRange[] {
  const accounted = [...used.map(single), ...voided.map(single), ...returned].filter(
    ({ from, to }) => from <= block.to && block.from <= to,
  );
  const end = accounted.reduce((highest, { to }) => Math.max(highest, to), block.from - 1);
  return without({ from: block.from, to: Math.min(end, block.to) }, accounted);
}
