import { useEffect, useRef } from 'react';
import type { ItemSummary } from '#shared/contract/counter.ts';
import { promisedDaysText } from '../words.ts';

interface ItemOptionProps {
  readonly id: string;
  readonly item: ItemSummary;
  readonly active: boolean;
  readonly enabled: boolean;
  /** Chooses it at once; null where it has none. */
  readonly keys: string | null;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

/** One item found. What this counter does not take says where it is taken, and cannot be chosen (A2). */
export function ItemOption({ id, item, active, enabled, keys, onPoint, onChoose }: ItemOptionProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <li
      ref={line}
      id={id}
      role="option"
      aria-selected={active}
      aria-disabled={!enabled}
      className="item-option"
      onMouseMove={onPoint}
      // The input keeps the cursor, so that the list does not close before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className="item-option-name">{item.name}</span>
      <span className="item-option-tags">
        <span className="tag tag-accent">{item.handling}</span>
        <span className="muted">{promisedDaysText(item)}</span>
        {keys !== null && <kbd aria-hidden="true">{keys}</kbd>}
      </span>
      {enabled ? (
        <span className="muted item-option-about">
          {item.department} · {item.category}
        </span>
      ) : (
        <span className="item-option-guide">
          {item.guide ?? `本窗口不办理，请到${item.department}窗口办理。`}
        </span>
      )}
    </li>
  );
}
