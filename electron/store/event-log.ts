import { createHash } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { type Actor, type Event, hashedText, type Instant, type NewEvent, noHash } from '#shared/event.ts';
import type { WritableDb } from './open.ts';

/** An event as this device holds it. */
export interface StoredEvent extends Event {
  /** The order in which this device came to know it. */
  readonly position: number;
  /** Its place in the hall's order; null until the centre has answered. */
  readonly hallSeq: number | null;
}

interface Row {
  position: number;
  id: string;
  hall: string;
  device: string;
  seq: number;
  stream_kind: string;
  stream_id: string;
  case_id: string | null;
  kind: string;
  version: number;
  actor: string;
  command_id: string;
  at: string;
  offset_ms: number | null;
  payload: string;
  prev_hash: string;
  hash: string;
  hall_seq: number | null;
}

export const eventOf = (row: Row): StoredEvent => ({
  position: row.position,
  id: row.id,
  hall: row.hall,
  device: row.device,
  seq: row.seq,
  streamKind: row.stream_kind,
  streamId: row.stream_id,
  caseId: row.case_id,
  kind: row.kind,
  version: row.version,
  actor: JSON.parse(row.actor) as Actor,
  commandId: row.command_id,
  at: row.at,
  offsetMs: row.offset_ms,
  payload: JSON.parse(row.payload) as Record<string, unknown>,
  prevHash: row.prev_hash,
  hash: row.hash,
  hallSeq: row.hall_seq,
});

/** What is the same for every event of one act. */
export interface Circumstances {
  readonly actor: Actor;
  readonly commandId: string;
  readonly at: Instant;
  readonly offsetMs: number | null;
}

/** The append-only log of this device and of what it pulled from others. Callers hold the transaction. */
export class EventLog {
  readonly #insert: Statement;
  readonly #last: Statement;
  readonly #latestCaseAt: Statement;
  readonly #ofStream: Statement;
  readonly #ofCase: Statement;
  readonly #byId: Statement;
  readonly #count: Statement;
  readonly #ofCommand: Statement;
  readonly #tail: Statement;
  readonly #lastSeq: Statement;
  readonly #setHallSeq: Statement;
  readonly #forgetHallSeq: Statement;
  readonly #page: Statement;
  readonly hall: string;
  readonly device: string;
  /** This counter's ids: the present one and those it had before it was restored from an older copy. */
  readonly devices: ReadonlySet<string>;

