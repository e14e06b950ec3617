import type { Log } from '../log.ts';
import type { Session } from './session.ts';

export interface WorkstationLockParts {
  readonly session: Session;
  /** Minutes without input until the cover comes. */
  readonly minutes: () => number;
  readonly closePreview: () => void;
  readonly log: Log;
  /** Milliseconds that only go forward. */
  readonly ticks?: () => number;
}

/** How long a page may take to put the cover on the screen. */
const shownWithinMs = 5000;
const minuteMs = 60_000;

/**
 * Counts the time without input, here and not in the page, so that a page that hangs is covered as well. What the
 * preview shows goes at once; a page that does not say in time that it is covered is told to `onUncovered`.
 */
export class WorkstationLock {
  readonly #parts: WorkstationLockParts;
  readonly #ticks: () => number;
  #touched: number;
  #timer: NodeJS.Timeout | null = null;
  #awaited: NodeJS.Timeout | null = null;
  /** Ends the page that did not cover itself. */
  onUncovered: () => void = () => undefined;

  constructor(parts: WorkstationLockParts) {
    this.#parts = parts;
    this.#ticks = parts.ticks ?? (() => performance.now());
    this.#touched = this.#ticks();
  }

  start(): void {
    this.#parts.session.onChanged(() => this.#changed());
    this.#wait();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.shown();
    this.#timer = null;
  }

  /** A key, the mouse: somebody is there. */
  touch(): void {
    this.#touched = this.#ticks();
  }

  now(): void {
    this.#parts.session.lock();
  }

  /** The page says that the cover is on the screen. */
  shown(): void {
    if (this.#awaited !== null) clearTimeout(this.#awaited);
    this.#awaited = null;
  }

  #changed(): void {
    this.touch();
    if (!this.#parts.session.locked) {
      this.shown();
      return;
    }
    this.#parts.closePreview();
    this.#awaited ??= setTimeout(() => {
      this.#awaited = null;
      this.#parts.log.note('lock', 'the page did not cover itself in time');
      this.onUncovered();
    }, shownWithinMs);
  }

  /** Looks when the time may be up: input in between only moves the moment. */
  #wait(): void {
    const limit = this.#parts.minutes() * minuteMs;
    const left = this.#touched + limit - this.#ticks();
    if (left <= 0) {
      this.now();
      this.touch();
    }
    // Settings may shorten it meanwhile.
    this.#timer = setTimeout(
      () => this.#wait(),
      Math.max(1000, Math.min(left <= 0 ? limit : left, minuteMs)),
    );
  }
}
