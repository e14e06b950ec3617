import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field, useFieldRefusal } from '../field.tsx';
import type { FieldHint } from './id-note.ts';
import { PasteNote } from './text-field.tsx';
import { usePasteNote } from './use-paste-note.ts';

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What to say of the value; `left` once the cursor has been elsewhere since the last change. */
  readonly hintOf: (value: string, left: boolean) => FieldHint | null;
  readonly extra?: ReactNode;
  /** Its last character was typed, and it is right: the cursor may go on by itself. */
  readonly onComplete?: () => void;
}

const complete = 18;
const mostCharacters = 40;

/** An identity number or credit code, checked while it is typed. */
export function NumberField({
  id,
  label,
  field,
  value,
  onChange,
  hintOf,
  extra,
  onComplete,
}: NumberFieldProps) {
  const [left, setLeft] = useState(false);
  const refusal = useFieldRefusal(field);
  const paste = usePasteNote(mostCharacters);
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
      extra={
        <>
          {paste.note !== null && <PasteNote text={paste.note} />}
          {extra}
        </>
      }
    >
      <Input
        id={id}
        className="number-input"
        value={value}
        onPaste={paste.onPaste}
        onChange={(event) => {
          const typed = event.target.value;
          paste.onTyped(event);
          setLeft(false);
          onChange(typed);
          const last = typed.length === complete && value.length === complete - 1;
          if (last && hintOf(typed, false)?.tone === 'ok') onComplete?.();
        }}
        onBlur={() => setLeft(true)}
        maxLength={mostCharacters}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong}
        aria-describedby={hint === null ? undefined : `${id}-hint`}
        {...(wrong ? { status: 'error' as const } : {})}
      />
    </Field>
  );
}
