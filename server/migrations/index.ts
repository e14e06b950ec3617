import { first } from './010-first.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** In order, numbered with gaps. One that was released is never changed; what comes later adds. */
export const migrations: readonly Migration[] = [first];
