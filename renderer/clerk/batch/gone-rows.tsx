import { RefusalNote } from '../../common/refusal-note.tsx';
import type { Refused } from './use-batch.ts';

interface CaseRow {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly itemName: string;
}

interface GoneRowsProps<Row extends CaseRow> {
  /** What was to be done, e.g. `签署`. */
  readonly act: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Of the last run. */
  readonly refused: readonly Refused<Row>[];
  /** Chosen, and gone before anything was done. */
  readonly gone: readonly Row[];
}

const nameOf = ({ receiptNumber, itemName }: CaseRow): string => `${receiptNumber} ${itemName}`;

/** What was to be done and is in the list no more: what was typed stays, and nothing else is done in its place. */
export function GoneRows<Row extends CaseRow>({ act, rows, keyOf, refused, gone }: GoneRowsProps<Row>) {
  const listed = new Set(rows.map(keyOf));
  const told = new Set(refused.map(({ target }) => target.caseId));
  const unlisted = refused.filter(({ target }) => !listed.has(keyOf(target)));
  const untold = gone.filter(({ caseId }) => !told.has(caseId));
  if (unlisted.length === 0 && untold.length === 0) return null;
  return (
    <div className="tick-gone">
      {unlisted.map(({ target, refusal }) => (
        <RefusalNote
          key={target.caseId}
          refusal={{ ...refusal, message: `${nameOf(target)}没有${act}：${refusal.message}` }}
        />
      ))}
      {untold.map((row) => (
        <RefusalNote
          key={row.caseId}
          // Nobody's mistake, and not shown as one.
          refusal={{
            kind: 'unavailable',
            message: `${nameOf(row)}刚有变化，不再等待本人${act}，没有${act}。`,
            next: '已填写的内容保留，请在列表中另选办件。',
          }}
        />
      ))}
    </div>
  );
}
