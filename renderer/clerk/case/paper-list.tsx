import { Modal } from 'antd';
import type { PaperView } from '#shared/contract/counter.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { PrintJob } from './print-job.tsx';
import type { PaperActs } from './use-paper-acts.ts';
import './paper-list.css';

interface PaperListProps {
  readonly papers: readonly PaperView[];
  readonly acts: PaperActs;
}

/** Every paper of a case, each copy of it, and what can be done. */
export function PaperList({ papers, acts }: PaperListProps) {
  return (
    <>
      {acts.refusal !== null && <RefusalNote refusal={acts.refusal} />}
      {papers.length === 0 && <p className="muted">尚无文书。</p>}
      <ul className="papers">
        {papers.map((paper) => (
          <Paper key={paper.paperId} paper={paper} acts={acts} />
        ))}
      </ul>
      <Modal
        open={acts.picture !== null}
        title="收件凭证"
        footer={null}
        width={440}
        onCancel={acts.closePicture}
      >
        <div className="slip-picture">
          {acts.picture !== null && <img src={acts.picture} alt="打印的收件凭证" />}
        </div>
      </Modal>
    </>
  );
}

function Paper({ paper, acts }: { readonly paper: PaperView; readonly acts: PaperActs }) {
  const pictured = paper.jobs.findLast((job) => job.pictured);
  return (
    <li className="paper" aria-label={paper.title}>
      <div className="paper-head">
        <p>
          <strong>{paper.title}</strong>
          <span className="muted selectable">{paper.number}</span>
        </p>
        <div className="paper-actions">
          {paper.archived && (
            <ActionButton label="查看PDF" size="small" onPress={() => void acts.openPdf(paper.paperId)} />
          )}
          {pictured !== undefined && (
            <ActionButton label="查看凭证" size="small" onPress={() => void acts.showSlip(pictured.jobId)} />
          )}
          <ActionButton
            label="补打"
            size="small"
            running={acts.reprinting}
            onPress={() => void acts.reprint(paper.paperId)}
          />
        </div>
      </div>
      <ul className="print-jobs">
        {paper.jobs.map((job) => (
          <PrintJob key={job.jobId} job={job} acts={acts} />
        ))}
      </ul>
    </li>
  );
}
