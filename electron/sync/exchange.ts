import type { Desk } from '../acts/desk.ts';
import type { Event } from '#shared/event.ts';
import type { PushReply } from '#shared/protocol/index.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Store } from '../store/store.ts';
import { CentreAnswerError, type CentreClient } from './centre-client.ts';

const wire = ({ position: _position, hallSeq: _hallSeq, ...event }: StoredEvent): Event => event;

/** One push or one pull, and what it changes here. What was acknowledged is remembered only after the centre said so. */
export class Exchange {
  readonly #store: Store;
  readonly #desk: Desk;
  #acknowledged: number;
  #refused: number;
  #pushing: Promise<unknown> = Promise.resolve();

  constructor(store: Store, desk: Desk) {
    this.#store = store;
    this.#desk = desk;
    this.#acknowledged = Number(store.getState('acknowledged') ?? 0);
    this.#refused = store.db.prepare('select count(*) from refused_event').pluck().get() as number;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  get refused(): number {
    return this.#refused;
  }

  /** Sends the next events of the tail; answers how many were acknowledged. One push in flight at a time. */
  push(client: CentreClient, limit: number, signal: AbortSignal): Promise<number> {
    const pushed = this.#pushing.then(() => this.#push(client, limit, signal));
    this.#pushing = pushed.catch(() => undefined);
    return pushed;
  }

  async #push(client: CentreClient, limit: number, signal: AbortSignal): Promise<number> {
    const { log } = this.#store;
    const events = log.tail(this.#acknowledged, limit);
    const last = events.at(-1);
    if (last === undefined) return 0;
    const asked = Date.parse(this.#desk.clock.now());
    const reply = await client.push(log.hall, log.device, events.map(wire), signal);
    this.#measure(asked, reply.now);
    const before = this.#acknowledged;
    if (reply.acknowledged < before || reply.acknowledged > last.seq)
      throw new CentreAnswerError('中心确认的序号与本机记录不一致，未采用，请联系管理员。', 200);
    this.#settle(events, reply);
    return this.#acknowledged - before;
  }

  /** Positions, refusals and the acknowledgement, in one transaction. */
  #settle(events: readonly StoredEvent[], reply: PushReply): void {
    const { db, log } = this.#store;
    const refuse = db.prepare(
      'insert or ignore into refused_event (event_id, kind, message, at) values (?, ?, ?, ?)',
    );
    const sent = new Set(events.map((event) => event.id));
    db.transaction(() => {
      for (const result of reply.results) {
        if (!sent.has(result.id)) throw new CentreAnswerError('中心回复了本机没有发送的记录，未采用。', 200);
        if (result.outcome === 'refused') refuse.run(result.id, result.kind, result.message, reply.now);
        else log.setHallSeq(result.id, result.hallSeq);
      }
      this.#store.putState('acknowledged', String(reply.acknowledged));
    }).immediate();
    this.#acknowledged = reply.acknowledged;
    this.#refused = db.prepare('select count(*) from refused_event').pluck().get() as number;
  }

  /** Everything of the hall after my position, held open for `waitSeconds` when there is nothing. */
  async pull(client: CentreClient, waitSeconds: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const cursor = Number(this.#store.getState('cursor') ?? 0);
      const asked = Date.parse(this.#desk.clock.now());
      const reply = await client.pull(cursor, waitSeconds, signal);
      if (waitSeconds === 0) this.#measure(asked, reply.now);
      let next = cursor;
      for (const { hallSeq } of reply.events) {
        // The hall's order has no gaps: one would mean a missed event.
        if (hallSeq !== next + 1)
          throw new CentreAnswerError('中心下发的记录不连续，未采用，请联系管理员。', 200);
        next = hallSeq;
      }
      if (reply.events.length > 0) this.#store.adopt(reply.events, next);
      if (next >= reply.position || waitSeconds > 0) return;
    }
  }

  #measure(asked: number, centreNow: string): void {
    const answered = Date.parse(this.#desk.clock.now());
    this.#desk.offsetMs = Math.round(Date.parse(centreNow) - (asked + answered) / 2);
  }
}
