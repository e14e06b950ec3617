import { useState } from 'react';
import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { TimelineEntry } from '#shared/contract/case.ts';
import { clockOffsetNote } from '../words.ts';
import { grouped } from './timeline-groups.ts';

/** Everything that happened, in order: what, who, when, where, on which mandate and for whom, and whether the centre has it. */
export function CaseTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <section aria-label="办理经过">
      <ol className="timeline selectable">
        {grouped(entries).map(({ entry, under }) => (
          <li key={entry.eventId}>
            <Entry entry={entry} />
            {under.length > 0 && <Under entries={under} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { text, at, who, actingFor, where, mandate, offsetMs, atCentre } = entry;
  const offset = clockOffsetNote(offsetMs);
  return (
    <>
      <p>{text}</p>
      <p className="timeline-by muted">
        <span title={offsetMs === null ? '记录时本机时钟尚未与中心核对' : ''}>{chineseDateTime(at)}</span>
        <span>
          {who}
          {actingFor !== null && <strong>（代{actingFor}）</strong>}
        </span>
        <span>{where}</span>
        {mandate !== null && <span>权限依据：{mandate}</span>}
        {offset !== null && <span title="记录时本机时钟与中心时钟的差">{offset}</span>}
        <span className={atCentre ? 'timeline-centre tone-ok' : 'timeline-centre tone-still'}>
          {atCentre ? '✓ 已到中心' : '○ 待上传'}
        </span>
      </p>
    </>
  );
}

/** What became of a paper's copies, under the paper: read when somebody wants to know. */
function Under({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="timeline-under">
      <button type="button" className="plain-link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '▾' : '▸'} 打印和签收记录{entries.length}条
        {!open && <span className="muted">，最近：{entries.at(-1)?.text}</span>}
      </button>
      {open && (
        <ol>
          {entries.map((entry) => (
            <li key={entry.eventId}>
              <Entry entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
