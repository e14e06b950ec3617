import type { ReactNode } from 'react';
import { useKeys } from '../../common/keys.ts';
import { ariaKeys } from '../aria-keys.ts';

interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly count?: number;
  /** `Alt+1` for the first and so on where left out. */
  readonly keys?: string;
}

interface DeskTabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly active: boolean;
  readonly extra?: ReactNode;
}

/** The parts of a desk, each with its key. */
export function DeskTabs<Id extends string>(props: DeskTabsProps<Id>) {
  const { label, tabs, value, onChange, active, extra } = props;
  const keyed = tabs.map((tab, index) => ({ ...tab, keys: tab.keys ?? `Alt+${index + 1}` }));
  useKeys(Object.fromEntries(keyed.map(({ id, keys }) => [keys, () => onChange(id)])), active);
  return (
    <div className="desk-tabs">
      <nav aria-label={label}>
        {keyed.map(({ id, title, count, keys }) => (
          <button
            key={id}
            type="button"
            className="work-tab"
            aria-current={id === value ? 'page' : undefined}
            aria-keyshortcuts={ariaKeys(keys)}
            onClick={() => onChange(id)}
          >
            <span>
              {title}
              {count === undefined ? '' : ` ${count}`}
            </span>
            <kbd aria-hidden="true">{keys}</kbd>
          </button>
        ))}
      </nav>
      {extra}
    </div>
  );
}
