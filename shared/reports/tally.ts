import type { ReportCell } from './view.ts';

/** Counts by case: every number comes with the cases it was counted from. */
export class Tally {
  readonly #cases = new Map<string, string[]>();

  /** @param table and the rest name the figure; of one case it is called once. */
  add(table: string, row: string, column: string, caseId: string): void {
    const key = keyOf(table, row, column);
    const known = this.#cases.get(key);
    if (known === undefined) this.#cases.set(key, [caseId]);
    else known.push(caseId);
  }

  count(table: string, row: string, column: string): number {
    return this.#cases.get(keyOf(table, row, column))?.length ?? 0;
  }

  /** Nought opens nothing. */
  cell(table: string, row: string, column: string): ReportCell {
    const value = this.count(table, row, column);
    return value === 0 ? { value } : { value, figure: keyOf(table, row, column) };
  }

  /** Every figure with its cases. */
  get figures(): ReadonlyMap<string, readonly string[]> {
    return this.#cases;
  }
}

/** Names of rows come from the hall's lists and may hold anything but a line break. */
const keyOf = (...parts: readonly string[]): string => parts.join('\n');
