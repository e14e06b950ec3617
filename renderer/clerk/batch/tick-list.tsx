import {
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useRef,
} from 'react';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import './tick-list.css';

interface TickListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly line: ComponentType<{ readonly row: Row }>;
  /** The row the cursor is on. */
  readonly current: string | null;
  readonly onCurrent: (id: string) => void;
  /** Left out where rows are not ticked. */
  readonly ticked?: ReadonlySet<string>;
  readonly onTicked?: (ticked: ReadonlySet<string>) => void;
  readonly onOpen?: (id: string) => void;
  /** What was refused stays in the list with its reason. */
  readonly refusals?: ReadonlyMap<string, Refusal>;
  readonly empty: ReactNode;
  /** Gets the cursor when it appears and nobody is typing. */
  readonly ref?: Ref<HTMLUListElement>;
}

const nothing: ReadonlySet<string> = new Set();

/** Rows gone through with the arrows, ticked with the space bar and opened with Enter. */
export function TickList<Row>(props: TickListProps<Row>) {
  const {
    label,
    rows,
    idOf,
    line: Line,
    current,
    onCurrent,
    ticked = nothing,
    onTicked,
    onOpen,
    refusals,
    empty,
    ref,
  } = props;
  const name = useId();
  const list = useRef<HTMLUListElement>(null);
  const mounted = useCallback(
    (element: HTMLUListElement | null) => {
      list.current = element;
      if (typeof ref === 'function') ref(element);
      else if (ref !== null && ref !== undefined) ref.current = element;
      // Whoever opened it goes on in it; whoever is typing is not disturbed.
      const { activeElement } = document;
      const free = activeElement === document.body || activeElement?.closest('.work-tab') !== null;
      if (free) element?.focus({ preventScroll: true });
    },
    [ref],
  );
  const at = rows.findIndex((row) => idOf(row) === current);
  const domId = (index: number): string => `${name}-${index}`;
  useEffect(() => {
    if (at >= 0) list.current?.children.item(at)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const toggle = (id: string) => {
    if (onTicked === undefined) return;
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    onTicked(next);
  };
  const go = (to: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (row !== undefined) onCurrent(idOf(row));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      if (event.ctrlKey && event.key.toLowerCase() === 'a' && onTicked !== undefined) {
        onTicked(ticked.size === rows.length ? nothing : new Set(rows.map(idOf)));
        event.preventDefault();
      }
      return;
    }
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'PageDown') go(at + 10);
    else if (event.key === 'PageUp') go(at - 10);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.length - 1);
    else if (event.key === ' ' && current !== null) toggle(current);
    else if (event.key === 'Enter' && current !== null && onOpen !== undefined) onOpen(current);
    else return;
    event.preventDefault();
  };

  if (rows.length === 0) return <div className="tick-empty">{empty}</div>;
  return (
    <ul
      ref={mounted}
      className="tick-list"
      role="listbox"
      aria-label={label}
      aria-multiselectable={onTicked === undefined ? undefined : true}
      aria-activedescendant={at < 0 ? undefined : domId(at)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (at < 0) go(0);
      }}
    >
      {rows.map((row, index) => {
        const id = idOf(row);
        const refusal = refusals?.get(id);
        const isTicked = ticked.has(id);
        return (
          <li
            key={id}
            id={domId(index)}
            role="option"
            aria-selected={onTicked === undefined ? index === at : isTicked}
            className={index === at ? 'tick-row tick-current' : 'tick-row'}
            onClick={() => onCurrent(id)}
            onDoubleClick={() => onOpen?.(id)}
          >
            {onTicked !== undefined && (
              <span
                className="tick-box"
                aria-hidden="true"
                onClick={(event) => {
                  event.stopPropagation();
                  toggle(id);
                }}
              >
                {isTicked ? '☑' : '☐'}
              </span>
            )}
            <div className="tick-body">
              <Line row={row} />
              {refusal !== undefined && <RefusalNote refusal={refusal} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
