import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { CaseDetail } from '#shared/contract/case.ts';
import { receivedText } from '../materials/ticks.ts';

/** What was handed in, and what the applicant still has to supply. */
export function CaseMaterials({ detail }: { readonly detail: CaseDetail }) {
  return (
    <>
      {detail.openPoints.length > 0 && (
        <section className="panel" aria-label="待补正">
          <div className="panel-title">
            <h3>待补正（{detail.openPoints.length}项）</h3>
          </div>
          <ol className="open-points selectable">
            {detail.openPoints.map((point) => (
              <li key={point.materialId}>
                <span className="tag tag-warn">{point.problem}</span> <strong>{point.material}</strong>
                <p>{point.requirement}</p>
                <p className="muted">
                  依据：{point.basis}；来源：{point.source}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section className="panel" aria-label="材料">
        <div className="panel-title">
          <h3>材料</h3>
        </div>
        <ul className="received selectable">
          {detail.materials.map((line) => (
            <li key={line.materialId}>
              <span className={line.received ? 'tone-ok' : 'tone-still'} aria-hidden="true">
                {line.received ? '✓' : '○'}
              </span>
              <span>
                {line.name} <span className="tag">{line.form}</span>
                {line.problem !== null && (
                  <span className="received-problem">
                    {line.problem.kind}
                    {line.problem.detail !== '' && `：${line.problem.detail}`}
                  </span>
                )}
              </span>
              <span className="muted">
                {receivedText(line)}
                {!line.required && '（可选）'}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {detail.materialNotes.length > 0 && (
        <section className="panel" aria-label="核对和更正">
          <div className="panel-title">
            <h3>核对和更正</h3>
          </div>
          <ul className="received selectable">
            {detail.materialNotes.map(({ eventId, text, who, at }) => (
              <li key={eventId} className="material-note">
                <span>{text}</span>
                <span className="muted">
                  {who} {chineseDateTime(at)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
