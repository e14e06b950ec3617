import type { RegisterEntry } from '#shared/registers/views/view.ts';
import { ActionButton } from '../action-button.tsx';
import { useWorkplace } from '../workstation/workplace.ts';

/** One entry of a register with everything that happened to it. */
export function RegisterEntryView({ entry }: { readonly entry: RegisterEntry }) {
  const { openCase } = useWorkplace();
  const { row, facts, tables, history, caseId } = entry;
  return (
    <section className="panel" aria-label={row.title}>
      <div className="panel-title">
        <h3>{row.title}</h3>
        {caseId !== null && (
          <span className="push">
            <ActionButton label="打开办件" size="small" onPress={() => openCase(caseId)} />
          </span>
        )}
      </div>
      <dl className="desk-facts">
        {facts.map(([label, value]) => [
          <dt key={`${label}t`}>{label}</dt>,
          <dd key={`${label}d`} className="selectable">
            {value}
          </dd>,
        ])}
      </dl>
      {tables.map(({ title, columns, rows }) => (
        <div key={title} className="desk-table">
          <h4>{title}</h4>
          <table className="live-table">
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
              {rows.map((cells) => (
                <tr key={cells.join(' ')}>
                  {cells.map((cell, index) => (
                    <td key={columns[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {history.length > 0 && (
        <ol className="timeline">
          {history.map(({ at, who, where, text }) => (
            <li key={`${at}${text}`}>
              {text}
              <div className="muted">
                {at.slice(0, 10)}　{who}　{where}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
