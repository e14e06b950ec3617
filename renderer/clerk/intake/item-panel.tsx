import { type InputRef, Select } from 'antd';
import { type RefObject, useEffect } from 'react';
import type { ItemSummary, ItemView } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { useFieldRefusal } from '../field.tsx';
import { promisedDaysText } from '../words.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { ItemSearch } from './item-search.tsx';

interface ItemPanelProps {
  readonly view: ItemView | null;
  readonly active: boolean;
  readonly searching: boolean;
  readonly refusal: Refusal | null;
  readonly inputRef: RefObject<InputRef | null>;
  readonly onSearch: (searching: boolean) => void;
  readonly onChoose: (item: ItemSummary) => void;
  readonly favourites: readonly ItemSummary[];
  readonly onSubItem: (subItem: string | null) => void;
}

/** Which item is applied for. */
export function ItemPanel({
  active,
  view,
  searching,
  refusal,
  inputRef,
  onSearch,
  onChoose,
  ...rest
}: ItemPanelProps) {
  const { favourites, onSubItem } = rest;
  const { openGuide } = useWorkplace();
  const guide = () => {
    if (view !== null) openGuide({ itemCode: view.item.code, subItem: view.subItem });
  };
  useKeys({ 'Ctrl+H': guide }, active && view !== null);
  const asking = searching || view === null;
  useEffect(() => {
    if (asking) inputRef.current?.focus();
  }, [asking, inputRef]);

  return (
    <section className="panel" aria-labelledby="item-title">
      <div className="panel-title">
        <h2 id="item-title">事项</h2>
        <span className="push" />
        {view !== null && <ActionButton label="办事指南" keys="Ctrl+H" size="small" onPress={guide} />}
        <ActionButton
          label={view === null ? '查找' : '更换事项'}
          keys="F7"
          size="small"
          onPress={() => {
            onSearch(true);
            inputRef.current?.focus();
          }}
        />
      </div>
      <div className="fields">
        {asking && (
          <ItemSearch
            inputRef={inputRef}
            onChoose={onChoose}
            favourites={favourites}
            onCancel={view === null ? null : () => onSearch(false)}
          />
        )}
        {refusal !== null && <RefusalNote refusal={refusal} />}
        {!asking && <ItemCard view={view} onSubItem={onSubItem} />}
      </div>
    </section>
  );
}

interface ItemCardProps extends Pick<ItemPanelProps, 'onSubItem'> {
  readonly view: ItemView;
}

function ItemCard({ view: { item, subItem, refusal }, onSubItem }: ItemCardProps) {
  const aboutVariant = useFieldRefusal('subItem');
  const about = useFieldRefusal('item');
  return (
    <div className="item-card" data-field="item">
      <p className="item-card-name selectable">{item.name}</p>
      <p className="item-card-tags">
        <span className="tag tag-accent">{item.handling}</span>
        <span className="tag">{item.category}</span>
        <span className="muted">
          {promisedDaysText(item)} · 法定{item.legalDays}个工作日{item.fee === null && ' · 不收费'}
        </span>
      </p>
      <p className="muted">
        {item.organ === item.department ? item.department : `${item.department}（${item.organ}）`}
      </p>
      {item.subItems.length > 0 && (
        <div className="item-variant" data-field="subItem">
          <label htmlFor="sub-item">办理项</label>
          <Select
            id="sub-item"
            size="small"
            showSearch={{ optionFilterProp: 'label' }}
            value={subItem ?? ''}
            onChange={(value) => onSubItem(value === '' ? null : value)}
            options={[
              { value: '', label: '不分办理项' },
              ...item.subItems.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {aboutVariant !== null && <RefusalNote refusal={aboutVariant} />}
        </div>
      )}
      {item.fee !== null && (
        <p className="muted">{`收费：${item.fee.name}，${(item.fee.rate / 100).toFixed(2)}元/${item.fee.unit}（${item.fee.basis}）`}</p>
      )}
      {item.example && <p className="item-card-example">时限、材料和收费为示例，不是该机关公布的内容</p>}
      {item.notes.length > 0 && (
        <details>
          <summary>事项说明（{item.notes.length}）</summary>
          {item.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </details>
      )}
      {about === null && refusal !== null && <RefusalNote refusal={refusal} />}
      {about !== null && <RefusalNote refusal={about} />}
    </div>
  );
}
