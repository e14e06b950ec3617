import type { PaperView } from '#shared/contract/papers.ts';
import { ActionButton } from '../action-button.tsx';
import { type OpenSignature, padSignKey, signKey } from './copy-words.ts';
import type { PaperActs } from './use-paper-acts.ts';

interface SignatureLinesProps {
  readonly paper: PaperView;
  /** The one that the key registers. */
  readonly unsigned: OpenSignature | null;
  /** The one that the key asks for on the pad. */
  readonly onPadNext: OpenSignature | null;
  readonly acts: PaperActs;
}

/** Who has to sign the paper, and whether somebody saw the signature. */
export function SignatureLines({ paper, unsigned, onPadNext, acts }: SignatureLinesProps) {
  if (paper.signatures.length === 0) return null;
  const isKeyed = (index: number) => unsigned?.paperId === paper.paperId && unsigned.index === index;
  return (
    <ul className="signatures">
      {paper.signatures.map(({ label, signed, maySign, onPad }, index) => (
        <li key={`${index} ${label}`} className="signature">
          <span>{label}</span>
          {signed ? (
            <span className="tone-ok">✓ 已签收</span>
          ) : (
            <>
              <span className="muted">○ 未签收</span>
              {maySign && (
                <ActionButton
                  label="登记签收"
                  size="small"
                  type="link"
                  {...(isKeyed(index) ? { keys: signKey } : {})}
                  onPress={() => void acts.sign(paper.paperId, index)}
                />
              )}
              {onPad && (
                <ActionButton
                  label="请在评价器上签名"
                  size="small"
                  type="link"
                  {...(onPadNext?.paperId === paper.paperId && onPadNext.index === index
                    ? { keys: padSignKey }
                    : {})}
                  onPress={() => void acts.askSignature(paper.paperId, index)}
                />
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
