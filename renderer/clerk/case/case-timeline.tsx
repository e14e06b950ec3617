import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { TimelineEntry } from '#shared/contract/counter.ts';

/** Everything that happened, in order: who, when, where, and whether the centre has it. */
export function CaseTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <section className="panel" aria-label="办理经过">
      <div className="panel-title">
        <h3>办理经过</h3>
      </div>
      <ol className="timeline selectable">
        {entries.map((entry) => (
          <li key={entry.eventId}>
            <p>{entry.text}</p>
            <p className="muted">
              {chineseDateTime(entry.at)} · {entry.who} · {entry.where}
              <span className={entry.atCentre ? 'timeline-centre tone-ok' : 'timeline-centre tone-still'}>
                {entry.atCentre ? '✓ 已到中心' : '○ 待上传'}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
