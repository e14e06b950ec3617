import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { SessionView } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import './sign-out.css';

interface SignOutProps {
  /** Something stands in the intake form that was not answered. */
  readonly unfinished: boolean;
  readonly onStay: () => void;
  readonly onSignedOut: (session: SessionView) => void;
}

/** Put in by one key; whatever else it was is typed. */
const usualReasons = ['到银行取回单', '到部门送取材料', '参加会议'] as const;

/** 签退 is asked once: Enter signs out, Esc goes back. Leaving an open window empty, its reason is asked for (D11). */
export function SignOut({ unfinished, onStay, onSignedOut }: SignOutProps) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [reason, setReason] = useState('');
  const signOut = useAct(window.counter.signOut);
  // As of now: the hall may have closed since the screen was drawn.
  const session = useRead('', () => window.counter.session());
  const asksReason = session.value?.leavesUnmanned === true;
  useKeys(
    Object.fromEntries(usualReasons.map((words, index) => [`Alt+${index + 1}`, () => setReason(words)])),
    asksReason,
  );

  const leave = async () => {
    const result = await signOut.run({ reason: asksReason ? reason : '' });
    if (result?.ok === true) onSignedOut(result.value);
    else if (result !== null) setRefusal(result.refusal);
  };

  return (
    <Modal
      open
      title="签退"
      className="sign-out"
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
      {asksReason && (
        <div className="sign-out-reason">
          <label htmlFor="sign-out-reason">现在是办公时间，签退后本窗口无人在岗。离开的原因：</label>
          <Input
            id="sign-out-reason"
            autoFocus
            value={reason}
            maxLength={200}
            autoComplete="off"
            placeholder="记入空岗登记；暂时离开的，请在岗位页申请离岗并指定替岗人员"
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={({ nativeEvent }) => nativeEvent.isComposing || void leave()}
          />
          <p className="sign-out-usual">
            {usualReasons.map((words, index) => (
              <ActionButton
                key={words}
                size="small"
                label={words}
                keys={`Alt+${index + 1}`}
                onPress={() => setReason(words)}
              />
            ))}
          </p>
        </div>
      )}
      {refusal !== null && <RefusalNote refusal={refusal} />}
    </Modal>
  );
}
