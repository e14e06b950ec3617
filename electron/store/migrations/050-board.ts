import type { Migration } from './index.ts';

/**
 * What the work board walks and searches: one narrow row per case, so that 200 000 of them are gone through without
 * their states. Both tables are views; the empty ones are derived again. `saved_view` is not: it is a person's own.
 */
export const board: Migration = {
  number: 50,
  sql: `
drop index case_received;
drop index case_due;
drop index case_receipt;

create table case_board (
  -- Position of the case's first event: the same however the view is derived.
  id             integer primary key,
  case_id        text not null unique,
  receipt_number text not null,
  department     text not null,
  -- Staff number of whoever holds the case.
  holder         text not null,
  item_code      text not null,
  item_name      text not null,
  handling       text not null,
  -- Folded; what a screen shows is masked.
  applicant      text not null,
  stage          text not null,
  -- 0 once nothing more is to be done.
  open           integer not null,
  -- Last day of the limit that runs now.
  due            text,
  -- The special procedure that was announced last, if any stops the clock.
  paused_from    text,
  paused_to      text,
  received_on    text not null,
  id_last4       text not null,
  -- Everything a query may be a part of, folded, each between line feeds.
  search_text    text not null
) strict;
-- They cover what the board filters by, so that a walk reads no row.
create index board_due on case_board
  (department, open, due, received_on desc, id desc, stage, handling, item_code, paused_from, paused_to);
create index board_received on case_board
  (department, received_on desc, id desc, open, stage, handling, item_code, due, paused_from, paused_to);
create index board_holder on case_board (holder, open, due, received_on desc, id desc);
create index board_receipt on case_board (receipt_number);

-- How many there are, so that the many that are ended need no counting.
create table case_count (
  department text not null,
  stage      text not null,
  cases      integer not null,
  primary key (department, stage)
) strict, without rowid;

-- Parts of three characters of what is searched, and whole words of scope; see case-search.ts.
create virtual table case_search using fts5
  (parts, words, content='', contentless_delete=1, detail=none, tokenize='ascii');

-- Only what the centre has not answered yet, which is little.
create index event_waiting on event (case_id) where hall_seq is null and case_id is not null;

create table saved_view (
  staff  text not null,
  -- 1 to 9, as its key.
  slot   integer not null,
  name   text not null,
  filter text not null,
  primary key (staff, slot)
) strict, without rowid;
`,
};
