import type { PrintJobView } from '#shared/contract/papers.ts';
import { ActionButton } from '../action-button.tsx';
import { CopyActions } from './copy-actions.tsx';
import { copyName, type KeyedCopies, printMarks, type RowKeyed, rowKeys } from './copy-words.ts';
import type { PaperActs } from './use-paper-acts.ts';

export interface CopyLineProps {
  readonly job: PrintJobView;
  /** Of the paper, as the question about a void copy names it. */
  readonly title: string;
  readonly keyed: KeyedCopies;
  readonly rowKeyed: RowKeyed;
  readonly acts: PaperActs;
}

/** One copy: which, how it stands and why, and what may be done. */
export function CopyLine({ job, title, keyed, rowKeyed, acts }: CopyLineProps) {
  const { shape, tone } = printMarks[job.state];
  return (
    <li className="copy" aria-label={copyName(job)}>
      <span className="copy-name">{copyName(job)}</span>
      <span className={`copy-state tone-${tone}`}>
        <span aria-hidden="true">{shape}</span> {job.state}
      </span>
      <span className="copy-actions">
        {job.pictured && (
          <ActionButton
            label="查看凭证"
            size="small"
            type="link"
            {...(rowKeyed.slip === job.jobId ? { keys: rowKeys.slip } : {})}
            onPress={() => void acts.showSlip(job.jobId)}
          />
        )}
        <CopyActions job={job} title={title} keyed={keyed} rowKeyed={rowKeyed} acts={acts} />
      </span>
      {job.reason !== null && job.reason !== '' && (
        <span className={`copy-reason tone-${job.state === '排队' ? 'warn' : tone}`}>{job.reason}</span>
      )}
    </li>
  );
}
