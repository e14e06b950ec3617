import type { DayEnd, DayEndPaper, DayEndSeries } from '#shared/contract/papers.ts';

/** What needs somebody before the day is closed stands first: copies in trouble, then signatures outstanding. */
export function inOrderOfNeed(papers: readonly DayEndPaper[]): DayEndPaper[] {
  const need = ({ trouble, unsigned }: DayEndPaper) => (trouble !== '' ? 0 : unsigned.length > 0 ? 1 : 2);
  return papers.toSorted((one, other) => need(one) - need(other));
}

/** `凤00012 至 凤00019` */
export const rangeText = ({ used, first, last }: DayEndSeries): string =>
  used === 0 ? '—' : first === last ? first : `${first} 至 ${last}`;

export interface DayEndTotal {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /** Somebody has to see to it. */
  readonly needs: boolean;
}

export const totalsOf = ({ totals }: Pick<DayEnd, 'totals'>): readonly DayEndTotal[] => [
  { label: '文书', value: totals.papers, unit: '件', needs: false },
  { label: '打印', value: totals.printed, unit: '份', needs: false },
  { label: '补打', value: totals.reprints, unit: '份', needs: false },
  { label: '作废', value: totals.void, unit: '份', needs: false },
  { label: '作废文书', value: totals.voided, unit: '件', needs: false },
  { label: '待签收', value: totals.unsigned, unit: '件', needs: totals.unsigned > 0 },
  { label: '待处理', value: totals.trouble, unit: '件', needs: totals.trouble > 0 },
];
