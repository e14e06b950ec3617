import { first } from './010-first.ts';
import { registers } from './020-registers.ts';
import { printCopies } from './030-print-copies.ts';
import { readingByTime } from './040-reading-by-time.ts';
import { board } from './050-board.ts';
import { intake } from './060-intake.ts';
import { scans } from './080-scans.ts';

export interface Migration {
  /** Numbers have gaps of ten. */
  readonly number: number;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  first,
  registers,
  printCopies,
  readingByTime,
  board,
  intake,
  scans,
];
