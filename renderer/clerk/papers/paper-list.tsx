import type { PaperView } from '#shared/contract/papers.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { usePushed } from '../../common/use-pushed.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { firstUnsigned, signKey } from './copy-words.ts';
import { PaperDialogs } from './paper-dialogs.tsx';
import { PaperEntry } from './paper-entry.tsx';
import { useCopyKeys } from './use-copy-keys.ts';
import type { PaperActs } from './use-paper-acts.ts';
import { withReasons } from './waiting.ts';
import './paper-list.css';

interface PaperListProps {
  readonly papers: readonly PaperView[];
  readonly acts: PaperActs;
  /** The keys of the copies are this list's. */
  readonly active: boolean;
  readonly empty?: string;
}

/** Papers, each copy of them, and what can be done. */
export function PaperList({ papers, acts, active, empty = '尚无文书。' }: PaperListProps) {
  const { value: status } = usePushed(window.counter.status, (listener) =>
    window.counter.onStatusChanged(listener),
  );
  const shown = withReasons(papers, status?.printers ?? []);
  const keyed = useCopyKeys(
    papers.flatMap(({ jobs }) => jobs),
    acts,
    active,
  );
  const keptFocus = useKeptFocus<HTMLUListElement>();
  const unsigned = firstUnsigned(papers);
  useKeys(
    unsigned === null ? {} : { [signKey]: () => void acts.sign(unsigned.paperId, unsigned.index) },
    active && acts.dialog === null,
  );
  return (
    <>
      {acts.refusal !== null && acts.dialog === null && <RefusalNote refusal={acts.refusal} />}
      {papers.length === 0 && <p className="muted">{empty}</p>}
      <ul className="papers" {...keptFocus}>
        {shown.map((paper) => (
          <PaperEntry key={paper.paperId} paper={paper} keyed={keyed} unsigned={unsigned} acts={acts} />
        ))}
      </ul>
      <PaperDialogs acts={acts} />
    </>
  );
}
