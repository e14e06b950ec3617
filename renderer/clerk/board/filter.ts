/** What the list is narrowed to, as the page keeps it. */
import { type BoardScope, quickFilters, type QuickFilter } from '#shared/board.ts';
import type { BoardFilter } from '#shared/contract/counter.ts';

export type Filter = BoardFilter;

export const noFilter: Filter = {
  query: '',
  stage: null,
  standing: null,
  item: null,
  handling: null,
  from: null,
  to: null,
  printTrouble: false,
  notAtCentre: false,
};

export const isNarrowed = (filter: Filter): boolean => JSON.stringify(filter) !== JSON.stringify(noFilter);

export const scopeTitles: Readonly<Record<BoardScope, string>> = {
  mine: '我的',
  department: '本部门',
  hall: '全大厅',
};

/** A quick filter stands for itself alone: the others are taken back. */
export const quickly = ({ filter }: QuickFilter): Filter => ({ ...noFilter, ...filter });

export const isQuick = (quick: QuickFilter, filter: Filter): boolean =>
  JSON.stringify(quickly(quick)) === JSON.stringify({ ...filter, query: '' });

/** The upper row of letters, in its order. */
export const quickKeys: readonly string[] = quickFilters.map((_, at) => `Alt+${'QWERTYUIO'.charAt(at)}`);

/** The least slot that is free; the last when none is. */
export function freeSlot(taken: readonly number[]): number {
  for (let slot = 1; slot < 9; slot += 1) if (!taken.includes(slot)) return slot;
  return 9;
}
