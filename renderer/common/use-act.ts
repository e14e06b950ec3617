import { useRef, useState } from 'react';
import type { Result } from '#shared/result.ts';
import { settle } from './settle.ts';

export interface Act<Input extends unknown[], T> {
  readonly running: boolean;
  /** Null when it was pressed again while still running: nothing was sent. */
  readonly run: (...input: Input) => Promise<Result<T> | null>;
}

/** An act that cannot be started twice at the same time. */
export function useAct<Input extends unknown[], T>(
  act: (...input: Input) => Promise<Result<T>>,
): Act<Input, T> {
  const [running, setRunning] = useState(false);
  // A ref, not the state: two key presses can arrive before React has drawn the first.
  const busy = useRef(false);

  const run = async (...input: Input) => {
    if (busy.current) return null;
    busy.current = true;
    setRunning(true);
    const result = await settle(() => act(...input));
    busy.current = false;
    setRunning(false);
    return result;
  };
  return { running, run };
}
