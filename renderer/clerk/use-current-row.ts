import { type FocusEvent, type RefCallback, useRef, useState } from 'react';
import { useKeys } from '../common/keys.ts';

export interface Row {
  /** What Alt+↑ and Alt+↓ put the cursor on: the row, or its first button. */
  readonly ref: RefCallback<HTMLElement>;
  /** Of the whole row. */
  readonly onFocus: (event: FocusEvent) => void;
  readonly onClick: () => void;
}

export interface CurrentRow {
  /** The row that the keys of rows are for; null without rows. */
  readonly current: string | null;
  readonly row: (id: string) => Row;
}

/** Rows with acts of their own share keys: they act on the row with the cursor in it, else on the first. Alt+↑ and Alt+↓ move. */
export function useCurrentRow(ids: readonly string[], active: boolean): CurrentRow {
  const [entered, setEntered] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLElement>());
  const current = entered !== null && ids.includes(entered) ? entered : (ids[0] ?? null);
  const move = (by: number) => {
    const at = current === null ? 0 : ids.indexOf(current);
    // The first press shows where the keys are; the next ones go on from there.
    const to = ids[entered === current ? Math.min(Math.max(at + by, 0), ids.length - 1) : at];
    if (to !== undefined) elements.current.get(to)?.focus();
  };
  useKeys({ 'Alt+ArrowDown': () => move(1), 'Alt+ArrowUp': () => move(-1) }, active && ids.length > 0);
  return {
    current,
    row: (id) => ({
      ref: (element) => {
        if (element === null) elements.current.delete(id);
        else elements.current.set(id, element);
      },
      // Keys move to another row and its buttons with them: not between the press and the release of a mouse.
      onFocus: ({ target }) => target.matches(':focus-visible') && setEntered(id),
      onClick: () => setEntered(id),
    }),
  };
}
