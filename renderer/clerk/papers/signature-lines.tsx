import type { PaperView } from '#shared/contract/papers.ts';
import { ActionButton } from '../action-button.tsx';
import type { PaperActs } from './use-paper-acts.ts';

interface SignatureLinesProps {
  readonly paper: PaperView;
  readonly acts: PaperActs;
}

/** Who has to sign the paper, and whether somebody saw the signature. */
export function SignatureLines({ paper, acts }: SignatureLinesProps) {
  if (paper.signatures.length === 0) return null;
  return (
    <ul className="signatures">
      {paper.signatures.map(({ label, signed }, index) => (
        <li key={`${index} ${label}`} className="signature">
          <span>{label}</span>
          {signed ? (
            <span className="tone-ok">✓ 已签收</span>
          ) : (
            <>
              <span className="muted">○ 未签收</span>
              {paper.voided === null && (
                <ActionButton
                  label="登记签收"
                  size="small"
                  type="text"
                  onPress={() => void acts.sign(paper.paperId, index)}
                />
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
