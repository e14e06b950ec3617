import type { ReactNode } from 'react';
import type { CaseRow } from '#shared/contract/counter.ts';
import { ClockMark } from '../case/clock-mark.tsx';
import { shortCaseNumber } from '../words.ts';
import { rowHeight } from './window.ts';

interface Column {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: CaseRow) => ReactNode;
}

export const columns: readonly Column[] = [
  { id: 'clock', title: '时限', cell: (row) => <ClockMark clock={row.clock} /> },
  { id: 'receipt', title: '收件编号', cell: (row) => row.receiptNumber },
  { id: 'item', title: '事项', cell: (row) => <span title={row.itemName}>{row.itemName}</span> },
  { id: 'applicant', title: '申请人', cell: (row) => <span title={row.applicant}>{row.applicant}</span> },
  { id: 'stage', title: '阶段', cell: (row) => row.stage },
  { id: 'received', title: '收件日期', cell: (row) => row.receivedOn },
  {
    id: 'number',
    title: '办件编号',
    cell: (row) =>
      row.caseNumber !== null && <span title={row.caseNumber}>{shortCaseNumber(row.caseNumber)}</span>,
  },
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

interface CaseGridRowProps {
  readonly index: number;
  /** Undefined until its page has been read. */
  readonly row: CaseRow | undefined;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: (caseId: string) => void;
}

export function CaseGridRow({ index, row, selected, onSelect, onOpen }: CaseGridRowProps) {
  return (
    <div
      id={`case-row-${index}`}
      className="case-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ top: index * rowHeight, height: rowHeight }}
      onClick={onSelect}
      onDoubleClick={() => row !== undefined && onOpen(row.caseId)}
    >
      {row === undefined ? (
        <span role="gridcell" className="muted">
          正在读取…
        </span>
      ) : (
        columns.map(({ id, cell }) => (
          <span key={id} role="gridcell" className={`case-cell-${id}`}>
            {cell(row)}
          </span>
        ))
      )}
    </div>
  );
}
