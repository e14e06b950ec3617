import type { ReactNode } from 'react';
import type { BoardSort } from '#shared/board.ts';
import type { CaseRow, ClockView } from '#shared/contract/counter.ts';
import { clockMarks } from '../words.ts';

export interface Column {
  readonly id: string;
  readonly title: string;
  readonly sort?: BoardSort;
  readonly cell: (row: CaseRow) => ReactNode;
}

/** `还剩3个工作日，承诺2026年10月19日` in a narrow column: what is left, and the day. */
export function shortClock({ text, due }: ClockView): string {
  const left = text.split('，')[0] ?? text;
  return due === null || left.includes('年') ? left : `${left} ${due.slice(5)}`;
}

/** A clock by colour, shape and words. What ended is 已办结, what never began 未计时. */
function Clock({ clock, row }: { readonly clock: ClockView | null; readonly row: CaseRow }) {
  if (clock === null) return <span className="muted">—</span>;
  const { shape, tone } = clockMarks[clock.state];
  const words = clock.state !== '停止' ? clock.state : row.standing === '未计时' ? '未计时' : '已办结';
  return (
    <span className="board-clock" title={clock.text}>
      <span className={`tone-${tone}`}>
        <span aria-hidden="true">{shape}</span>
        {words}
      </span>{' '}
      <span className="board-clock-text">{shortClock(clock)}</span>
    </span>
  );
}

const unclocked = (row: CaseRow): boolean => row.legalClock === null && row.promisedClock === null;

export const columns: readonly Column[] = [
  {
    id: 'promised',
    title: '承诺时限',
    sort: 'due',
    cell: (row) => <Clock row={row} clock={unclocked(row) ? row.clock : row.promisedClock} />,
  },
  { id: 'legal', title: '法定时限', cell: (row) => <Clock row={row} clock={row.legalClock} /> },
  { id: 'receipt', title: '收件编号', sort: 'receipt', cell: (row) => row.receiptNumber },
  {
    id: 'item',
    title: '事项',
    sort: 'item',
    cell: (row) => <span title={row.itemName}>{row.itemName}</span>,
  },
  {
    id: 'applicant',
    title: '申请人',
    sort: 'applicant',
    cell: (row) => <span title={row.applicant}>{row.applicant}</span>,
  },
  { id: 'handling', title: '类型', sort: 'handling', cell: (row) => row.handling },
  { id: 'stage', title: '阶段', sort: 'stage', cell: (row) => row.stage },
  { id: 'received', title: '收件日期', sort: 'received', cell: (row) => row.receivedOn },
  { id: 'window', title: '窗口', cell: (row) => <span title={row.window}>{row.window}</span> },
  {
    id: 'centre',
    title: '中心',
    cell: (row) => (
      <span className={row.atCentre ? 'tone-ok' : 'tone-still'}>
        {row.atCentre ? '✓ 已上传' : '○ 待上传'}
      </span>
    ),
  },
  {
    id: 'print',
    title: '打印',
    cell: (row) => row.printTrouble && <span className="tone-danger">■ 待处理</span>,
  },
];
