import { useState } from 'react';
import type { PostView } from '#shared/contract/post.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { LeaveForm } from './leave-form.tsx';

interface LeavePanelProps {
  readonly view: PostView;
  readonly active: boolean;
  readonly onChanged: () => void;
}

/** 离岗和替岗 (D6): asking to leave, taking it back, and who is awaited. */
export function LeavePanel({ view, active, onChanged }: LeavePanelProps) {
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = useAct(window.counter.actOnRegister);
  const lock = useAct(window.counter.lock);
  const { leave, standIns } = view;
  const mayAsk = leave === null && standIns.length > 0;
  const mayTakeBack = leave !== null && leave.waiting && leave.own;

  const takeBack = async () => {
    const commandId = crypto.randomUUID();
    const result = await act.run({
      command: { type: 'shift.return_to_post', commandId },
      confirmations: [],
    });
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) onChanged();
  };
  useKeys(
    {
      ...(mayAsk ? { F9: () => setAsking(true) } : {}),
      ...(mayTakeBack ? { F10: () => void takeBack() } : {}),
    },
    active && !asking,
  );

  return (
    <section className="panel" aria-label="离岗和替岗">
      <div className="panel-title">
        <h2>离岗和替岗</h2>
        <span className="push" />
        {mayAsk && !asking && <ActionButton label="申请离岗" keys="F9" onPress={() => setAsking(true)} />}
        {mayTakeBack && (
          <ActionButton
            label="撤回离岗申请"
            keys="F10"
            running={act.running}
            onPress={() => void takeBack()}
          />
        )}
      </div>
      <div className="post-body">
        {leave !== null && (
          <p className="tone-warn" role="status">
            {leave.waiting
              ? `${leave.name}${leave.since}申请离岗（${leave.reason}），等待${leave.standInName}签到。签到之前不能离开岗位。`
              : `${leave.name}离岗（${leave.reason}），由${leave.standInName}替岗；${leave.name}返岗时签到。`}
          </p>
        )}
        {mayTakeBack && (
          <p>
            <ActionButton
              type="primary"
              label={`${leave.standInName}签到`}
              keys="Ctrl+Shift+L"
              onPress={() => void lock.run()}
            />
          </p>
        )}
        {leave === null && !asking && (
          <p className="muted">
            {standIns.length === 0
              ? '没有可以替岗的人员；需要临时顶岗的，先征得大厅管理机构同意。'
              : `可以替岗：${standIns.map(({ name, why }) => `${name}（${why}）`).join('、')}`}
          </p>
        )}
        {asking && mayAsk && (
          <LeaveForm
            standIns={standIns}
            active={active}
            onDone={() => {
              setAsking(false);
              onChanged();
            }}
            onBack={() => setAsking(false)}
          />
        )}
        {refusal !== null && <RefusalNote refusal={refusal} />}
      </div>
    </section>
  );
}
