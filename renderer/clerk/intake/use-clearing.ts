import { useEffect, useState } from 'react';
import { type IntakeForm, isBegun } from './form.ts';

/** How long 清空 can be taken back. */
export const undoMs = 10_000;

export interface Clearing {
  readonly clear: () => void;
  /** Null when there is nothing to take back. */
  readonly undo: (() => void) | null;
}

/** 清空, with ten seconds to think again. `start` gets the form to restore, or null for a new one. */
export function useClearing(form: IntakeForm, start: (form: IntakeForm | null) => void): Clearing {
  const [cleared, setCleared] = useState<IntakeForm | null>(null);
  useEffect(() => {
    if (cleared === null) return undefined;
    const timer = setTimeout(() => setCleared(null), undoMs);
    return () => clearTimeout(timer);
  }, [cleared]);

  const clear = () => {
    if (!isBegun(form)) return;
    setCleared(form);
    start(null);
  };
  const undo = () => {
    start(cleared);
    setCleared(null);
  };
  // Once something new stands in the form, the old one must not come over it.
  return { clear, undo: cleared === null || isBegun(form) ? null : undo };
}
