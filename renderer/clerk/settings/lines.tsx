import { Checkbox, Input, Radio } from 'antd';
import { useId } from 'react';

interface LineProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly readOnly: boolean;
  readonly onChange: (value: Value) => void;
}

interface TextLineProps extends LineProps<string> {
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly numeric?: boolean;
}

/** A label and one line of text. */
export function TextLine({
  label,
  value,
  readOnly,
  onChange,
  maxLength,
  placeholder,
  numeric,
}: TextLineProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        maxLength={maxLength}
        readOnly={readOnly}
        autoComplete="off"
        spellCheck={false}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(numeric === true ? { inputMode: 'numeric' as const } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

interface RadioLineProps<Value extends string | number> extends LineProps<Value> {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** A label and a few to choose from, side by side. */
export function RadioLine<Value extends string | number>(props: RadioLineProps<Value>) {
  const { label, value, readOnly, onChange, options } = props;
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <Radio.Group
        className="settings-radios"
        value={value}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.value as Value)}
        options={options.map((option) => ({ ...option }))}
      />
    </fieldset>
  );
}

/** Yes or no, with what it means. */
export function CheckLine({
  label,
  value,
  readOnly,
  onChange,
  text,
}: LineProps<boolean> & { readonly text: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Checkbox
        id={id}
        className="settings-radios"
        checked={value}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.checked)}
      >
        {text}
      </Checkbox>
    </div>
  );
}
