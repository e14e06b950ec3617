import type { CaseDetail } from '#shared/contract/case.ts';

/** What stood in the case when an act was sent: all that is new since came of it. */
export interface Before {
  readonly title: string;
  readonly text: string | null;
  readonly events: ReadonlySet<string>;
  readonly papers: ReadonlySet<string>;
}

export const beforeAct = (title: string, text: string | null, detail: CaseDetail): Before => ({
  title,
  text,
  events: new Set(detail.timeline.map(({ eventId }) => eventId)),
  papers: new Set(detail.papers.map(({ paperId }) => paperId)),
});

/** What came of the act: its own sentence, and the papers with how far each copy has got. */
export function ActResult({ before, detail }: { readonly before: Before; readonly detail: CaseDetail }) {
  const sentences = detail.timeline.filter(
    ({ eventId, paper }) => paper === null && !before.events.has(eventId),
  );
  const papers = detail.papers.filter(({ paperId }) => !before.papers.has(paperId));
  return (
    <section className="case-notice selectable" role="status" aria-label="办理结果">
      <p>
        <strong>✓ {before.title}</strong>
      </p>
      {before.text !== null && <p>{before.text}</p>}
      {before.text === null && sentences.map(({ eventId, text }) => <p key={eventId}>{text}</p>)}
      {papers.length > 0 && (
        <ul className="case-notice-papers">
          {papers.map(({ paperId, title, number, jobs }) => (
            <li key={paperId}>
              《{title}》<span className="muted">{number}</span>{' '}
              {[...new Set(jobs.map(({ state }) => state))]
                .map((state) => `${state}${jobs.filter((job) => job.state === state).length}份`)
                .join('、')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
