import { first } from './010-first.ts';

export interface Migration {
  /** Numbers have gaps of ten. */
  readonly number: number;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [first];
