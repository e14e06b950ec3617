import type { CaseList, CounterInput } from '#shared/contract/counter.ts';
import type { Result } from '#shared/result.ts';

export type CaseFilter = Omit<CounterInput<'listCases'>, 'offset' | 'limit'>;

/** What should be on the screen: which list, as of which change, and which of its pages, the most wanted first. */
export interface Wanted {
  readonly key: string;
  readonly filter: CaseFilter;
  readonly version: number;
  readonly pages: readonly number[];
}

/** Two at a time: whoever scrolls past a hundred pages waits for those in sight alone. */
const atOnce = 2;

/**
 * Reads pages of the list as they are wanted. What is wanted no more is not asked for, and an answer to an earlier
 * question is nobody's.
 */
export class PageReader {
  readonly #read: (wanted: Wanted, page: number) => Promise<Result<CaseList>>;
  readonly #onRead: (wanted: Wanted, page: number, answer: Result<CaseList>) => void;
  readonly #flying = new Set<string>();
  readonly #done = new Set<string>();
  #wanted: Wanted | null = null;

  constructor(
    read: (wanted: Wanted, page: number) => Promise<Result<CaseList>>,
    onRead: (wanted: Wanted, page: number, answer: Result<CaseList>) => void,
  ) {
    this.#read = read;
    this.#onRead = onRead;
  }

  want(wanted: Wanted): void {
    if (this.#wanted?.key !== wanted.key || this.#wanted.version !== wanted.version) this.#done.clear();
    this.#wanted = wanted;
    this.#pump();
  }

  #pump(): void {
    const wanted = this.#wanted;
    if (wanted === null) return;
    for (const page of wanted.pages) {
      if (this.#flying.size >= atOnce) return;
      const id = `${wanted.version} ${page} ${wanted.key}`;
      if (this.#flying.has(id) || this.#done.has(id)) continue;
      this.#flying.add(id);
      void this.#one(wanted, page, id);
    }
  }

  async #one(wanted: Wanted, page: number, id: string): Promise<void> {
    const answer = await this.#read(wanted, page);
    this.#flying.delete(id);
    const now = this.#wanted;
    if (now?.key === wanted.key) {
      if (now.version === wanted.version) this.#done.add(id);
      this.#onRead(wanted, page, answer);
    }
    this.#pump();
  }
}
