import { Input } from 'antd';
import type { InstantField } from '#shared/contract/counter.ts';
import { Field } from '../field.tsx';
import { TextField } from './text-field.tsx';

interface InstantFieldsProps {
  readonly fields: readonly InstantField[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
}

/** The words of a step, filled in beforehand and open to be changed. */
export function InstantFields({ fields, values, onChange }: InstantFieldsProps) {
  return fields.map(({ name, label, long }) => {
    const id = `instant-${name}`;
    const value = values[name] ?? '';
    return long ? (
      <Field key={name} id={id} label={label} field={name}>
        <Input.TextArea
          id={id}
          rows={2}
          className="act-words"
          maxLength={2000}
          value={value}
          onChange={(event) => onChange(name, event.target.value)}
        />
      </Field>
    ) : (
      <TextField
        key={name}
        id={id}
        label={label}
        field={name}
        maxLength={300}
        value={value}
        onChange={(typed) => onChange(name, typed)}
      />
    );
  });
}
