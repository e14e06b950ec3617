import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';

interface ChangeResultProps {
  readonly refusal: Refusal | null;
  readonly notes: readonly string[];
}

/** What came of the last change. */
export function ChangeResult({ refusal, notes }: ChangeResultProps) {
  if (refusal !== null) return <RefusalNote refusal={refusal} />;
  if (notes.length === 0) return null;
  return (
    <div className="case-notice" role="status">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
