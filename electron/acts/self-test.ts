/** 每日自检: gathers how the window's devices stand, at the first sign-in of a day and whenever it is asked for. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { clockTimeAt } from '#shared/calendar/civil-date.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { SelfTestView } from '#shared/contract/post.ts';
import { lastAmong, receiptSeries, remaining } from '#shared/numbers/blocks.ts';
import { paperMedia } from '#shared/papers/kinds.ts';
import { blocksHere } from '#shared/registers/numbers.ts';
import { selfTest, type SelfTestFacts } from '#shared/shift/self-test.ts';
import { Listeners } from '../listeners.ts';
import type { Log } from '../log.ts';
import type { PrintQueue } from '../print/queue.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { laneView } from './print-desk.ts';
import type { StatusDesk } from './status.ts';

export interface SelfTestParts {
  readonly desk: Desk;
  readonly store: Store;
  readonly queue: PrintQueue;
  readonly status: StatusDesk;
  readonly devices: { views(): readonly DeviceView[] };
  readonly log: Log;
}

/** A printer that does not answer in time is told of as it was known last. */
const answerMs = 4000;
const key = 'self test';
const kept = z.object({
  day: z.string(),
  at: z.string(),
  rows: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      state: z.enum(['正常', '注意', '异常']),
      text: z.string(),
      next: z.string(),
    }),
  ),
});

export class SelfTest {
  readonly #parts: SelfTestParts;
  readonly #listeners: Listeners<void>;
  #running: Promise<void> | null = null;

  constructor(parts: SelfTestParts) {
    this.#parts = parts;
    this.#listeners = new Listeners(parts.log, 'self test');
  }

  /** Called when there is a new result. */
  onDone(listener: () => void): void {
    this.#listeners.add(listener);
  }

  start(): void {
    this.#parts.desk.session.onChanged(() => this.#firstOfDay());
  }

  /** Of today; null when it was not made yet. */
  get latest(): SelfTestView | null {
    const text = this.#parts.store.getState(key);
    if (text === undefined) return null;
    const read = kept.safeParse(JSON.parse(text));
    return read.success && read.data.day === this.#parts.desk.today
      ? { at: clockTimeAt(read.data.at), rows: read.data.rows }
      : null;
  }

  /** Asked twice at a time, it is made once. */
  run(): Promise<void> {
    this.#running ??= this.#look().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  #firstOfDay(): void {
    const { desk, log } = this.#parts;
    if (desk.session.person === null || this.latest !== null) return;
    this.run().catch((error: unknown) => log.fault('self test', error));
  }

  async #look(): Promise<void> {
    const { desk, store, queue } = this.#parts;
    // Not kept alive by it: the program may end meanwhile.
    await Promise.race([queue.look(), pause(answerMs, undefined, { ref: false })]);
    const free = await statfs(dirname(store.db.name));
    if (!store.db.open) return;
    const rows = selfTest(this.#facts(free.bavail * free.bsize));
    store.putState(key, JSON.stringify({ day: desk.today, at: desk.clock.now(), rows }));
    this.#listeners.tell();
  }

  #facts(diskFreeBytes: number): SelfTestFacts {
    const { desk, queue, status, devices } = this.#parts;
    const { pad, centre } = status.view();
    return {
      today: desk.today,
      printers: paperMedia.map((media) => {
        const { title, printer, ready, text } = laneView(queue, media);
        return { id: media, title, ok: ready, text: `${printer}：${text}` };
      }),
      pad: { ok: pad.open, text: pad.text },
      devices: devices.views().flatMap(({ kind, title, state, text, next }) =>
        // The rating window is the pad's own row.
        kind === '评价窗口' ? [] : [{ id: kind, title, ok: state === '就绪', text: text || state, next }],
      ),
      centre,
      offsetMs: desk.offsetMs,
      diskFreeBytes,
      numbers: this.#numbers(),
      calendarUntil: desk.reference.calendar.coveredUntil,
    };
  }

  /** Receipts, and the papers of this year; case numbers begin anew each day. */
  #numbers(): SelfTestFacts['numbers'] {
    const { desk, store } = this.#parts;
    const { hall } = desk.reference;
    const { registers } = store;
    const year = desk.today.slice(0, 4);
    const documents = store.documentSeries().filter((series) => series.endsWith(`:${year}`));
    const all = [receiptSeries(hall.counter.blocks), ...documents];
    return all.map((series) => {
      const blocks = blocksHere(series, { hall, registers });
      const last = lastAmong(blocks, (block) => store.lastSerial(series, block));
      const voided = registers.get('numbers', series)?.voided.map(({ serial }) => serial) ?? [];
      const organ = series.split(':')[1] ?? '';
      const title = series.startsWith('receipt:') ? '收件编号' : `文书编号（${organ}）`;
      return { title, ...remaining(blocks, last, voided) };
    });
  }
}
