import { useEffect, useRef } from 'react';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import type { RefusalDraft } from './form.ts';
import { TextField } from './text-field.tsx';
import type { Answer } from './use-answer.ts';

interface NotRequiredPanelProps {
  readonly draft: RefusalDraft;
  readonly onChange: (change: Partial<RefusalDraft>) => void;
  /** The refusal is shown at the field it is about. */
  readonly placed: boolean;
  readonly active: boolean;
  readonly answer: Answer;
  readonly onBack: () => void;
}

/** 不受理 (许可法32(1)): by which rule no permit is needed. Another act than 不予受理, with a paper of its own. */
export function NotRequiredPanel({ draft, onChange, placed, active, answer, onBack }: NotRequiredPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const inform = () => void answer.give({ kind: 'not_required', basis: draft.basis });
  useKeys({ Escape: onBack, 'Ctrl+Enter': inform }, active);
  return (
    <section className="panel refuse-panel" aria-label="不受理" ref={panel}>
      <div className="panel-title">
        <h2>不受理</h2>
        <span className="muted">申请事项依法不需要取得行政许可的，即时告知；材料当场退还</span>
      </div>
      <div className="fields">
        <TextField
          id="not-required-basis"
          label="依据"
          field="basis"
          maxLength={300}
          placeholder="规定的名称和条款，如《××条例》第×条"
          value={draft.basis}
          onChange={(basis) => onChange({ basis })}
        />
        {answer.refusal !== null && !placed && <RefusalNote refusal={answer.refusal} />}
        <div className="refuse-actions">
          <ActionButton
            label="告知不受理"
            keys="Ctrl+Enter"
            type="primary"
            running={answer.running === 'not_required'}
            onPress={inform}
          />
          <ActionButton label="返回" keys="Esc" onPress={onBack} />
        </div>
      </div>
    </section>
  );
}
