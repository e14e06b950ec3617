import { useEffect, useEffectEvent } from 'react';
import { type Bindings, chordOf } from '../../common/keys.ts';

/** Keys without Ctrl or Alt: they belong to whatever takes text or has an answer of its own to them. */
export function useBareKeys(bindings: Bindings, active = true): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const chord = chordOf(event);
    const act = chord === null ? undefined : bindings[chord];
    if (act === undefined || event.defaultPrevented || takesKeys(event.target)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!active) return undefined;
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [active]);
}

const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="combobox"]') !== null;
