/** Which rows of a long list of equal heights are on the screen. */
export interface Viewport {
  readonly scrollTop: number;
  /** Height of the visible part, px. */
  readonly height: number;
}

export const rowHeight = 36;
const spare = 6;

/** First row to draw, and the one after the last. */
export function visibleRows({ scrollTop, height }: Viewport, total: number): { first: number; end: number } {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const end = Math.min(total, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { first: Math.min(first, end), end };
}

/** The scroll position at which `row` is wholly visible, moving as little as possible. */
export function scrollToShow(row: number, { scrollTop, height }: Viewport): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}

export const pageSize = 100;

/** Pages of the paged list that hold the rows from `first` to before `end`; at least the first one. */
export function pagesFor(first: number, end: number): number[] {
  const from = Math.floor(first / pageSize);
  const to = Math.max(from, Math.floor(Math.max(0, end - 1) / pageSize));
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
