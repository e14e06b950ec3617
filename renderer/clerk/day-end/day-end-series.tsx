import type { DayEndSeries } from '#shared/contract/papers.ts';
import { rangeText } from './day-end-words.ts';

/** Numbers used, by series: what was passed over or made void is told one by one. */
export function DayEndSeriesTable({ series }: { readonly series: readonly DayEndSeries[] }) {
  return (
    <section className="panel" aria-label="编号使用情况">
      <div className="day-series">
        <table className="day-table selectable">
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col" className="number">
                使用
              </th>
              <th scope="col">起止</th>
              <th scope="col">空号</th>
              <th scope="col">作废</th>
            </tr>
          </thead>
          <tbody>
            {series.map((one) => (
              <tr key={one.title}>
                <td>{one.title}</td>
                <td className="number">{one.used}</td>
                <td>{rangeText(one)}</td>
                <td className={one.gaps.length > 0 ? 'tone-danger' : 'muted'}>
                  <Numbers numbers={one.gaps} />
                </td>
                <td className={one.voided.length > 0 ? 'tone-warn' : 'muted'}>
                  <Numbers numbers={one.voided} />
                </td>
              </tr>
            ))}
            {series.length === 0 && (
              <tr>
                <td colSpan={5} className="muted">
                  当日没有使用编号。
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Numbers({ numbers }: { readonly numbers: readonly string[] }) {
  if (numbers.length === 0) return '—';
  return (
    <ul className="day-numbers">
      {numbers.map((number) => (
        <li key={number}>{number}</li>
      ))}
    </ul>
  );
}
