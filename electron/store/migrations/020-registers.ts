import type { Migration } from './index.ts';

/** One row per stream of a register: seals, bills, mandates and the like. A view; `rebuild` derives it again. */
export const registers: Migration = {
  number: 20,
  sql: `
create table register_view (
  stream_kind text not null,
  stream_id   text not null,
  state       text not null,
  primary key (stream_kind, stream_id)
) strict, without rowid;
-- Numbers given by others (a bank, a press): one stands for one thing only.
create table outside_number (
  kind    text not null,
  number  text not null,
  -- Empty where it is no case's.
  case_id text not null,
  primary key (kind, number, case_id)
) strict, without rowid;
create index case_item on case_view (item_code, stage);
-- Cases whose five days may pass in silence, or whose permit may run out while they wait.
create index case_stage on case_view (stage, due);
`,
};
