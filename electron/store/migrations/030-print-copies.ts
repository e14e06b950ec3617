import type { Migration } from './index.ts';

/** One row per copy that this device prints. A view: the empty table is derived again before anything prints. */
export const printCopies: Migration = {
  number: 30,
  sql: `
drop table print_job;
create table print_job (
  job_id    text primary key,
  paper_id  text not null,
  case_id   text,
  media     text not null,
  state     text not null,
  reason    text,
  -- 第n份 of those due; 1 for a reprint.
  copy      integer not null,
  reprint   integer not null,
  -- Whether a sheet of it lies somewhere.
  out       integer not null default 0,
  -- 0 for what is only filed until somebody asks for a sheet.
  wanted    integer not null,
  -- Of the PDF that was filed last for this copy.
  sha256    text,
  -- 1 while the filed PDF waits for its printer.
  filed     integer not null default 0,
  -- Queue order: the position of the event that queued it.
  queued    integer not null
) strict, without rowid;
create index print_job_waiting on print_job (state, media, queued, copy);
create index print_job_paper on print_job (paper_id, reprint);
create index print_job_case on print_job (case_id);
`,
};
