import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field, useFieldRefusal } from '../field.tsx';

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly note?: ReactNode;
}

export function TextField({ id, label, field, value, onChange, note, ...rest }: TextFieldProps) {
  const refusal = useFieldRefusal(field);
  return (
    <Field id={id} label={label} field={field} note={note}>
      <Input
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={refusal !== null}
        {...(refusal === null ? {} : { status: 'error' as const })}
      />
    </Field>
  );
}
