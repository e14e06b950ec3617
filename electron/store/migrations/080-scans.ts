import type { Migration } from './index.ts';

/** Which files the records speak of, and of which case: what may be looked at, and what no leftover is. A view. */
export const scans: Migration = {
  number: 80,
  sql: `
create table scan_ref (
  hash    text not null,
  case_id text not null,
  primary key (hash, case_id)
) strict, without rowid;
`,
};
