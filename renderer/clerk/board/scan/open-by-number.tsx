import { Input, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../../common/keys.ts';
import { RefusalNote } from '../../../common/refusal-note.tsx';
import { settle } from '../../../common/settle.ts';
import { ActionButton } from '../../action-button.tsx';
import { useScanner } from './use-scanner.ts';
import './open-by-number.css';

/** Opens a case by the number on its receipt, from every screen. */
export const openCaseKey = 'Ctrl+K';
const noteMs = 8000;

const misread: Refusal = {
  kind: 'bad_input',
  rule: '',
  message: '扫描的编号校验位不对，没有打开办件。',
  next: '请擦净条码重新扫描，或按 Ctrl+K 输入收件编号。',
};

const noReceipt: Refusal = {
  kind: 'bad_input',
  rule: '',
  message: '扫到的不是收件凭证上的编号。',
  next: '要填到栏目里的，请先把光标放进那一栏再扫描。',
};

interface OpenByNumberProps {
  readonly onOpen: (caseId: string) => void;
}

/** 打开办件: a receipt under the scanner opens its case wherever one is; by hand with Ctrl+K. */
export function OpenByNumber({ onOpen }: OpenByNumberProps) {
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState<Refusal | null>(null);
  const open = async (number: string): Promise<Refusal | null> => {
    const found = await settle(() => window.counter.caseByNumber({ number }));
    if (!found.ok) return found.refusal;
    setAsking(false);
    setNote(null);
    onOpen(found.value.caseId);
    return null;
  };
  useScanner((scanned) => {
    if (scanned.kind === 'receipt') void open(scanned.number).then((refusal) => setNote(refusal));
    else setNote(scanned.kind === 'misread' ? misread : noReceipt);
  });
  useKeys({ [openCaseKey]: () => setAsking(true) });
  useEffect(() => {
    if (note === null) return undefined;
    const timer = setTimeout(() => setNote(null), noteMs);
    return () => clearTimeout(timer);
  }, [note]);

  return (
    <>
      {asking && <AskNumber onNumber={open} onClose={() => setAsking(false)} />}
      {note !== null && (
        <div className="scan-note">
          <RefusalNote refusal={note} />
        </div>
      )}
    </>
  );
}

interface AskNumberProps {
  readonly onNumber: (number: string) => Promise<Refusal | null>;
  readonly onClose: () => void;
}

const keepKeys = (dialog: ReactNode) => <div onKeyDown={(event) => event.stopPropagation()}>{dialog}</div>;

function AskNumber({ onNumber, onClose }: AskNumberProps) {
  const [number, setNumber] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const onEnter = async () => {
    if (number.trim() !== '') setRefusal(await onNumber(number));
  };
  return (
    // Keys of the screen behind are not pressed from here.
    <Modal
      open
      title="打开办件"
      width={440}
      onCancel={onClose}
      footer={
        <>
          <ActionButton label="返回" keys="Esc" onPress={onClose} />
          <ActionButton label="打开" keys="Enter" type="primary" onPress={() => void onEnter()} />
        </>
      }
      modalRender={keepKeys}
    >
      <Input
        autoFocus
        aria-label="收件编号或办件编号"
        placeholder="收件凭证上的编号，如 001-000127-4；有无横线均可"
        value={number}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => setNumber(target.value)}
        onPressEnter={({ nativeEvent }) => nativeEvent.isComposing || void onEnter()}
      />
      {refusal !== null && <RefusalNote refusal={refusal} />}
    </Modal>
  );
}
