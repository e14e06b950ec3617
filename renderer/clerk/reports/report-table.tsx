import type { KeyboardEvent } from 'react';
import {
  cellText,
  type ReportCell,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
} from '#shared/reports/view.ts';
import { moveAmongFigures } from './move.ts';

interface TableViewProps {
  readonly table: ReportTable;
  readonly onFigure: (figure: string, title: string) => void;
  readonly onCase: (caseId: string) => void;
}

const isNumber = ({ kind }: ReportColumn): boolean => kind !== 'text' && kind !== 'date';
/** A head stands on one line; a name has the room that is left, and is cut where there is none. */
const pixels = ({ kind, title, chars }: ReportColumn): number =>
  kind === 'text' || kind === 'date'
    ? Math.min(176, Math.max(title.length, chars) * 13 + 18)
    : Math.max(46, title.length * 14 + 17);

/** A table of figures; arrow keys go from figure to figure, Enter opens the cases behind one. */
export function TableView({ table, onFigure, onCase }: TableViewProps) {
  const { columns, rows, title, empty } = table;
  const shown = (row: ReportRow, column: ReportColumn, cell: ReportCell) => {
    const text = cellText(cell, column.kind);
    const { figure, caseId } = cell;
    if (caseId !== undefined)
      return (
        <button type="button" className="figure" onClick={() => onCase(caseId)}>
          {text}
        </button>
      );
    if (figure === undefined) return <span className="selectable">{text}</span>;
    const name = row.cells[0] === undefined ? '' : cellText(row.cells[0], 'text');
    const about = `${name} ${column.title} ${text}件`;
    return (
      <button
        type="button"
        className="figure"
        aria-label={`${about}，查看办件`}
        onClick={() => onFigure(figure, `${name} · ${column.title}`)}
      >
        {text}
      </button>
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (moveAmongFigures(event.currentTarget, event.key)) event.preventDefault();
  };
  return (
    // The keys belong to the figures inside, which are buttons.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only passes the focus on
    <div className="report-table" onKeyDown={onKeyDown}>
      <table
        aria-label={title}
        style={{ minWidth: columns.reduce((sum, column) => sum + pixels(column), 0) }}
      >
        <colgroup>
          {columns.map((column, index) => (
            // The first has the room that is left.
            <col key={column.id} style={index === 0 ? {} : { width: pixels(column) }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={isNumber(column) ? 'number' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td className="report-empty" colSpan={columns.length}>
                {empty}
              </td>
            </tr>
          )}
          {rows.map((row) => (
            <tr key={row.id} className={row.total ? 'report-total' : ''}>
              {columns.map((column, index) => {
                const cell = row.cells[index] ?? { value: null };
                return (
                  <td
                    key={column.id}
                    className={isNumber(column) ? 'number' : ''}
                    {...(column.kind === 'text' ? { title: cellText(cell, 'text') } : {})}
                  >
                    {shown(row, column, cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
