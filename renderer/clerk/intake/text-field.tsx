import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field, useFieldRefusal } from '../field.tsx';
import { usePasteNote } from './use-paste-note.ts';

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  /** The field's name in a refusal. */
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly note?: ReactNode;
}

export function TextField({ id, label, field, value, onChange, note, ...rest }: TextFieldProps) {
  const refusal = useFieldRefusal(field);
  const paste = usePasteNote(rest.maxLength);
  return (
    <Field
      id={id}
      label={label}
      field={field}
      note={note}
      extra={paste.note !== null && <PasteNote text={paste.note} />}
    >
      <Input
        {...rest}
        id={id}
        value={value}
        onPaste={paste.onPaste}
        onChange={(event) => {
          paste.onTyped(event);
          onChange(event.target.value);
        }}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={refusal !== null}
        {...(refusal === null ? {} : { status: 'error' as const })}
      />
    </Field>
  );
}

export const PasteNote = ({ text }: { readonly text: string }) => (
  <span className="field-note field-note-warn" role="status">
    {text}
  </span>
);
