import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { FactTable, HistoryLine, RegisterEntry } from '#shared/registers/views/view.ts';
import './entry-body.css';

/** Everything a register holds of one entry: what is known, its tables, and what happened to it. */
export const EntryBody = ({ entry }: { readonly entry: RegisterEntry }) => (
  <div className="entry-body selectable">
    <dl className="facts">
      {entry.facts.map(([label, value]) => [
        <dt key={`${label}t`}>{label}</dt>,
        <dd key={`${label}d`}>{value}</dd>,
      ])}
    </dl>
    {entry.tables.map((table) => (
      <FactRows key={table.title} table={table} />
    ))}
    {entry.history.length > 0 && <History lines={entry.history} />}
  </div>
);

// What a table or a history holds has no number of its own: the place in it is one.
const FactRows = ({ table: { title, columns, rows } }: { readonly table: FactTable }) => (
  <section aria-label={title}>
    <h4>{title}</h4>
    <table className="plain-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const History = ({ lines }: { readonly lines: readonly HistoryLine[] }) => (
  <section className="entry-history" aria-label="经过">
    <h4>经过</h4>
    <ol>
      {lines.map(({ at, who, where, text }, index) => (
        <li key={index}>
          <span className="muted">
            {chineseDateTime(at)} {who}（{where}）
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  </section>
);
