import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { CaseDetail } from '#shared/contract/case.ts';
import { useKeys } from '../../common/keys.ts';
import { ScanButton, scanKeys } from '../camera/scan-button.tsx';
import { receivedText } from '../materials/ticks.ts';
import { useCurrentRow } from '../use-current-row.ts';

interface CaseMaterialsProps {
  readonly detail: CaseDetail;
  readonly active: boolean;
  /** Opens the scans of a line. */
  readonly onScan: (materialId: string) => void;
}

/** What was handed in, and what the applicant still has to supply. */
export function CaseMaterials({ detail, active, onScan }: CaseMaterialsProps) {
  const keptOf = (id: string) => detail.scans.filter(({ materialId }) => materialId === id).length;
  const scannable = detail.materials
    .filter(({ materialId, received }) =>
      detail.scanning === null && received ? true : keptOf(materialId) > 0,
    )
    .map(({ materialId }) => materialId);
  const { current, row } = useCurrentRow(scannable, active);
  useKeys({ [scanKeys]: () => current !== null && onScan(current) }, active && scannable.length > 0);
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
            <li
              key={line.materialId}
              data-material={line.materialId}
              {...(scannable.includes(line.materialId) ? { tabIndex: -1, ...row(line.materialId) } : {})}
            >
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
                {!line.required && '（可选）'}{' '}
                {scannable.includes(line.materialId) && (
                  <ScanButton
                    material={line.name}
                    kept={keptOf(line.materialId)}
                    current={current === line.materialId}
                    onPress={() => onScan(line.materialId)}
                  />
                )}
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
