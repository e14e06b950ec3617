/** A day's reports hold fewer; the oldest give way. */
const keptFigures = 2000;
/** Case ids over all figures: what a year of reports for a busy hall needs, and no more memory than a few megabytes. */
const keptIds = 500_000;

/**
 * The cases behind the figures of the reports shown last, so that a figure can be opened on the board (`I4`): a report
 * names what it counted by a key of its own choosing, and the board asks for the same key. Kept in memory only: a
 * report is computed again sooner than its figures are forgotten.
 */
export class Figures {
  readonly #figures = new Map<string, readonly string[]>();
  readonly #limits: { readonly figures: number; readonly ids: number };
  #ids = 0;

  constructor(
    limits: { readonly figures: number; readonly ids: number } = { figures: keptFigures, ids: keptIds },
  ) {
    this.#limits = limits;
  }

  /** What a key stood for before is replaced; each case counts once. */
  remember(key: string, caseIds: Iterable<string>): void {
    this.#forget(key);
    const kept = [...new Set(caseIds)];
    this.#figures.set(key, kept);
    this.#ids += kept.length;
    for (const oldest of this.#figures.keys()) {
      if (oldest === key) break;
      if (this.#figures.size <= this.#limits.figures && this.#ids <= this.#limits.ids) break;
      this.#forget(oldest);
    }
  }

  /** Null for a key that was never told, or that gave way to later ones. */
  caseIds(key: string): readonly string[] | null {
    return this.#figures.get(key) ?? null;
  }

  #forget(key: string): void {
    this.#ids -= this.#figures.get(key)?.length ?? 0;
    this.#figures.delete(key);
  }
}
