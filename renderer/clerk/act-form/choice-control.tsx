import { Checkbox, Radio, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Choice, FormField } from '#shared/offers/form.ts';

/** So many stand side by side; more are searched by typing. */
const fewChoices = 5;
const fewTicks = 8;

/** Takes back what was chosen, also by Delete: the library's own button would be one more stop on the way of Tab. */
const nothing = { value: '', label: '不填', search: '不填' } as const;

interface ChoiceControlProps {
  readonly id?: string;
  readonly field: Extract<FormField, { kind: 'choice' }>;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}

/** One of several. What the rules would refuse now stands there with why, and cannot be chosen. */
export function ChoiceControl({ id, field, value, onChange }: ChoiceControlProps) {
  const { choices, label, nullable } = field;
  const empty = nullable === true ? null : '';
  const canClear = nullable === true && value !== null && value !== undefined && value !== '';
  const clearing = ({ key, currentTarget }: KeyboardEvent<HTMLElement>) => {
    const typed = currentTarget instanceof HTMLInputElement && currentTarget.value !== '';
    if (canClear && !typed && (key === 'Delete' || key === 'Backspace')) onChange?.(null);
  };
  if (choices.length > fewChoices || nullable === true)
    return (
      <Select
        id={id ?? ''}
        value={value === '' || value === null ? undefined : value}
        options={[...(canClear ? [nothing] : []), ...choices.map(selectOption)]}
        showSearch={{ optionFilterProp: 'search' }}
        placeholder={choices.length > fewChoices ? '输入文字查找，按↓选择' : '请选择'}
        onInputKeyDown={clearing}
        onChange={(chosen: string | undefined) =>
          onChange?.(chosen === undefined || chosen === '' ? empty : chosen)
        }
      />
    );
  const plain = choices.every(({ note, refusal }) => note === undefined && refusal === undefined);
  return (
    <Radio.Group
      className={plain ? 'act-choices' : 'act-choices act-choices-noted'}
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange?.(target.value as string)}
    >
      {choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} disabled={choice.refusal !== undefined}>
          <ChoiceText choice={choice} />
        </Radio>
      ))}
    </Radio.Group>
  );
}

interface ChoicesControlProps {
  readonly id?: string;
  readonly field: Extract<FormField, { kind: 'choices' }>;
  readonly value?: readonly string[];
  readonly onChange?: (value: readonly string[]) => void;
}

/** Any number of several. */
export function ChoicesControl({ id, field, value, onChange }: ChoicesControlProps) {
  const { choices, label } = field;
  if (choices.length > fewTicks)
    return (
      <Select
        id={id ?? ''}
        mode="multiple"
        value={[...(value ?? [])]}
        options={choices.map(selectOption)}
        showSearch={{ optionFilterProp: 'search' }}
        placeholder="输入文字查找，按↓选择，可以多选"
        onChange={(chosen: string[]) => onChange?.(chosen)}
      />
    );
  if (choices.length === 0) return <p className="muted">没有可以选择的内容。</p>;
  return (
    <Checkbox.Group
      className="act-choices act-choices-noted"
      aria-label={label}
      value={[...(value ?? [])]}
      onChange={(chosen) => onChange?.(chosen)}
    >
      {choices.map((choice) => (
        <Checkbox key={choice.value} value={choice.value} disabled={choice.refusal !== undefined}>
          <ChoiceText choice={choice} />
        </Checkbox>
      ))}
    </Checkbox.Group>
  );
}

const whyNot = ({ refusal, note }: Choice): string | undefined =>
  refusal === undefined ? note : `现在不能选择：${refusal.message}`;

function ChoiceText({ choice }: { readonly choice: Choice }) {
  const more = whyNot(choice);
  return (
    <>
      {choice.label}
      {more !== undefined && (
        <small className={choice.refusal === undefined ? 'act-choice-note' : 'act-choice-note act-choice-no'}>
          {more}
        </small>
      )}
    </>
  );
}

/** Found by its words and by what is said of it: a person by the staff number too. */
const selectOption = (choice: Choice) => ({
  value: choice.value,
  label: choice.label + (whyNot(choice) === undefined ? '' : `　${whyNot(choice)}`),
  search: `${choice.label} ${choice.value} ${choice.note ?? ''}`,
  disabled: choice.refusal !== undefined,
  title: whyNot(choice) ?? '',
});
