import type { CaseDetail } from '#shared/contract/counter.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { PaperList } from '../papers/paper-list.tsx';
import { useAskPaper } from '../papers/use-ask-paper.ts';
import type { PaperActs } from '../papers/use-paper-acts.ts';
import { ServedDocuments } from './served-documents.tsx';
import { servable } from './servable.ts';

const askKeys = { approval: 'Ctrl+M', service: 'Ctrl+Shift+M' } as const;

interface CasePapersProps {
  readonly detail: CaseDetail;
  readonly acts: PaperActs;
  readonly active: boolean;
  /** The documents of a 送达回证 are being chosen. */
  readonly choosing: boolean;
  readonly onChoosing: (choosing: boolean) => void;
  readonly onMade: () => void;
}

/** The papers of a case, and those that are made when somebody asks for them (rows 11 and 16). */
export function CasePapers({ detail, acts, active, choosing, onChoosing, onMade }: CasePapersProps) {
  const { caseId, papers } = detail;
  const made = useAskPaper(() => {
    onChoosing(false);
    onMade();
  });
  const documents = servable(papers);
  const askApproval = () => void made.ask({ paper: '审批表', caseId });
  useKeys(
    {
      [askKeys.approval]: askApproval,
      ...(documents.length > 0 && { [askKeys.service]: () => onChoosing(true) }),
    },
    active && acts.dialog === null,
  );
  return (
    <section className="panel" aria-label="文书">
      <div className="panel-title">
        <h3>文书</h3>
        <span className="push" />
        <ActionButton
          label="生成审批表"
          keys={askKeys.approval}
          size="small"
          running={made.running}
          onPress={askApproval}
        />
        {documents.length > 0 && (
          <ActionButton
            label="生成送达回证"
            keys={askKeys.service}
            size="small"
            onPress={() => onChoosing(true)}
          />
        )}
      </div>
      <div className="case-body">
        {made.refusal !== null && !choosing && <RefusalNote refusal={made.refusal} />}
        <PaperList papers={papers} acts={acts} active={active} />
      </div>
      {choosing && (
        <ServedDocuments
          documents={documents}
          refusal={made.refusal}
          running={made.running}
          onAsk={(chosen) => void made.ask({ paper: '送达回证', caseId, documents: chosen })}
          onClose={() => {
            made.forget();
            onChoosing(false);
          }}
        />
      )}
    </section>
  );
}
