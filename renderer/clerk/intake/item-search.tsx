import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import type { ItemSummary } from '#shared/contract/counter.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { useFieldRefusal } from '../field.tsx';
import { ItemOption } from './item-option.tsx';
import './item-search.css';

const limit = 50;

interface ItemSearchProps {
  readonly inputRef: Ref<InputRef>;
  readonly onChoose: (item: ItemSummary) => void;
  /** Esc with an item chosen before: keep that one. */
  readonly onCancel: (() => void) | null;
  readonly label?: string;
  /** What other counters take may be chosen as well: to read about it, not to apply for it. */
  readonly anyCounter?: boolean;
  /** The cursor goes here when it appears. */
  readonly autoFocus?: boolean;
  /** Offered before anything is typed, each with a key: Alt+1 for the first. */
  readonly favourites?: readonly ItemSummary[];
}

const noFavourites: readonly ItemSummary[] = [];

/** The index to go to from `from`, staying in the list. */
export const step = (from: number, by: number, length: number): number =>
  length === 0 ? -1 : Math.min(Math.max(from + by, 0), length - 1);

/** Finds an item by name, pinyin initials, code or department; arrow keys and Enter choose. */
export function ItemSearch({
  inputRef,
  onChoose,
  onCancel,
  label = '查找事项',
  anyCounter = false,
  autoFocus = true,
  favourites = noFavourites,
}: ItemSearchProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(autoFocus);
  const [at, setAt] = useState(0);
  const refusal = useFieldRefusal('item') ?? null;
  const search = query.trim();
  const found = useRead(search, () => window.counter.searchItems({ query: search, limit }));
  // Until the new answer is there the old one stays on the screen, but nothing of it can be chosen.
  const shown = found.latest ?? [];
  const first = search === '' ? favourites : noFavourites;
  const firstCodes = new Set(first.map(({ code }) => code));
  const items = first.length === 0 ? shown : [...first, ...shown.filter(({ code }) => !firstCodes.has(code))];
  const chosen = items[at];

  const choose = (item: ItemSummary | undefined) => {
    if (item !== undefined && (item.here || anyCounter) && !found.loading) onChoose(item);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = moves[event.key];
    if (move !== undefined) {
      setOpen(true);
      setAt(open ? step(at, move, items.length) : at);
    } else if (event.key === 'Enter') {
      choose(open ? chosen : undefined);
    } else if (event.key === 'Escape') {
      setOpen(false);
      onCancel?.();
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="item-search" data-field="item">
      {refusal !== null && <RefusalNote refusal={refusal} />}
      <Input
        ref={inputRef}
        id={`${id}search`}
        value={query}
        placeholder="名称、拼音首字母、编码或部门"
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}options`}
        aria-activedescendant={open && chosen !== undefined ? `${id}${at}` : undefined}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        {...(refusal === null ? {} : { status: 'error' as const })}
      />
      {open && (
        <div className="item-drop">
          <ul
            id={`${id}options`}
            className="item-options"
            {...(items.length > 0 ? { role: 'listbox' } : {})}
            aria-label="事项"
          >
            {items.map((item, index) => (
              <ItemOption
                key={item.code}
                id={`${id}${index}`}
                item={item}
                keys={index < first.length ? `Alt+${index + 1}` : null}
                active={index === at}
                enabled={item.here || anyCounter}
                onPoint={() => setAt(index)}
                onChoose={() => choose(item)}
              />
            ))}
          </ul>
          {shown.length === limit && <p className="item-more">仅显示前{limit}项，请继续输入以缩小范围</p>}
          {items.length === 0 && !found.loading && found.refusal === null && (
            <p className="item-more">没有找到事项。请换用名称中的其他词、拼音首字母、编码或部门名称。</p>
          )}
          {found.refusal !== null && <RefusalNote refusal={found.refusal} />}
        </div>
      )}
    </div>
  );
}
