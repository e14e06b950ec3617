import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { OpinionPlace } from '#shared/contract/case.ts';

const marks: Readonly<Record<string, { readonly shape: string; readonly tone: string }>> = {
  同意: { shape: '✓', tone: 'ok' },
  不同意: { shape: '✗', tone: 'danger' },
};

/** The chain of opinions in its order: whose place, what was said, when, and in whose stead (G3, G4, D5). */
export function CaseOpinions({ places }: { readonly places: readonly OpinionPlace[] }) {
  if (places.length === 0) return <p className="case-empty muted">该事项没有审批流程，由窗口按授权办理。</p>;
  return (
    <ol className="opinions selectable" aria-label="审批意见">
      {places.map(({ step, kind, limitDays, post, due, given }, index) => {
        const mark = given === null ? null : (marks[given.result] ?? { shape: '●', tone: 'warn' });
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a place of the chain is told by where it stands
          <li key={index} className={due ? 'opinion-due' : undefined}>
            <p className="opinion-head">
              <strong>{step}</strong>
              <span className="tag">{kind}</span>
              <span>{post}</span>
              {limitDays !== null && <span className="muted">时限{limitDays}个工作日</span>}
              <span className="push" />
              {mark === null ? (
                <span className={due ? 'tone-warn' : 'muted'}>{due ? '▶ 现在应当签署' : '○ 未到该步骤'}</span>
              ) : (
                <span className={`tone-${mark.tone}`}>
                  {mark.shape} {given?.result}
                </span>
              )}
            </p>
            {given !== null && (
              <>
                <p>{given.text}</p>
                <p className="muted">
                  {given.name}
                  {given.actingFor !== null && `（B角，代${given.actingFor}）`} {chineseDateTime(given.at)}
                  {given.reason !== null && `　代签事由：${given.reason}`}
                </p>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}
