import { Checkbox, Form, type FormInstance } from 'antd';
import { type ReactElement, useRef } from 'react';
import { fieldKey, initialValues, isShown, type Values } from '#shared/offers/command.ts';
import type { FormField } from '#shared/offers/form.ts';
import type { Material } from '#shared/reference/index.ts';
import { type Refusal, unreachable } from '#shared/result.ts';
import { chordOf } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { pinKey } from './act-values.ts';
import { ChoiceControl, ChoicesControl } from './choice-control.tsx';
import {
  CountControl,
  DayControl,
  MaterialsControl,
  MoneyControl,
  PersonControl,
  PinControl,
} from './other-controls.tsx';
import { LineControl, LinesControl, WordsControl } from './words-control.tsx';

/** Adds to the first list of entries of a form. */
export const addKey = 'Alt+N';
/** Takes away the entry with the cursor in it. */
const removeKey = 'Alt+Delete';

type Path = readonly (string | number)[];

interface ActFieldsProps {
  readonly form: FormInstance;
  readonly fields: readonly FormField[];
  /** Of these fields; those of a part or an entry are its own. */
  readonly values: Values;
  /** After a value was set past the library's own controls. */
  readonly onChanged: () => void;
  /** Where the values stand in the form, and where the library looks for them inside a list. */
  readonly at?: Path;
  readonly inList?: Path;
  readonly materials: readonly Material[];
  readonly refusal: { readonly key: string; readonly refusal: Refusal } | null;
}

/** The fields of an act that are shown now, one under the other. */
export function ActFields(props: ActFieldsProps) {
  const { fields, values } = props;
  return fields
    .filter((field) => isShown(field, fields, values))
    .map((field) => <ActField key={fieldKey(field)} field={field} {...props} />);
}

function ActField({ field, ...rest }: ActFieldsProps & { readonly field: FormField }) {
  const { form, values, onChanged, at = [], inList = at, materials, refusal } = rest;
  const key = fieldKey(field);
  const own = refusal?.key === key ? refusal.refusal : null;
  const name = [...inList, key] as (string | number)[];
  const path = [...at, key] as (string | number)[];
  const said = {
    ...(own === null ? {} : { validateStatus: 'error' as const, help: <RefusalNote refusal={own} /> }),
    ...(field.note === undefined ? {} : { extra: field.note }),
  };
  const marked = { label: field.label, required: field.required === true };

  if (field.kind === 'part') {
    const inner = values[key] as Values | null | undefined;
    const open = inner !== null && inner !== undefined;
    return (
      <div className="act-part" data-field={key}>
        <Form.Item {...said} label=" " colon={false}>
          <Checkbox
            checked={open}
            onChange={({ target }) => {
              form.setFieldValue(path, target.checked ? initialValues(field.fields) : null);
              onChanged();
            }}
          >
            {field.label}
          </Checkbox>
        </Form.Item>
        {open && (
          <div className="act-inner">
            <ActFields
              {...rest}
              fields={field.fields}
              values={inner}
              at={path}
              inList={name}
              refusal={null}
            />
          </div>
        )}
      </div>
    );
  }
  if (field.kind === 'entries') return <ActEntries {...rest} field={field} />;
  if (field.kind === 'second') {
    const self = field.self !== undefined && values[key] === field.self;
    return (
      <div data-field={key}>
        <Form.Item {...marked} {...said} name={name}>
          <PersonControl field={field} />
        </Form.Item>
        {!self && (
          <Form.Item
            label={`${field.label}PIN`}
            required={field.required === true}
            name={[...inList, pinKey(field)]}
          >
            <PinControl />
          </Form.Item>
        )}
      </div>
    );
  }
  if (field.kind === 'materials')
    return (
      <div className="act-materials" data-field={key}>
        <Form.Item {...said} name={name}>
          <MaterialsControl field={field} catalogue={materials} />
        </Form.Item>
      </div>
    );
  return (
    <div data-field={key}>
      <Form.Item
        {...marked}
        {...said}
        name={name}
        {...(field.kind === 'check' ? { valuePropName: 'checked' } : {})}
      >
        {controlOf(field)}
      </Form.Item>
    </div>
  );
}

function controlOf(
  field: Exclude<FormField, { kind: 'part' | 'entries' | 'second' | 'materials' }>,
): ReactElement {
  switch (field.kind) {
    case 'text':
      return <LineControl max={field.max} />;
    case 'words':
      return <WordsControl max={field.max} phrases={field.phrases ?? []} />;
    case 'day':
      return <DayControl />;
    case 'count':
      return <CountControl field={field} />;
    case 'money':
      return <MoneyControl />;
    case 'check':
      return <Checkbox>{field.text}</Checkbox>;
    case 'choice':
      return <ChoiceControl field={field} />;
    case 'choices':
      return <ChoicesControl field={field} />;
    case 'lines':
      return <LinesControl max={field.max} />;
    default:
      return unreachable(field);
  }
}

type Entries = Extract<FormField, { kind: 'entries' }>;

function ActEntries({ field, ...rest }: Omit<ActFieldsProps, 'fields'> & { readonly field: Entries }) {
  const { values, at = [], inList = at, refusal } = rest;
  const key = fieldKey(field);
  const place = useRef<HTMLFieldSetElement>(null);
  const entries = (values[key] ?? []) as readonly Values[];
  const own = refusal?.key === key ? refusal.refusal : null;
  const fresh = (): Values => ({
    ...initialValues(field.fields),
    ...Object.fromEntries((field.ids ?? []).map((id) => [id, crypto.randomUUID()])),
  });
  return (
    <fieldset className="act-entries" data-field={key} ref={place} tabIndex={-1}>
      <legend>
        {field.label}
        {field.required === true && <span className="act-required"> *</span>}
      </legend>
      {field.note !== undefined && <p className="muted">{field.note}</p>}
      <Form.List name={[...inList, key] as (string | number)[]}>
        {(items, { add, remove }) => (
          <>
            {items.map(({ key: itemKey, name }, index) => {
              const takeAway = () => {
                // The field or button that has the cursor goes away with the entry.
                place.current?.focus();
                remove(name);
              };
              return (
                <div
                  key={itemKey}
                  className="act-entry"
                  onKeyDown={(event) => {
                    if (chordOf(event.nativeEvent) !== removeKey) return;
                    event.preventDefault();
                    takeAway();
                  }}
                >
                  <div className="act-entry-head">
                    <span className="muted">第{index + 1}项</span>
                    <ActionButton
                      label={`删去第${index + 1}项`}
                      keys={removeKey}
                      size="small"
                      onPress={takeAway}
                    />
                  </div>
                  <ActFields
                    {...rest}
                    fields={field.fields}
                    values={entries[index] ?? {}}
                    at={[...at, key, name]}
                    inList={[name]}
                    refusal={null}
                  />
                </div>
              );
            })}
            {items.length < field.most && (
              <ActionButton
                label={`添加${field.entry}`}
                keys={addKey}
                size="small"
                className="act-add"
                onPress={() => add(fresh())}
              />
            )}
          </>
        )}
      </Form.List>
      {own !== null && <RefusalNote refusal={own} />}
    </fieldset>
  );
}
