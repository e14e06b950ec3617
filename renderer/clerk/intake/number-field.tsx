import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field, useFieldRefusal } from '../field.tsx';
import type { FieldHint } from './id-note.ts';

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What to say of the value; `left` once the cursor has been elsewhere since the last change. */
  readonly hintOf: (value: string, left: boolean) => FieldHint | null;
  readonly extra?: ReactNode;
}

/** An identity number or credit code, checked while it is typed. */
export function NumberField({ id, label, field, value, onChange, hintOf, extra }: NumberFieldProps) {
  const [left, setLeft] = useState(false);
  const refusal = useFieldRefusal(field);
  const hint = hintOf(value, left);
  const wrong = refusal !== null || hint?.tone === 'wrong';
  return (
    <Field
      id={id}
      label={label}
      field={field}
      note={
        <>
          {hint !== null && (
            <span id={`${id}-hint`} className={`field-note field-note-${hint.tone}`}>
              {hint.text}
            </span>
          )}
        </>
      }
      extra={extra}
    >
      <Input
        id={id}
        className="number-input"
        value={value}
        onChange={(event) => {
          setLeft(false);
          onChange(event.target.value);
        }}
        onBlur={() => setLeft(true)}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong}
        aria-describedby={hint === null ? undefined : `${id}-hint`}
        {...(wrong ? { status: 'error' as const } : {})}
      />
    </Field>
  );
}
