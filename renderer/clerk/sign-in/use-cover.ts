import { useEffect, useLayoutEffect, useRef } from 'react';
import { settle } from '../../common/settle.ts';

const held = ['keydown', 'keyup', 'keypress', 'paste', 'copy', 'cut'] as const;

/**
 * Holds the work place behind the cover: it is not painted, its keys do nothing, and when the cover is lifted the
 * cursor is where it was. That it does nothing else meanwhile the main process sees to.
 */
export function useCover(covered: boolean): void {
  const before = useRef<HTMLElement | null>(null);

  // Before anything is painted.
  useLayoutEffect(() => {
    if (!covered) return undefined;
    const { activeElement, body } = document;
    before.current = activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null;
    body.dataset['covered'] = '';

    const onCover = ({ target }: Event): boolean =>
      target instanceof Element && target.closest('[data-cover]') !== null;
    // On their way in: what is not meant for the cover goes nowhere.
    const hold = (event: Event): void => {
      if (onCover(event)) return;
      // Beside the fields: the next key finds the cursor in one.
      document.querySelector<HTMLElement>('[data-cover] input')?.focus();
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    // On their way out: a key of the cover's does not go on to the screens' own, which listen at the window.
    const keep = (event: Event): void => event.stopPropagation();
    for (const kind of held) {
      window.addEventListener(kind, hold, true);
      document.addEventListener(kind, keep);
    }
    void settle(() => window.counter.lockShown());
    return () => {
      for (const kind of held) {
        window.removeEventListener(kind, hold, true);
        document.removeEventListener(kind, keep);
      }
      delete body.dataset['covered'];
    };
  }, [covered]);

  useEffect(() => {
    if (covered) return;
    before.current?.focus();
    before.current = null;
  }, [covered]);
}
