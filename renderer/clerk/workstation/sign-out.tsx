import { Modal } from 'antd';
import { useState } from 'react';
import type { SessionView } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';

interface SignOutProps {
  /** Something stands in the intake form that was not answered. */
  readonly unfinished: boolean;
  readonly onStay: () => void;
  readonly onSignedOut: (session: SessionView) => void;
}

/** 签退 is asked once: Enter signs out, Esc goes back. */
export function SignOut({ unfinished, onStay, onSignedOut }: SignOutProps) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const signOut = useAct(window.counter.signOut);

  const leave = async () => {
    const result = await signOut.run();
    if (result?.ok === true) onSignedOut(result.value);
    else if (result !== null) setRefusal(result.refusal);
  };

  return (
    <Modal
      open
      title="签退"
      onCancel={onStay}
      footer={
        <>
          <ActionButton label="返回" keys="Esc" onPress={onStay} />
          <ActionButton
            label="确认签退"
            keys="Enter"
            type="primary"
            autoFocus
            running={signOut.running}
            onPress={() => void leave()}
          />
        </>
      }
    >
      <p>{unfinished ? '收件页有尚未办理的内容，签退后清空。' : '签退后，评价器显示“暂停服务”。'}</p>
      {refusal !== null && <RefusalNote refusal={refusal} />}
    </Modal>
  );
}
