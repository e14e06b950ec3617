import type { PushReply } from '#shared/protocol/index.ts';
import type { Database, Query } from '../database.ts';
import { type Accepted, type Batch, decidePush, type Earlier, type KeptAside } from './decide.ts';

export interface Committed {
  /** One per batch, in order. */
  readonly replies: readonly Omit<PushReply, 'now'>[];
  /** Of the hall, after these batches. */
  readonly position: number;
}

/** Takes a group of pushes of one hall in, in one transaction. When it returns, they are on disk. */
export function commitPush(database: Database, hall: string, batches: readonly Batch[]): Promise<Committed> {
  return database.transaction(async (query) => {
    // The lock needs a statement of its own: what follows must be read in a snapshot taken after it is held.
    const [locked] = await query<{ position: number }>(
      'select position from hall where hall_id = $1 for update',
      [hall],
    );
    if (locked === undefined) throw new Error('the hall of a valid token is gone');
    const devices = [...new Set(batches.map(({ device }) => device))];
    const ids = batches.flatMap(({ arrivals }) => arrivals.map(({ id }) => id));
    const { replies, accepted, keptAside, position, lastSeq } = decidePush(
      {
        position: locked.position,
        lastSeq: await readLastSeq(query, hall, devices),
        earlier: await readEarlier(query, hall, ids),
      },
      batches,
    );
    if (accepted.length > 0) {
      await insertEvents(query, hall, accepted);
      await query('update hall set position = $2 where hall_id = $1', [hall, position]);
    }
    if (keptAside.length > 0) await insertRefused(query, hall, keptAside);
    if (lastSeq.size > 0) await writeLastSeq(query, hall, lastSeq);
    return { replies, position };
  });
}

async function readLastSeq(
  query: Query,
  hall: string,
  devices: readonly string[],
): Promise<Map<string, number>> {
  const rows = await query<{ device_id: string; last_seq: number }>(
    'select device_id, last_seq from device where hall_id = $1 and device_id = any($2)',
    [hall, devices],
  );
  return new Map(rows.map(({ device_id, last_seq }) => [device_id, last_seq]));
}

/** Lateral, one look-up per id: with `= any(…)` a database without fresh statistics reads the whole hall instead. */
async function readEarlier(query: Query, hall: string, ids: readonly string[]): Promise<Earlier[]> {
  const rows = await query<{
    device: string;
    seq: number;
    id: string;
    hall_seq: number | null;
    kind: string;
    message: string;
  }>(
    `select found.* from unnest($2::uuid[]) as sent (id) cross join lateral (
       select device_id as device, device_seq as seq, event_id as id, hall_seq, '' as kind, '' as message
         from event where hall_id = $1 and event_id = sent.id
       union all
       select device_id, device_seq, event_id, null, kind, message
         from refused_event where hall_id = $1 and event_id = sent.id
     ) as found`,
    [hall, ids],
  );
  return rows.map(({ device, seq, id, hall_seq: hallSeq, kind, message }) => ({
    device,
    seq,
    id,
    hallSeq,
    refusal: hallSeq === null ? { kind, message } : null,
  }));
}

/** Columns as JSON; a body goes as a string within, so that PostgreSQL never interprets its escapes. */
async function insertEvents(query: Query, hall: string, accepted: readonly Accepted[]): Promise<void> {
  const rows = accepted.map(
    ({ hallSeq, device, arrival: { id, seq, body }, taken: { caseId, kind, at } }) => ({
      hall_seq: hallSeq,
      device_id: device,
      device_seq: seq,
      event_id: id,
      case_id: caseId,
      kind,
      at,
      body,
    }),
  );
  await query(
    `insert into event (hall_id, hall_seq, device_id, device_seq, event_id, case_id, kind, at, body)
     select $1, hall_seq, device_id, device_seq, event_id, case_id, kind, at, body
     from json_to_recordset($2::json) as row (hall_seq bigint, device_id text, device_seq bigint,
       event_id uuid, case_id uuid, kind text, at timestamptz, body text)`,
    [hall, JSON.stringify(rows)],
  );
}

async function insertRefused(query: Query, hall: string, keptAside: readonly KeptAside[]): Promise<void> {
  const rows = keptAside.map(({ device, arrival: { id, seq, body }, refused: { kind, message } }) => ({
    device_id: device,
    device_seq: seq,
    event_id: id,
    kind,
    message,
    body,
  }));
  await query(
    `insert into refused_event (hall_id, device_id, device_seq, event_id, kind, message, body)
     select $1, device_id, device_seq, event_id, kind, message, body
     from json_to_recordset($2::json) as row (device_id text, device_seq bigint, event_id uuid, kind text, message text, body text)`,
    [hall, JSON.stringify(rows)],
  );
}

async function writeLastSeq(query: Query, hall: string, lastSeq: ReadonlyMap<string, number>): Promise<void> {
  await query(
    `insert into device (hall_id, device_id, last_seq)
     select $1, device_id, last_seq from unnest($2::text[], $3::bigint[]) as row (device_id, last_seq)
     on conflict (hall_id, device_id) do update set last_seq = excluded.last_seq, last_seen = now()`,
    [hall, [...lastSeq.keys()], [...lastSeq.values()]],
  );
}
