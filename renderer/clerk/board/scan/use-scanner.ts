import { useEffect, useEffectEvent } from 'react';
import { ScanDetector, type Scanned } from './scanned.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const fieldIn = (target: EventTarget | null): Field | null =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;

/** As if it had not been typed: React hears of it as of any other input. */
function putBack(field: Field, value: string): void {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The cursor came to the field only while the scanner was typing. */
function without(value: string, text: string): string {
  const at = value.lastIndexOf(text);
  return at < 0 ? value : value.slice(0, at) + value.slice(at + text.length);
}

/**
 * A receipt held under the scanner, on any screen and in any field: what the scanner typed into the field is taken
 * out of it again, and its Enter presses nothing.
 */
export function useScanner(onScanned: (scanned: Scanned) => void): void {
  const tell = useEffectEvent(onScanned);

  useEffect(() => {
    const detector = new ScanDetector();
    let before: { field: Field; value: string } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!detector.continues(event.timeStamp)) {
        const field = fieldIn(event.target);
        before = field === null ? null : { field, value: field.value };
      }
      const scanned = detector.key(event.key, event.timeStamp);
      if (scanned === null) return;
      event.preventDefault();
      event.stopPropagation();
      const field = fieldIn(event.target);
      if (field !== null)
        putBack(field, before?.field === field ? before.value : without(field.value, scanned.text));
      tell(scanned);
    };
    // Before any field or screen has seen the key.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}
