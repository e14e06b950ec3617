import { useRead } from '../../common/use-read.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ClockMark } from '../case/clock-mark.tsx';

/** What has to be known to sign: materials, earlier opinions, clocks, and what is still open. */
export function OpinionSide({
  caseId,
  returned,
}: {
  readonly caseId: string;
  readonly returned: string | null;
}) {
  const { value, latest, refusal } = useRead(caseId, () => window.counter.opinionCase({ caseId }));
  const shown = value ?? latest;
  if (refusal !== null) return <RefusalNote refusal={refusal} />;
  if (shown === null) return null;
  const faulty = shown.materials.filter(({ fine }) => !fine);
  return (
    <section className="panel opinion-side" aria-label="办件要点">
      <div className="opinion-columns">
        <dl className="opinion-facts">
          {shown.facts.map(([label, value]) => (
            <div key={label} className="opinion-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div>
          <h4>时限</h4>
          <ul>
            {shown.clocks.map(({ name, clock }) => (
              <li key={name}>
                <ClockMark clock={clock} />
              </li>
            ))}
          </ul>
          {shown.matters.length > 0 && (
            <>
              <h4>办理情况</h4>
              <ul className="opinion-matters">
                {shown.matters.map((matter) => (
                  <li key={matter}>{matter}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
      {returned !== null && (
        <p className="opinion-returned">
          <strong>退回：</strong>
          {returned}
        </p>
      )}
      <h4>已签意见</h4>
      {shown.opinions.length === 0 ? (
        <p className="muted opinion-pad">尚无意见。</p>
      ) : (
        <ol className="opinion-lines">
          {shown.opinions.map(({ step, who, result, text, at, note }) => (
            <li key={`${at}${who}${step}`}>
              <span className={`opinion-result ${result === '同意' ? 'tone-ok' : 'tone-danger'}`}>
                <span aria-hidden="true">{result === '同意' ? '✓' : result === '退回' ? '↩' : '✕'}</span>
                {result}
              </span>
              <span>
                {step}　{who}：{text}
                <span className="muted">
                  　{at}
                  {note === '' ? '' : `　${note}`}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
      <h4>
        材料 {shown.materials.length}项{faulty.length > 0 ? `，${faulty.length}项需要注意` : ''}
      </h4>
      <ul className="opinion-materials">
        {shown.materials.map(({ id, name, received, fine, text }) => (
          <li key={id} className={fine ? '' : 'tone-warn'}>
            <span aria-hidden="true">{fine ? (received ? '✓' : '○') : '▲'}</span> {name}{' '}
            <span className="muted">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
