import type { PaperView } from '#shared/contract/papers.ts';
import { ActionButton } from '../action-button.tsx';
import { CopyLine } from './copy-line.tsx';
import { type KeyedCopies, noRowKeys, type OpenSignature, rowKeyed, rowKeys } from './copy-words.ts';
import { SignatureLines } from './signature-lines.tsx';
import type { Row } from '../use-current-row.ts';
import type { PaperActs } from './use-paper-acts.ts';

interface PaperEntryProps {
  readonly paper: PaperView;
  readonly keyed: KeyedCopies;
  /** The signature that the key registers. */
  readonly unsigned: OpenSignature | null;
  readonly onPadNext: OpenSignature | null;
  readonly acts: PaperActs;
  /** The keys of rows are this paper's. */
  readonly current: boolean;
  readonly row: Row;
}

/** A paper: title and number, its copies, its signatures, and whether it still counts. */
export function PaperEntry({ paper, keyed, unsigned, onPadNext, acts, current, row }: PaperEntryProps) {
  const ofRow = current ? rowKeyed(paper.jobs) : noRowKeys;
  const key = (keys: string) => (current ? { keys } : {});
  return (
    <li className="paper" aria-label={paper.title} tabIndex={-1} {...row}>
      <div className="paper-head">
        <p>
          <strong className={paper.voided === null ? '' : 'paper-void'}>{paper.title}</strong>
          {paper.voided !== null && <span className="tag tag-void">作废</span>}
          <span className="muted selectable">{paper.number}</span>
          <span className="muted paper-copies">一式{paper.copies}份</span>
        </p>
        <div className="paper-actions">
          {paper.archived && (
            <ActionButton
              label="预览"
              size="small"
              {...key(rowKeys.preview)}
              onPress={() => void acts.preview(paper.paperId)}
            />
          )}
          {paper.mayReprint && (
            <ActionButton
              label="补打"
              size="small"
              {...key(rowKeys.reprint)}
              onPress={() => void acts.reprint(paper.paperId)}
            />
          )}
        </div>
      </div>
      {paper.voided !== null && <p className="paper-void-reason">作废原因：{paper.voided}。编号保留备查。</p>}
      <ul className="copies">
        {paper.jobs.map((job) => (
          <CopyLine
            key={job.jobId}
            job={job}
            title={paper.title}
            keyed={keyed}
            rowKeyed={ofRow}
            acts={acts}
          />
        ))}
      </ul>
      <SignatureLines paper={paper} unsigned={unsigned} onPadNext={onPadNext} acts={acts} />
    </li>
  );
}
