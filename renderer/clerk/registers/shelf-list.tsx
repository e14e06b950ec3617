import { useId } from 'react';
import type { RegisterShelf } from '#shared/contract/registers.ts';
import { type ShelfKind, shelfWords } from '#shared/registers/views/shelves.ts';

interface ShelfListProps {
  readonly shelves: readonly RegisterShelf[];
  readonly chosen: ShelfKind;
  readonly onChoose: (register: ShelfKind) => void;
}

/** Which register; native radio buttons, so that arrow keys go through them. */
export function ShelfList({ shelves, chosen, onChoose }: ShelfListProps) {
  const name = useId();
  return (
    <section className="panel shelves" aria-label="登记簿" role="radiogroup">
      {shelves.map(({ register, open, overdue, sealed }) => (
        <label key={register} className="shelf">
          <input
            type="radio"
            name={name}
            aria-label={shelfWords[register].title}
            checked={register === chosen}
            onChange={() => onChoose(register)}
          />
          <span>{shelfWords[register].title}</span>
          {overdue > 0 && (
            <span className="shelf-count tone-danger" title={`逾期${overdue}项`}>
              ■ {overdue}
            </span>
          )}
          {open !== null && open > 0 && (
            <span className="shelf-count muted" title={`未结${open}项`}>
              {open}
            </span>
          )}
          {sealed && <span className="shelf-count muted">封存</span>}
        </label>
      ))}
      <p className="shelf-keys muted">
        <span>上一本</span> <kbd>Ctrl+PageUp</kbd>
        <span>下一本</span> <kbd>Ctrl+PageDown</kbd>
      </p>
    </section>
  );
}
