import type { InputRef } from 'antd';
import { useRef } from 'react';
import type { ItemSummary } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { Field } from '../field.tsx';
import { ItemSearch } from '../intake/item-search.tsx';
import type { AskDraft } from './requests.ts';

interface ItemFieldProps {
  readonly draft: AskDraft;
  readonly active: boolean;
  readonly onChange: (change: Partial<AskDraft>) => void;
  readonly onRefused: (refusal: Refusal | null) => void;
}

/** The item of a guide, and which of its variants. */
export function ItemField({ draft: { item, subItem }, active, onChange, onRefused }: ItemFieldProps) {
  const search = useRef<InputRef>(null);
  const read = useAct(window.counter.item);
  const choose = async ({ code, name }: ItemSummary) => {
    const found = await read.run({ code });
    if (found === null) return;
    onRefused(found.ok ? null : found.refusal);
    if (found.ok) onChange({ item: { code, name, subItems: found.value.item.subItems }, subItem: null });
  };
  const askAgain = () => onChange({ item: null, subItem: null });
  useKeys(item === null ? {} : { F7: askAgain }, active);
  if (item === null)
    return (
      <div className="field">
        <span className="field-name">事项</span>
        <ItemSearch
          inputRef={search}
          label="查找办事指南的事项"
          anyCounter
          autoFocus={false}
          onChoose={(found) => void choose(found)}
          onCancel={null}
        />
      </div>
    );
  return (
    <>
      <div className="field">
        <span className="field-name">事项</span>
        <p className="asked-item">
          <strong className="selectable">{item.name}</strong>
          <ActionButton label="更换事项" keys="F7" size="small" onPress={askAgain} />
        </p>
      </div>
      {item.subItems.length > 0 && (
        <Field id="sub-item" label="办理项" field="subItem">
          <select
            id="sub-item"
            className="plain-select"
            value={subItem ?? ''}
            onChange={({ target }) => onChange({ subItem: target.value === '' ? null : target.value })}
          >
            <option value="">整个事项</option>
            {item.subItems.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
    </>
  );
}
