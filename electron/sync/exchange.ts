import type { Desk } from '../acts/desk.ts';
import type { Event } from '#shared/event.ts';
import { maxPushEvents, type PushReply } from '#shared/protocol/index.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Store } from '../store/store.ts';
import {
  CentreAnswerError,
  type CentreClient,
  CentreRestoredError,
  UnreachableError,
} from './centre-client.ts';

const wire = ({ position: _position, hallSeq: _hallSeq, ...event }: StoredEvent): Event => event;

/**
 * One push or one pull, and what it changes here. What was acknowledged is remembered only after the centre said so.
 * A reply that brings nothing on is an error, so that whoever repeats it waits in between.
 */
export class Exchange {
  readonly #store: Store;
  readonly #desk: Desk;
  #acknowledged: number;
  #refused: number;
  #left = 0;
  #batch = maxPushEvents;
  #turns: Promise<unknown> = Promise.resolve();

  constructor(store: Store, desk: Desk) {
    this.#store = store;
    this.#desk = desk;
    this.#acknowledged = Number(store.getState('acknowledged') ?? 0);
    this.#refused = this.#countRefused();
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Events of the hall that are known to be at the centre and not here yet. */
  get left(): number {
    return this.#left;
  }

  get refused(): number {
    return this.#refused;
  }

  /** What was acknowledged and how far was pulled belong to a centre: at another one both begin at 0. */
  belongTo(url: string): void {
    const { db } = this.#store;
    if (this.#store.getState('centre_url') === url) return;
    db.transaction(() => {
      this.#store.putState('centre_url', url);
      this.#beginAgain(0);
    }).immediate();
  }

  /** Sends the next events of the tail; answers how many were acknowledged, 0 when there are none to send. */
  push(client: CentreClient, signal: AbortSignal): Promise<number> {
    return this.#inTurn(() => this.#push(client, signal));
  }

  async #push(client: CentreClient, signal: AbortSignal): Promise<number> {
    const { log } = this.#store;
    const before = this.#acknowledged;
    const events = log.tail(before, this.#batch);
    const last = events.at(-1);
    if (last === undefined) return 0;
    const asked = Date.parse(this.#desk.clock.now());
    let reply: PushReply;
    try {
      reply = await client.push(log.hall, log.device, events.map(wire), signal);
    } catch (error) {
      const smaller = this.#shrink(error, events.length);
      if (smaller) return this.#push(client, signal);
      throw error;
    }
    this.#batch = Math.min(maxPushEvents, this.#batch * 2);
    this.#measure(asked, reply.now);
    const sent = new Set(events.map((event) => event.id));
    if (reply.results.some(({ id }) => !sent.has(id)))
      throw new CentreAnswerError('中心回复了本机没有发送的记录，未采用。', 200);
    if (reply.acknowledged < before) {
      this.#beginAgain(reply.acknowledged);
      throw new CentreRestoredError();
    }
    if (reply.acknowledged === before)
      throw new CentreAnswerError('中心没有收下本机的记录，稍后再次上传，请联系管理员。', 200);
    this.#settle(reply, last.seq);
    return this.#acknowledged - before;
  }

  /** Half as much next time. Too large is sent again at once; too slow is waited out like any fault of the line. */
  #shrink(error: unknown, sent: number): boolean {
    const tooLarge = error instanceof CentreAnswerError && error.status === 413;
    const tooSlow = error instanceof UnreachableError && error.timedOut;
    if (tooLarge || tooSlow) this.#batch = Math.max(1, Math.floor(sent / 2));
    return tooLarge && sent > 1;
  }

  /** Positions, refusals and the acknowledgement, in one transaction. */
  #settle(reply: PushReply, lastSent: number): void {
    const { db, log } = this.#store;
    const refuse = db.prepare(
      'insert or ignore into refused_event (event_id, kind, message, at) values (?, ?, ?, ?)',
    );
    // Another centre, or a restored one, may take what was refused before.
    const taken = db.prepare('delete from refused_event where event_id = ?');
    // More than was sent is taken step by step: each event is to get its own answer.
    const acknowledged = Math.min(reply.acknowledged, lastSent);
    db.transaction(() => {
      for (const result of reply.results) {
        if (result.outcome === 'refused') refuse.run(result.id, result.kind, result.message, reply.now);
        else {
          log.setHallSeq(result.id, result.hallSeq);
          taken.run(result.id);
        }
      }
      // The centre knows more of this device than the device itself: pulling brings it back.
      if (reply.acknowledged > log.lastSeq()) this.#store.drawNewDevice();
      this.#store.putState('acknowledged', String(acknowledged));
    }).immediate();
    this.#acknowledged = acknowledged;
    this.#refused = this.#countRefused();
  }

  /**
   * A page of the hall after my position, held open for `waitSeconds` when there is nothing.
   * Answers how many events came, and whether there are more.
   */
  async pull(
    client: CentreClient,
    waitSeconds: number,
    signal: AbortSignal,
  ): Promise<{ readonly events: number; readonly more: boolean }> {
    const cursor = this.#cursor();
    const asked = Date.parse(this.#desk.clock.now());
    const { position, events, now } = await client.pull(cursor, waitSeconds, signal);
    if (waitSeconds === 0) this.#measure(asked, now);
    // Another pull, or a new beginning, came in between: this page no longer follows what is here.
    if (this.#cursor() !== cursor) return { events: 0, more: true };
    if (position < cursor) {
      // The last one is sent again as well: the answer tells what the centre still has of this device.
      await this.#inTurn(async () => this.#beginAgain(Math.max(0, this.#acknowledged - 1)));
      throw new CentreRestoredError();
    }
    let next = cursor;
    for (const { hallSeq } of events) {
      // The hall's order has no gaps: one would mean a missed event.
      if (hallSeq !== next + 1)
        throw new CentreAnswerError('中心下发的记录不连续，未采用，请联系管理员。', 200);
      next = hallSeq;
    }
    if (events.length > 0) this.#store.adopt(events, next);
    else if (position > cursor)
      throw new CentreAnswerError('中心没有下发应有的记录，稍后再试，请联系管理员。', 200);
    this.#left = position - next;
    return { events: events.length, more: position > next };
  }

  /** What the centre still has stays acknowledged, the rest goes again, and everything is pulled again. */
  #beginAgain(acknowledged: number): void {
    const { db, log } = this.#store;
    db.transaction(() => {
      this.#store.putState('acknowledged', String(acknowledged));
      this.#store.putState('cursor', '0');
      log.forgetHallSeq(acknowledged);
    }).immediate();
    this.#acknowledged = acknowledged;
  }

  /** One push in flight at a time, and nothing of what it builds on changes meanwhile. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#turns.then(task);
    this.#turns = done.catch(() => undefined);
    return done;
  }

  #cursor(): number {
    return Number(this.#store.getState('cursor') ?? 0);
  }

  #countRefused(): number {
    return this.#store.db.prepare('select count(*) from refused_event').pluck().get() as number;
  }

  #measure(asked: number, centreNow: string): void {
    const answered = Date.parse(this.#desk.clock.now());
    this.#desk.offsetMs = Math.round(Date.parse(centreNow) - (asked + answered) / 2);
  }
}
