import { Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import type { ServedDocument } from './servable.ts';

interface ServedDocumentsProps {
  readonly documents: readonly ServedDocument[];
  readonly refusal: Refusal | null;
  readonly running: boolean;
  readonly onAsk: (documents: ServedDocument[]) => void;
  readonly onClose: () => void;
}

/** Which papers one 送达回证 is to name: several to one person may share a slip (row 11). */
export function ServedDocuments({ documents, refusal, running, onAsk, onClose }: ServedDocumentsProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = documents.filter(({ number }) => !left.has(number));
  const toggle = (number: string) => {
    const next = new Set(left);
    if (!next.delete(number)) next.add(number);
    setLeft(next);
  };
  return (
    <Modal
      open
      title="生成送达回证"
      width={560}
      onCancel={onClose}
      footer={
        <>
          <ActionButton label="返回" keys="Esc" onPress={onClose} />
          <ActionButton
            label="生成并预览"
            keys="Enter"
            type="primary"
            autoFocus
            running={running}
            onPress={() => onAsk(chosen)}
          />
        </>
      }
    >
      <p className="muted">勾选本次一并送达的文书：</p>
      <ul className="served">
        {documents.map(({ number, title }) => (
          <li key={number}>
            <Checkbox checked={!left.has(number)} onChange={() => toggle(number)}>
              {title} <span className="muted">{number}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {refusal !== null && <RefusalNote refusal={refusal} />}
    </Modal>
  );
}
