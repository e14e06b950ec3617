import { Input, Modal } from 'antd';
import { useState } from 'react';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import type { PaperActs } from './use-paper-acts.ts';

/** What the acts on papers put on top of the screen. */
export function PaperDialogs({ acts }: { readonly acts: PaperActs }) {
  const { dialog, closeDialog } = acts;
  if (dialog === null) return null;
  if (dialog.kind === 'void') return <VoidCopy {...dialog} acts={acts} />;
  return (
    <Modal open title="凭证图样" footer={null} width={440} onCancel={closeDialog}>
      <div className="slip-picture">
        <img src={dialog.dataUrl} alt="打印的凭证" />
      </div>
    </Modal>
  );
}

interface VoidCopyProps {
  readonly jobId: string;
  readonly title: string;
  readonly acts: PaperActs;
}

/** 作废这一份: the reason stays in the ledger, and the number is never used again. */
function VoidCopy({ jobId, title, acts }: VoidCopyProps) {
  const [reason, setReason] = useState('');
  const confirm = () => void acts.voidCopy(jobId, reason);
  return (
    <Modal
      open
      title={`作废这一份《${title}》`}
      width={460}
      onCancel={acts.closeDialog}
      footer={
        <>
          <ActionButton label="返回" keys="Esc" onPress={acts.closeDialog} />
          <ActionButton
            label="作废"
            keys="Enter"
            type="primary"
            danger
            running={acts.running}
            onPress={confirm}
          />
        </>
      }
    >
      <div className="void-copy">
        <label htmlFor="void-reason">作废原因</label>
        <Input
          id="void-reason"
          autoFocus
          maxLength={200}
          autoComplete="off"
          placeholder="如：卡纸撕破、字迹不清"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={confirm}
        />
        <p className="muted">只作废这一份，文书和编号不变；原因记入打印台账。</p>
        {acts.refusal !== null && <RefusalNote refusal={acts.refusal} />}
      </div>
    </Modal>
  );
}
