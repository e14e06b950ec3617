/** How often one address may try within a stretch of time; remembers a bounded number of addresses. */
export class Attempts {
  readonly #most: number;
  readonly #stretchMs: number;
  readonly #now: () => number;
  readonly #seen = new Map<string, { since: number; count: number }>();

  constructor(most: number, stretchMs: number, now: () => number) {
    this.#most = most;
    this.#stretchMs = stretchMs;
    this.#now = now;
  }

  /** Counts a try, and says whether it may be made. */
  may(address: string): boolean {
    const now = this.#now();
    const entry = this.#seen.get(address);
    if (entry !== undefined && now - entry.since < this.#stretchMs) {
      entry.count += 1;
      return entry.count <= this.#most;
    }
    this.#seen.delete(address);
    // The oldest goes first: a Map keeps the order in which addresses came.
    if (this.#seen.size >= mostAddresses) this.#seen.delete(this.#seen.keys().next().value ?? '');
    this.#seen.set(address, { since: now, count: 1 });
    return true;
  }
}

const mostAddresses = 1000;
