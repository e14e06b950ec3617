/** Blocks that lists and management papers are made of. */
import type { PaperBlock } from '../content.ts';

/** Title and share of the width of each column. */
export type Columns = readonly (readonly [title: string, share: number])[];

/** A table, or that there is nothing to list. */
export const listTable = (
  caption: string,
  columns: Columns,
  rows: readonly (readonly string[])[],
): PaperBlock =>
  rows.length === 0
    ? { type: 'paragraph', text: caption === '' ? '无。' : `${caption}：无。` }
    : {
        type: 'table',
        caption,
        head: columns.map(([title, share]) => ({ title, share })),
        rows: rows.map((row) => [...row]),
      };

/** Each row with its number before it. */
export const numbered = (rows: readonly (readonly string[])[]): string[][] =>
  rows.map((row, index) => [String(index + 1), ...row]);

/** Of materials: originals, copies and pages, in the order every list has them. */
interface Counts {
  readonly originals: number;
  readonly copies: number;
  readonly pages: number;
}
export const countCells = ({ originals, copies, pages }: Counts): string[] =>
  [originals, copies, pages].map(String);
export const totalCells = (lines: readonly Counts[]): string[] =>
  (['originals', 'copies', 'pages'] as const).map((key) =>
    String(lines.reduce((total, line) => total + line[key], 0)),
  );

const digits = '〇一二三四五六七八九';

/** `一` to `九十九`. */
export function chineseOrdinal(number: number): string {
  const digit = (value: number): string => (value === 0 ? '' : (digits[value] ?? ''));
  const tens = Math.floor(number / 10);
  return tens === 0 ? digit(number) : `${tens === 1 ? '' : digit(tens)}十${digit(number % 10)}`;
}

/** Parts under `一、…`, `二、…`; a part of no blocks is left out. */
export const headed = (
  parts: readonly (readonly [title: string, blocks: readonly PaperBlock[]])[],
): PaperBlock[] =>
  parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], index): PaperBlock[] => [
      { type: 'heading', text: `${chineseOrdinal(index + 1)}、${title}` },
      ...blocks,
    ]);
