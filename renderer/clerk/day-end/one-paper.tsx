import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { PaperList } from '../papers/paper-list.tsx';
import type { PaperActs } from '../papers/use-paper-acts.ts';
import { useChanges } from '../use-changes.ts';

interface OnePaperProps {
  readonly paperId: string;
  /** Another number reads the paper again. */
  readonly round: number;
  readonly acts: PaperActs;
  readonly active: boolean;
  readonly onClose: () => void;
}

/** The paper chosen in the table, with all that can be done about it. */
export function OnePaper({ paperId, round, acts, active, onClose }: OnePaperProps) {
  const paper = useRead(`${paperId} ${round}`, () => window.counter.paper({ paperId }));
  useChanges(paper.reload);
  useKeys({ Escape: onClose }, active);
  return (
    <section className="panel day-side" aria-label="所选文书">
      <div className="panel-title">
        <h2>所选文书</h2>
        <span className="push" />
        <ActionButton label="收起" keys="Esc" size="small" onPress={onClose} />
      </div>
      <div className="made-body">
        {paper.refusal !== null && <RefusalNote refusal={paper.refusal} />}
        {paper.latest !== null && <PaperList papers={[paper.latest]} acts={acts} active={active} />}
      </div>
    </section>
  );
}
