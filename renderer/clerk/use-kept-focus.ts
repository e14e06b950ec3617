import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

interface KeptFocus<Root extends HTMLElement> {
  readonly ref: RefObject<Root | null>;
  readonly tabIndex: -1;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

const layerOf = (element: Element | null): Element | null => element?.closest('[role="dialog"]') ?? null;

/** Many a button goes with the act it did: the cursor then stays at its list, and Tab goes on from there. */
export function useKeptFocus<Root extends HTMLElement>(): KeptFocus<Root> {
  const ref = useRef<Root>(null);
  const inside = useRef(false);
  useEffect(() => {
    if (inside.current && document.activeElement === document.body)
      ref.current?.focus({ preventScroll: true });
  });
  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      inside.current = true;
    },
    // What is taken away loses the cursor to nothing, and a dialog on top gives it back.
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget !== null && layerOf(relatedTarget) === layerOf(ref.current)) inside.current = false;
    },
  };
}
