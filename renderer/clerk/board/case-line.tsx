import { memo } from 'react';
import type { BoardSort } from '#shared/board.ts';
import type { CaseRow } from '#shared/contract/counter.ts';
import type { Sorting } from './case-grid.tsx';
import { columns } from './columns.tsx';
import { type Line, rowHeight } from './layout.ts';

interface GridHeadProps {
  readonly sorting: Sorting;
  readonly sorts: readonly BoardSort[];
  readonly onSort: (sorting: Sorting) => void;
}

/** Titles of the columns; those that can put so many cases in order are buttons. */
export function GridHead({ sorting, sorts, onSort }: GridHeadProps) {
  return (
    <div role="rowgroup">
      <div className="case-row case-row-head" role="row" aria-rowindex={1}>
        {columns.map(({ id, title, sort }) => {
          const here = sort !== undefined && sort === sorting.sort;
          const down = here && sorting.descending;
          const order = !here ? 'none' : down ? 'descending' : 'ascending';
          return (
            <span key={id} role="columnheader" className={`case-cell-${id}`} aria-sort={order}>
              {sort === undefined ? (
                title
              ) : (
                <button
                  type="button"
                  className="case-sort"
                  disabled={!sorts.includes(sort)}
                  title={sorts.includes(sort) ? `按${title}排序` : '办件较多，请先缩小范围再按此列排序'}
                  onClick={() =>
                    onSort({ sort, descending: here ? !sorting.descending : sort === 'received' })
                  }
                >
                  {title}
                  {here && <span aria-hidden="true">{down ? '↓' : '↑'}</span>}
                </button>
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
}

interface CaseLineProps {
  readonly index: number;
  readonly top: number;
  readonly line: Line;
  /** Undefined until its page has been read. */
  readonly row: CaseRow | undefined;
  readonly selected: boolean;
  readonly onSelect: (row: number) => void;
  readonly onOpen: (caseId: string) => void;
}

function Cells({ row }: { readonly row: CaseRow }) {
  return columns.map(({ id, cell }) => (
    <span key={id} role="gridcell" className={`case-cell-${id}`}>
      {cell(row)}
    </span>
  ));
}
// Scrolling moves lines; what stands in them stays.
const CellsOnce = memo(Cells);

/** A heading, or a case. */
export function CaseLine({ index, top, line, row, selected, onSelect, onOpen }: CaseLineProps) {
  const place = { transform: `translateY(${top}px)`, height: rowHeight };
  if ('heading' in line)
    return (
      <div className="case-row case-row-group" role="row" aria-rowindex={index + 2} style={place}>
        <span role="gridcell" aria-colspan={columns.length}>
          <strong>{line.heading.title}</strong> {line.heading.count}件
        </span>
      </div>
    );
  return (
    <div
      id={`case-row-${line.row}`}
      className="case-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={place}
      onClick={() => onSelect(line.row)}
      onDoubleClick={() => row !== undefined && onOpen(row.caseId)}
    >
      {row === undefined ? (
        <span role="gridcell" className="muted case-row-waiting" aria-colspan={columns.length}>
          正在读取…
        </span>
      ) : (
        <CellsOnce row={row} />
      )}
    </div>
  );
}
