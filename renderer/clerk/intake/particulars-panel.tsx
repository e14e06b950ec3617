import { Checkbox, Input } from 'antd';
import { useEffect, useRef } from 'react';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { DayControl } from '../act-form/other-controls.tsx';
import { ActionButton } from '../action-button.tsx';
import { Choices } from '../choices.tsx';
import { Field } from '../field.tsx';
import type { ParticularsDraft } from './form.ts';
import { TextField } from './text-field.tsx';
import type { Answer } from './use-answer.ts';

interface ParticularsPanelProps {
  readonly draft: ParticularsDraft;
  readonly onChange: (change: Partial<ParticularsDraft>) => void;
  readonly placed: boolean;
  readonly active: boolean;
  readonly answer: Answer;
  readonly onBack: () => void;
}

type Held = NonNullable<ParticularsDraft['held']>;

// The words themselves, not the schema they come from: the schema library stays out of the page.
const channels = Object.keys({
  窗口: true,
  信函: true,
  传真: true,
  电子邮件: true,
  网上: true,
} satisfies Record<ParticularsDraft['channel'], true>).map((value) => ({
  value: value as ParticularsDraft['channel'],
  title: value,
}));
const heldKinds: readonly { value: Held['kind']; title: string }[] = [
  { value: '变更', title: '变更' },
  { value: '延续', title: '延续' },
];
const mostCorrections = 50;

/** What few applications have: how it came in, 补录 (A5), the permit it is about (许可法49, 50), 当场更正 (许可法32(3)). */
export function ParticularsPanel({ draft, onChange, placed, active, answer, onBack }: ParticularsPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const { held, lateEntry } = draft;
  useEffect(() => panel.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  useKeys({ Escape: onBack, 'Ctrl+B': onBack }, active);
  return (
    <section className="panel refuse-panel" aria-label="其他情形" ref={panel}>
      <div className="panel-title">
        <h2>其他情形</h2>
        <span className="muted">提出方式、补录、原证件、当场更正</span>
        <span className="push" />
        <ActionButton label="返回" keys="Esc" size="small" onPress={onBack} />
      </div>
      <div className="fields particulars">
        <div className="field" data-field="channel">
          <span className="field-name">提出方式</span>
          <Choices
            label="提出方式"
            value={draft.channel}
            onChange={(channel) => onChange({ channel })}
            options={channels}
          />
        </div>
        <Checkbox
          checked={lateEntry !== null}
          onChange={({ target }) =>
            onChange({ lateEntry: target.checked ? { slip: '', reason: '', receivedOn: '' } : null })
          }
        >
          补录：停电、停网时用纸质凭证收下的申请
        </Checkbox>
        {lateEntry !== null && (
          <div className="particulars-row">
            <TextField
              id="late-slip"
              label="纸质凭证编号"
              field="lateEntry.slip"
              maxLength={80}
              value={lateEntry.slip}
              onChange={(slip) => onChange({ lateEntry: { ...lateEntry, slip } })}
            />
            <Day
              id="late-on"
              label="收件日期"
              field="lateEntry.receivedOn"
              value={lateEntry.receivedOn}
              onChange={(receivedOn) => onChange({ lateEntry: { ...lateEntry, receivedOn } })}
            />
            <TextField
              id="late-reason"
              label="补录原因"
              field="lateEntry.reason"
              maxLength={300}
              value={lateEntry.reason}
              onChange={(reason) => onChange({ lateEntry: { ...lateEntry, reason } })}
            />
          </div>
        )}
        <Checkbox
          checked={held !== null}
          onChange={({ target }) =>
            onChange({ held: target.checked ? { kind: '延续', certificate: '', validUntil: '' } : null })
          }
        >
          原证件：申请延续或者变更已有的许可
        </Checkbox>
        {held !== null && (
          <div className="particulars-row">
            <div className="field" data-field="held.kind">
              <span className="field-name">申请</span>
              <Choices
                label="对原证件的申请"
                value={held.kind}
                onChange={(kind) => onChange({ held: { ...held, kind } })}
                options={heldKinds}
              />
            </div>
            <TextField
              id="held-certificate"
              label="原证件编号"
              field="held.certificate"
              maxLength={120}
              value={held.certificate}
              onChange={(certificate) => onChange({ held: { ...held, certificate } })}
            />
            <Day
              id="held-until"
              label="有效期至"
              field="held.validUntil"
              value={held.validUntil}
              onChange={(validUntil) => onChange({ held: { ...held, validUntil } })}
            />
          </div>
        )}
        <Field id="corrections" label="当场更正" field="corrections">
          <Input.TextArea
            id="corrections"
            rows={2}
            className="act-words"
            placeholder="申请人当场更正的内容，每行一处；没有的不填"
            value={draft.corrections.join('\n')}
            onChange={({ target }) => onChange({ corrections: linesOf(target.value) })}
          />
        </Field>
        {answer.refusal !== null && !placed && <RefusalNote refusal={answer.refusal} />}
      </div>
    </section>
  );
}

/** As many lines as the contract takes, each as long. */
const linesOf = (text: string): string[] =>
  text === ''
    ? []
    : text
        .split('\n')
        .slice(0, mostCorrections)
        .map((line) => line.slice(0, 300));

interface DayProps {
  readonly id: string;
  readonly label: string;
  readonly field: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

function Day({ id, label, field, value, onChange }: DayProps) {
  return (
    <Field id={id} label={label} field={field}>
      <DayControl id={id} value={value} onChange={(day) => onChange(day ?? '')} />
    </Field>
  );
}