  constructor(db: WritableDb, hall: string, device: string, former: readonly string[] = []) {
    this.hall = hall;
    this.device = device;
    this.devices = new Set([...former, device]);
    this.#insert =
      db.prepare(`insert into event (id, hall, device, seq, stream_kind, stream_id, case_id, kind, version,
      actor, command_id, at, offset_ms, payload, prev_hash, hash, hall_seq)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`);
    this.#last = db.prepare('select seq, hash from event where device = ? order by seq desc limit 1');
    this.#latestCaseAt = db
      .prepare("select max(at) from event where device = ? and stream_kind = 'case'")
      .pluck();
    this.#ofStream = db.prepare(
      'select * from event where stream_kind = ? and stream_id = ? order by position',
    );
    this.#ofCase = db.prepare('select * from event where case_id = ? order by position');
    this.#count = db.prepare('select count(*) from event').pluck();
    this.#byId = db.prepare('select * from event where id = ?');
    this.#ofCommand = db.prepare('select * from event where command_id = ? and device = ? order by position');
    this.#tail = db.prepare('select * from event where device = ? and seq > ? order by seq limit ?');
    this.#lastSeq = db.prepare('select coalesce(max(seq), 0) from event where device = ?').pluck();
    this.#setHallSeq = db.prepare('update event set hall_seq = ? where id = ?');
    this.#forgetHallSeq = db.prepare('update event set hall_seq = null where device = ? and seq > ?');
    this.#page = db.prepare('select * from event where position > ? order by position limit 1000');
  }

  /** Completes new events with identity, sequence and the hash chain, and stores them. */
  append(events: readonly NewEvent[], circumstances: Circumstances): StoredEvent[] {
    const last = this.#last.get(this.device) as { seq: number; hash: string } | undefined;
    let seq = last?.seq ?? 0;
    let prevHash = last?.hash ?? noHash;
    return events.map((event) => {
      seq += 1;
      const unhashed = {
        id: uuidv7(),
        hall: this.hall,
        device: this.device,
        seq,
        ...event,
        ...circumstances,
        prevHash,
      };
      const hash = createHash('sha256').update(hashedText(unhashed)).digest('hex');
      prevHash = hash;
      const position = this.#store({ ...unhashed, hash }, null);
      if (position === undefined) throw new Error(`event ${unhashed.id} was already there`);
      return { ...unhashed, hash, position, hallSeq: null };
    });
  }

  /** Takes in an event from the centre; undefined when it, or another in its place, is already here. */
  adopt(event: Event, hallSeq: number): StoredEvent | undefined {
    const position = this.#store(event, hallSeq);
    return position === undefined ? undefined : { ...event, position, hallSeq };
  }

  #store(event: Event, hallSeq: number | null): number | undefined {
    const { id, hall, device, seq, streamKind, streamId, caseId, kind, version } = event;
    const { actor, commandId, at, offsetMs, payload, prevHash, hash } = event;
    const done = this.#insert.run(
      id,
      hall,
      device,
      seq,
      streamKind,
      streamId,
      caseId,
      kind,
      version,
      JSON.stringify(actor),
      commandId,
      at,
      offsetMs,
      JSON.stringify(payload),
      prevHash,
      hash,
      hallSeq,
    );
    return done.changes === 1 ? Number(done.lastInsertRowid) : undefined;
  }

  /** False for an event that is not here. */
  setHallSeq(id: string, hallSeq: number): boolean {
    return this.#setHallSeq.run(hallSeq, id).changes === 1;
  }

  /** The centre no longer has this device's events after a sequence. */
  forgetHallSeq(afterSeq: number): void {
    this.#forgetHallSeq.run(this.device, afterSeq);
  }

  ofStream(kind: string, id: string): StoredEvent[] {
    return (this.#ofStream.all(kind, id) as Row[]).map(eventOf);
  }

  /** Everything that concerns a case, whatever the stream, in the order it became known. */
  ofCase(caseId: string): StoredEvent[] {
    return (this.#ofCase.all(caseId) as Row[]).map(eventOf);
  }

  /** One record; undefined where it is not here. */
  byId(id: string): StoredEvent | undefined {
    const row = this.#byId.get(id) as Row | undefined;
    return row === undefined ? undefined : eventOf(row);
  }

  /** What a command of this device has caused. */
  ofCommand(commandId: string): StoredEvent[] {
    return (this.#ofCommand.all(commandId, this.device) as Row[]).map(eventOf);
  }

  /** The outbox is the tail of the log: this device's events after a sequence. */
  tail(afterSeq: number, limit: number): StoredEvent[] {
    return (this.#tail.all(this.device, afterSeq, limit) as Row[]).map(eventOf);
  }

  /** The latest time, by its own clock, at which this device recorded anything of a case. */
  latestCaseAt(): Instant | undefined {
    return (this.#latestCaseAt.get(this.device) as Instant | null) ?? undefined;
  }

  lastSeq(): number {
    return this.#lastSeq.get(this.device) as number;
  }

  /** All events here, of this device and of others. */
  count(): number {
    return this.#count.get() as number;
  }

  /** The whole log in order, a page at a time: other statements may run in between. */
  *pages(): IterableIterator<StoredEvent[]> {
    for (let after = 0; ;) {
      const page = (this.#page.all(after) as Row[]).map(eventOf);
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      after = last.position;
    }
  }
}
