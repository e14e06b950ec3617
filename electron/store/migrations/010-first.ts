import type { Migration } from './index.ts';

/**
 * `event` is the truth; every other table but `reference` and `sync_state` is a view that `rebuild` derives again.
 * `position` is the order in which this device came to know an event; `hall_seq` is the centre's.
 */
export const first: Migration = {
  number: 10,
  sql: `
create table event (
  position    integer primary key,
  id          text not null unique,
  hall        text not null,
  device      text not null,
  seq         integer not null,
  stream_kind text not null,
  stream_id   text not null,
  case_id     text,
  kind        text not null,
  version     integer not null,
  actor       text not null,
  command_id  text not null,
  at          text not null,
  offset_ms   integer,
  payload     text not null,
  prev_hash   text not null,
  hash        text not null,
  hall_seq    integer,
  unique (device, seq)
) strict;
create index event_stream on event (stream_kind, stream_id, position);
create index event_case on event (case_id, position) where case_id is not null;
-- Partial, so that it stays small: only what happened to cases dates anything.
create index event_case_at on event (device, at) where stream_kind = 'case';
create index event_command on event (command_id);

-- What the centre said no to: kept, shown, never in the way of the rest.
create table refused_event (
  event_id text primary key references event (id),
  kind     text not null,
  message  text not null,
  at       text not null
) strict;

create table sync_state (key text primary key, value text not null) strict, without rowid;
create table reference (kind text primary key, version text not null, body text not null) strict, without rowid;

create table case_view (
  case_id        text primary key,
  receipt_number text not null,
  case_number    text,
  item_code      text not null,
  -- Folded for search; what a screen shows is in the state.
  item_name      text not null,
  applicant_name text not null,
  applicant_initials text not null,
  id_last4       text not null,
  stage          text not null,
  received_on    text not null,
  received_at    text not null,
  due            text,
  state          text not null
) strict, without rowid;
create index case_received on case_view (received_at desc);
create index case_due on case_view (due, received_at desc);
create index case_receipt on case_view (receipt_number);

create table print_job (
  job_id    text primary key,
  paper_id  text not null,
  case_id   text,
  media     text not null,
  state     text not null,
  reason    text,
  reprint   integer not null,
  -- Queue order: the position of the event that queued it.
  queued    integer not null
) strict, without rowid;
create index print_job_waiting on print_job (state, queued);
create index print_job_case on print_job (case_id);

create table number_use (
  series text not null,
  serial integer not null,
  text   text not null,
  primary key (series, serial)
) strict, without rowid;

create table rating_view (
  rating_id text primary key,
  case_id   text not null,
  -- Never the grade: staff read this table's rows on their screens.
  stage     text not null,
  own       integer not null
) strict, without rowid;
create index rating_waiting on rating_view (stage) where stage = '等待评价';

create table sign_in (
  staff        text primary key,
  failures     integer not null,
  last_failure text
) strict, without rowid;
`,
};
