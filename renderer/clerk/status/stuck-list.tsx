import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { StuckRecord } from '#shared/contract/care.ts';
import type { StatusView } from '#shared/contract/counter.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { useWorkplace } from '../workstation/workplace.ts';

/** Each record that is not at the centre, why, and what to do: refused ones first, none of them in the way of the rest. */
export function StuckList({ centre }: { readonly centre: StatusView['centre'] }) {
  const { state, waiting, refused } = centre;
  const read = useRead(`${state} ${waiting} ${refused}`, () => window.counter.stuckRecords());
  const shown = read.value ?? read.latest;
  return (
    <section className="panel stuck" aria-label="没有到达中心的记录">
      <div className="panel-title">
        <h3>没有到达中心的记录</h3>
      </div>
      {read.refusal !== null && <RefusalNote refusal={read.refusal} />}
      {shown !== null &&
        (shown.rows.length === 0 ? (
          <p className="stuck-none muted">本机的记录都已到达中心。</p>
        ) : (
          <StuckTable rows={shown.rows} />
        ))}
      {shown !== null && shown.more > 0 && (
        <p className="stuck-none muted">另有{shown.more}条待上传的记录，按顺序上传，这里只列最早的。</p>
      )}
    </section>
  );
}

// Not the library's table: it measures scroll bars with a style sheet that carries no nonce, which the page's policy refuses.
function StuckTable({ rows }: { readonly rows: readonly StuckRecord[] }) {
  const { openCase } = useWorkplace();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">记录</th>
          <th scope="col">状态</th>
          <th scope="col">原因和处理</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ eventId, text, at, who, number, caseId, state, why, next }) => (
          <tr key={eventId}>
            <td>
              {text}
              <div className="muted">
                {chineseDateTime(at)} {who}
              </div>
              {caseId !== null && (
                <button type="button" className="plain-link" onClick={() => openCase(caseId)}>
                  查看办件 {number}
                </button>
              )}
            </td>
            <td className="stuck-state">
              {state === '中心退回' ? (
                <span className="tone-danger">■ 中心退回</span>
              ) : (
                <span className="tone-still">○ 待上传</span>
              )}
            </td>
            <td>
              {why}
              <div className="muted">{next}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
