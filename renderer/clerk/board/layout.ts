/** The list as it is scrolled: rows under headings, each of one height. */
import type { CaseGroup } from '#shared/contract/counter.ts';

export const rowHeight = 34;
export const pageSize = 100;

/** One line of the list: a heading, or the case of this place among the cases. */
export type Line = { readonly heading: CaseGroup } | { readonly row: number };

export interface Layout {
  /** Lines in all. */
  readonly count: number;
  readonly line: (index: number) => Line;
  /** The line a case stands on. */
  readonly lineOf: (row: number) => number;
}

export function layoutOf(groups: readonly CaseGroup[]): Layout {
  const starts: {
    readonly group: CaseGroup;
    readonly line: number;
    readonly row: number;
    readonly head: number;
  }[] = [];
  let line = 0;
  let row = 0;
  for (const group of groups) {
    const head = group.title === '' ? 0 : 1;
    starts.push({ group, line, row, head });
    line += head + group.count;
    row += group.count;
  }
  return {
    count: line,
    line: (index) => {
      const start = starts.findLast((one) => one.line <= index) ?? starts[0];
      if (start === undefined) return { row: index };
      const within = index - start.line - start.head;
      return within < 0 ? { heading: start.group } : { row: start.row + within };
    },
    lineOf: (at) => {
      const start = starts.findLast((one) => one.row <= at && one.group.count > 0);
      return start === undefined ? at : start.line + start.head + at - start.row;
    },
  };
}

/** Pages that hold the rows from `first` to before `end`, and after them their neighbours; at least the first one. */
export function pagesFor(first: number, end: number, total: number): number[] {
  const from = Math.floor(first / pageSize);
  const to = Math.max(from, Math.floor(Math.max(0, end - 1) / pageSize));
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  const seen = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return [...seen, ...[to + 1, from - 1].filter((page) => page >= 0 && page <= last)];
}
