import { Input, Radio } from 'antd';
import { useEffect, useRef } from 'react';
import { openGrounds } from '#shared/case/grounds.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { Field, useFieldRefusal } from '../field.tsx';
import type { RefusalDraft } from './form.ts';
import { PasteNote, TextField } from './text-field.tsx';
import type { Answer } from './use-answer.ts';
import { usePasteNote } from './use-paste-note.ts';

interface RefusePanelProps {
  /** Of the item: the 行政许可法 is a ground for licences only. */
  readonly category: string;
  readonly draft: RefusalDraft;
  readonly onChange: (change: Partial<RefusalDraft>) => void;
  /** The refusal is shown at the field it is about. */
  readonly placed: boolean;
  readonly active: boolean;
  readonly answer: Answer;
  readonly onBack: () => void;
}

const mostCharacters = 2000;

const noGround: Refusal = {
  kind: 'bad_input',
  rule: 'B3',
  message: '不予受理应当有法定理由。',
  next: '请从法定理由中选择一项。',
  field: 'ground',
};

/** 不予受理: a ground from the closed list and the facts of this application (B3). */
export function RefusePanel({ category, draft, onChange, placed, active, answer, onBack }: RefusePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const groundRefusal = useFieldRefusal('ground');
  const grounds = openGrounds({ category });
  const ground = grounds.find(({ id }) => id === draft.ground);
  const { refusal } = answer;
  const paste = usePasteNote(mostCharacters);
  useEffect(() => panel.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), []);

  const decide = () => {
    const { basis: _basis, ground: chosen, ...words } = draft;
    if (chosen === null) answer.refuse({ ...noGround });
    else void answer.give({ kind: 'refuse', ...words, ground: chosen });
  };
  useKeys({ Escape: onBack, 'Ctrl+Enter': decide }, active);

  return (
    <section className="panel refuse-panel" aria-label="不予受理" ref={panel}>
      <div className="panel-title">
        <h2>不予受理</h2>
        <span className="muted">缺少材料或者材料不符合法定形式的，应当一次性告知补正</span>
      </div>
      <div className="fields">
        <fieldset className="field" data-field="ground">
          <legend>法定理由</legend>
          <div className="field-control">
            <Radio.Group
              className="grounds"
              value={draft.ground}
              onChange={(event) => onChange({ ground: event.target.value })}
              options={grounds.map(({ id, title, article }) => ({
                value: id,
                title: article,
                label: (
                  <>
                    {title} <small className="muted">{article}</small>
                  </>
                ),
              }))}
            />
            {groundRefusal !== null && <RefusalNote refusal={groundRefusal} />}
          </div>
        </fieldset>
        {ground?.needsCompetentOrgan === true && (
          <TextField
            id="competent-organ"
            label="应向何机关申请"
            field="competentOrgan"
            maxLength={120}
            placeholder="有权受理的行政机关全称"
            value={draft.competentOrgan}
            onChange={(competentOrgan) => onChange({ competentOrgan })}
          />
        )}
        {ground?.needsCitation === true && (
          <TextField
            id="citation"
            label="依据"
            field="citation"
            maxLength={300}
            placeholder="规定的名称和条款，如《××条例》第×条"
            value={draft.citation}
            onChange={(citation) => onChange({ citation })}
          />
        )}
        <Field
          id="refusal-reason"
          label="具体理由"
          field="reason"
          extra={paste.note !== null && <PasteNote text={paste.note} />}
        >
          <Input.TextArea
            id="refusal-reason"
            rows={2}
            className="act-words"
            maxLength={mostCharacters}
            placeholder="写明本次申请的具体事实和不能受理的原因"
            value={draft.reason}
            onPaste={paste.onPaste}
            onChange={(event) => {
              paste.onTyped(event);
              onChange({ reason: event.target.value });
            }}
          />
        </Field>
        {refusal !== null && !placed && <RefusalNote refusal={refusal} />}
        <div className="refuse-actions">
          <ActionButton
            label="作出不予受理决定"
            keys="Ctrl+Enter"
            type="primary"
            danger
            running={answer.running === 'refuse'}
            onPress={decide}
          />
          <ActionButton label="返回" keys="Esc" onPress={onBack} />
        </div>
      </div>
    </section>
  );
}
