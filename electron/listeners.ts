import type { Log } from './log.ts';

/**
 * Those who want to hear of something that has happened. One that fails is logged, and takes nothing from the others:
 * what happened has happened.
 */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>();
  readonly #log: Log;
  readonly #place: string;

  /** @param place for the log, when a listener fails */
  constructor(log: Log, place: string) {
    this.#log = log;
    this.#place = place;
  }

  add(listener: (value: T) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(value: T): void {
    for (const listener of this.#all) {
      try {
        listener(value);
      } catch (error) {
        this.#log.fault(`listener of ${this.#place}`, error);
      }
    }
  }
}
