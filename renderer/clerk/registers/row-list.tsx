import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { RegisterRow } from '#shared/registers/views/view.ts';
import { ToneMark } from '../tone-mark.tsx';

const rowHeight = 48;

interface RowListProps {
  readonly ref: Ref<HTMLDivElement | null>;
  readonly title: string;
  /** What the column of people names. */
  readonly who: string;
  readonly rows: readonly RegisterRow[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly empty: ReactNode;
}

/** The entries, two lines each; only those in view exist. Up and down choose, the entry stands beside. */
export function RowList({ ref, title, who, rows, selected, onSelect, empty }: RowListProps) {
  const body = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => body.current as HTMLDivElement);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const at = rows.findIndex(({ id }) => id === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when another is chosen, not on every scroll.
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((body.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const target = event.ctrlKey || event.altKey ? undefined : targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const row = rows[Math.min(Math.max(target, 0), rows.length - 1)];
    if (row !== undefined) onSelect(row.id);
  };

  return (
    <>
      <div className="register-row register-row-head" aria-hidden="true">
        <span>登记内容</span>
        <span>状态</span>
        <span>{who}</span>
        <span>日期</span>
      </div>
      <div
        ref={body}
        className="register-rows"
        {...(rows.length > 0 ? { role: 'listbox' } : { role: 'note' })}
        tabIndex={0}
        aria-label={rows.length > 0 ? `${title}，上下键选择` : title}
        aria-activedescendant={at >= 0 ? `register-row-${at}` : undefined}
        onKeyDown={onKeyDown}
      >
        {rows.length === 0 && <div className="register-empty">{empty}</div>}
        <div className="register-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <div
                  key={row.id}
                  id={`register-row-${index}`}
                  className="register-row"
                  role="option"
                  aria-selected={index === at}
                  aria-setsize={rows.length}
                  aria-posinset={index + 1}
                  style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                  onClick={() => onSelect(row.id)}
                >
                  <span className="register-words">
                    <span className="register-title">{row.title}</span>
                    <small className="muted">{row.text}</small>
                  </span>
                  <span className="register-state">
                    <ToneMark tone={row.tone} words={row.state} />
                    {row.due !== null && <small className="muted">{row.due}到期</small>}
                  </span>
                  <span className="register-who">{row.who}</span>
                  <span className="muted">{row.on}</span>
                </div>
              )
            );
          })}
        </div>
      </div>
    </>
  );
}
