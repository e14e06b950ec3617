import { useEffect, useEffectEvent } from 'react';
import { readScanned, type Scanned } from '#shared/scanner/scanned.ts';
import { usePushed } from '../../../common/use-pushed.ts';
import { prefixedMs, ScanDetector } from './scan-detector.ts';

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

/** A code that is no receipt goes where the cursor is, as if the scanner were a keyboard; false where nothing takes it. */
function typeIn(text: string): boolean {
  const field = fieldIn(document.activeElement);
  if (field === null || field.readOnly || field.disabled) return false;
  const room = field.maxLength < 0 ? text.length : Math.max(0, field.maxLength - field.value.length);
  const from = field.selectionStart ?? field.value.length;
  const to = field.selectionEnd ?? from;
  putBack(field, field.value.slice(0, from) + text.slice(0, room) + field.value.slice(to));
  return true;
}

/**
 * A receipt held under the scanner, on any screen and in any field: what the scanner typed into the field is taken
 * out of it again, and its Enter presses nothing. What a scanner on a serial port reads comes from the main process.
 */
export function useScanner(onScanned: (scanned: Scanned) => void): void {
  const tell = useEffectEvent((scanned: Scanned) => {
    if (scanned.kind !== 'other' || !typeIn(scanned.text)) onScanned(scanned);
  });
  const { value: status } = usePushed(
    () => window.counter.status(),
    (listener) => window.counter.onStatusChanged(listener),
  );
  const prefix = status?.scanPrefix ?? '';

  useEffect(() => window.counter.onScanned(({ text }) => tell(readScanned(text))), []);
  useEffect(() => {
    const detector = new ScanDetector(prefix);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let before: { field: Field; value: string } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!detector.continues(event.timeStamp)) {
        const field = fieldIn(event.target);
        before = field === null ? null : { field, value: field.value };
      }
      const fate = detector.key(event.key, event.timeStamp);
      if (fate === 'pass') return;
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(waiting);
      if (fate === 'swallow') {
        waiting = setTimeout(() => typeIn(detector.abandon()), prefixedMs + 20);
        return;
      }
      const field = fieldIn(event.target);
      // After a prefix nothing got into the field.
      if (field !== null && prefix === '')
        putBack(field, before?.field === field ? before.value : without(field.value, fate.text));
      tell(fate);
    };
    // Before any field or screen has seen the key.
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, [prefix]);
}
