import { useEffect, useEffectEvent } from 'react';

/** What of a key press matters here; a `KeyboardEvent` is one. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
}

export type Chord = string;

/** `F9`, `Ctrl+P`, `Shift+F4`; null for what is never a command: input-method composition and a key held down. */
export function chordOf(press: KeyPress): Chord | null {
  if (press.isComposing || press.repeat || press.metaKey) return null;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  return [press.ctrlKey ? 'Ctrl+' : '', press.altKey ? 'Alt+' : '', press.shiftKey ? 'Shift+' : '', key].join(
    '',
  );
}

export type Bindings = Readonly<Record<Chord, () => void>>;

/** Keys of a whole screen. `active` is false while something lies on top of it. */
export function useKeys(bindings: Bindings, active = true): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const chord = chordOf(event);
    const act = chord === null ? undefined : bindings[chord];
    if (act === undefined || event.defaultPrevented) return;
    event.preventDefault();
    act();
  });

  useEffect(() => {
    if (!active) return undefined;
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [active]);
}
