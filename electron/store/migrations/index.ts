import { first } from './010-first.ts';
import { registers } from './020-registers.ts';

export interface Migration {
  /** Numbers have gaps of ten. */
  readonly number: number;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [first, registers];
