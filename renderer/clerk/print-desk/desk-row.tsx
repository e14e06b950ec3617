import type { PrintDeskRow } from '#shared/contract/papers.ts';
import { ActionButton } from '../action-button.tsx';
import { CopyActions } from '../papers/copy-actions.tsx';
import {
  copyName,
  type KeyedCopies,
  noRowKeys,
  printMarks,
  rowKeyed,
  rowKeys,
} from '../papers/copy-words.ts';
import type { PaperActs } from '../papers/use-paper-acts.ts';
import type { Row } from '../use-current-row.ts';
import { mediaWords } from './lanes.ts';

interface DeskRowProps {
  readonly row: PrintDeskRow;
  readonly keyed: KeyedCopies;
  readonly acts: PaperActs;
  /** The keys of rows are this copy's. */
  readonly current: boolean;
  readonly place: Row;
  readonly onOpenCase: (caseId: string) => void;
}

/** A copy that waits or needs somebody. */
export function DeskRow({ row, keyed, acts, current, place, onOpenCase }: DeskRowProps) {
  const { shape, tone } = printMarks[row.state];
  const { caseId } = row;
  return (
    <li className="desk-row" aria-label={`${row.title} ${copyName(row)}`} tabIndex={-1} {...place}>
      <span className="desk-paper">
        <strong>{row.title}</strong>
        <span className="muted selectable">{row.number}</span>
      </span>
      <span>
        {copyName(row)}
        <span className="muted"> {mediaWords[row.media]}</span>
      </span>
      <span className={`tone-${tone}`}>
        <span aria-hidden="true">{shape}</span> {row.state}
      </span>
      <span className="copy-actions">
        <CopyActions
          job={row}
          title={row.title}
          keyed={keyed}
          rowKeyed={current ? rowKeyed([row]) : noRowKeys}
          acts={acts}
        />
        {caseId !== null && (
          <ActionButton
            label="查看办件"
            size="small"
            type="link"
            {...(current ? { keys: rowKeys.openCase } : {})}
            onPress={() => onOpenCase(caseId)}
          />
        )}
      </span>
      {row.reason !== null && row.reason !== '' && (
        <span className={`desk-reason tone-${tone}`}>{row.reason}</span>
      )}
    </li>
  );
}
