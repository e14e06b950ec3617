/** What an import says of the sheet it was given: every line names the place and what to do. */

/** 错误: nothing is taken over. 注意: taken over, and a person should look. */
export interface ImportLine {
  /** As the spreadsheet program numbers its rows; null for the sheet as a whole. */
  readonly row: number | null;
  /** The column's title; empty for the row or the sheet as a whole. */
  readonly column: string;
  readonly level: '错误' | '注意';
  readonly text: string;
  /** What to do now. */
  readonly next: string;
}

/** Nothing is half imported: with one 错误 there is no data. */
export interface ImportResult<Data> {
  readonly data: Data | null;
  /** In the order of the sheet. */
  readonly report: readonly ImportLine[];
}

/** Collects the lines of one import. */
export class ImportReport {
  readonly #lines: ImportLine[] = [];

  error(row: number | null, column: string, text: string, next: string): void {
    this.#lines.push({ row, column, level: '错误', text, next });
  }

  note(row: number | null, column: string, text: string, next: string): void {
    this.#lines.push({ row, column, level: '注意', text, next });
  }

  get failed(): boolean {
    return this.#lines.some(({ level }) => level === '错误');
  }

  /** @param data asked for only when nothing was wrong. */
  result<Data>(data: () => Data): ImportResult<Data> {
    return { data: this.failed ? null : data(), report: this.#inOrder() };
  }

  #inOrder(): ImportLine[] {
    return this.#lines.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  }
}
