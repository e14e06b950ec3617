import type { Refusal } from '#shared/result.ts';
import './refusal-note.css';

interface RefusalNoteProps {
  readonly refusal: Pick<Refusal, 'message' | 'next'> & Partial<Pick<Refusal, 'rule' | 'kind'>>;
  readonly id?: string;
}

/** What was refused and why, what to do now, and the rule that says so. */
export function RefusalNote({ refusal, id }: RefusalNoteProps) {
  // What a network or a device did not do is nobody's mistake, and is not shown as one.
  const outside = refusal.kind === 'unavailable' || refusal.kind === 'device';
  return (
    <div className={outside ? 'refusal-note refusal-outside' : 'refusal-note'} role="alert" id={id}>
      <span className="refusal-message">{refusal.message}</span>
      {refusal.next !== '' && <span className="refusal-next">{refusal.next}</span>}
      {refusal.rule !== undefined && refusal.rule !== '' && (
        <small className="refusal-rule">依据 {refusal.rule}</small>
      )}
    </div>
  );
}
