import type { PaperView } from '#shared/contract/papers.ts';
import { type Bindings, useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { usePushed } from '../../common/use-pushed.ts';
import { useCurrentRow } from '../use-current-row.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { firstUnsigned, padSignKey, rowKeyed, rowKeys, signKey } from './copy-words.ts';
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
  const free = active && acts.dialog === null;
  const { current, row } = useCurrentRow(
    papers.map(({ paperId }) => paperId),
    free,
  );
  const paper = papers.find(({ paperId }) => paperId === current);
  const unsigned = firstUnsigned(papers, paper);
  const onPadNext = firstUnsigned(papers, paper, 'onPad');
  useKeys(
    {
      ...(unsigned !== null && { [signKey]: () => void acts.sign(unsigned.paperId, unsigned.index) }),
      ...(onPadNext !== null && {
        [padSignKey]: () => void acts.askSignature(onPadNext.paperId, onPadNext.index),
      }),
      ...(paper !== undefined && keysOf(paper, acts)),
    },
    free,
  );
  return (
    <>
      {acts.refusal !== null && acts.dialog === null && <RefusalNote refusal={acts.refusal} />}
      {papers.length === 0 && <p className="muted">{empty}</p>}
      <ul className="papers" {...keptFocus}>
        {shown.map((one) => (
          <PaperEntry
            key={one.paperId}
            paper={one}
            keyed={keyed}
            unsigned={unsigned}
            onPadNext={onPadNext}
            acts={acts}
            current={one.paperId === current}
            row={row(one.paperId)}
          />
        ))}
      </ul>
      <PaperDialogs acts={acts} />
    </>
  );
}

/** What the keys of rows do for the paper with the cursor in it. */
function keysOf({ paperId, title, archived, mayReprint, jobs }: PaperView, acts: PaperActs): Bindings {
  const { slip, voidCopy } = rowKeyed(jobs);
  const doomed = jobs.find(({ jobId }) => jobId === voidCopy);
  return {
    ...(archived && { [rowKeys.preview]: () => void acts.preview(paperId) }),
    ...(mayReprint && { [rowKeys.reprint]: () => void acts.reprint(paperId) }),
    ...(slip !== null && { [rowKeys.slip]: () => void acts.showSlip(slip) }),
    ...(doomed !== undefined && { [rowKeys.voidCopy]: () => acts.askVoid(doomed, title) }),
  };
}
