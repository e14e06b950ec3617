/** A report as screens, files and papers show it: one content, from which every form of it takes the same figures. */

/** 分 as yuan, a share as percent, working days to one decimal. */
export type CellKind = 'text' | 'count' | 'share' | 'days' | 'yuan' | 'date';

export interface ReportColumn {
  readonly id: string;
  readonly title: string;
  readonly kind: CellKind;
  /** Width in Chinese characters, for sheets and papers. */
  readonly chars: number;
}

export interface ReportCell {
  /** Null is what cannot be said, because nothing was counted. */
  readonly value: string | number | null;
  /** Under which the cases it was counted from are kept; left out where there are none, or they are nobody's to see. */
  readonly figure?: string;
  /** Opens this case. */
  readonly caseId?: string;
}

export interface ReportRow {
  readonly id: string;
  readonly cells: readonly ReportCell[];
  readonly total: boolean;
}

export interface ReportTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** Said in place of the rows where there are none. */
  readonly empty: string;
}

/** Drawn from a table's own rows, the total left out. */
export interface ReportChart {
  readonly id: string;
  readonly title: string;
  readonly table: string;
  /** Columns by id: what names the entries, and what is drawn of each. */
  readonly category: string;
  readonly series: readonly string[];
  readonly shape: 'bars' | 'stacked' | 'lines';
  readonly unit: string;
}

/** A number that stands for itself, above the tables. */
export interface ReportFact {
  readonly label: string;
  readonly kind: CellKind;
  readonly cell: ReportCell;
}

export interface ReportContent {
  readonly title: string;
  /** Period, whose, and until when it counts. */
  readonly about: string;
  readonly facts: readonly ReportFact[];
  readonly charts: readonly ReportChart[];
  readonly tables: readonly ReportTable[];
  /** How it was counted, in sentences. */
  readonly notes: readonly string[];
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** As people read it. */
export function cellText({ value }: ReportCell, kind: CellKind): string {
  if (value === null) return '—';
  if (typeof value === 'string') return value;
  if (kind === 'share') return percent(value);
  if (kind === 'yuan') return (value / 100).toFixed(2);
  return String(value);
}
