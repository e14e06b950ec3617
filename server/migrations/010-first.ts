import type { Migration } from './index.ts';

/**
 * `hall_id` comes first in every key, so that the tables can be spread over machines by hall.
 *
 * An event's body is the JSON text as the device hashed it, in a `text` column: `jsonb` and the operators
 * of `json` reject `\u0000` and lone surrogates, which a device may well have taken from a card reader,
 * and `jsonb` would change numbers and the order of keys.
 */
export const first: Migration = {
  number: 10,
  name: 'first',
  sql: `
    create table hall (
      hall_id    text primary key,
      name       text not null,
      token_hash bytea not null,
      -- hall_seq of the hall's last event; the row is locked from assigning a position to the commit
      position   bigint not null default 0,
      created_at timestamptz not null default now()
    );

    create table device (
      hall_id    text not null references hall,
      device_id  text not null,
      last_seq   bigint not null,
      first_seen timestamptz not null default now(),
      last_seen  timestamptz not null default now(),
      primary key (hall_id, device_id)
    );

    -- no foreign key: the hall's row is locked by whoever inserts, and a check per row costs a third of the insert
    create table event (
      hall_id     text not null,
      hall_seq    bigint not null,
      device_id   text not null,
      device_seq  bigint not null,
      event_id    uuid not null,
      case_id     uuid,
      kind        text not null,
      -- the device's clock: data, never an order
      at          timestamptz not null,
      body        text not null,
      received_at timestamptz not null default now(),
      primary key (hall_id, hall_seq),
      unique (hall_id, device_id, device_seq),
      unique (hall_id, event_id)
    );
    create index event_case on event (hall_id, case_id, hall_seq) where case_id is not null;

    create table refused_event (
      hall_id     text not null references hall,
      device_id   text not null,
      device_seq  bigint not null,
      event_id    uuid not null,
      kind        text not null,
      message     text not null,
      body        text not null,
      received_at timestamptz not null default now(),
      primary key (hall_id, device_id, device_seq, event_id)
    );
    create index refused_event_id on refused_event (hall_id, event_id);
  `,
};
