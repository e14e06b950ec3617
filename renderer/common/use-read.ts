import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Refusal, Result } from '#shared/result.ts';
import { settle } from './settle.ts';

export interface Read<T> {
  /** The last good answer; kept while it is read again. */
  readonly value: T | null;
  readonly refusal: Refusal | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** Reads something whenever `key` changes or `reload` is called. Late answers to earlier questions are dropped. */
export function useRead<T>(key: string, read: () => Promise<Result<T>>): Read<T> {
  const [state, setState] = useState<{ key: string; value: T | null; refusal: Refusal | null }>({
    key,
    value: null,
    refusal: null,
  });
  const [loading, setLoading] = useState(true);
  const [round, setRound] = useState(0);
  const readNow = useEffectEvent(() => settle(read));

  useEffect(() => {
    let current = true;
    setLoading(true);
    void readNow().then((result) => {
      if (!current) return;
      setLoading(false);
      setState((before) =>
        result.ok
          ? { key, value: result.value, refusal: null }
          : { key, value: before.key === key ? before.value : null, refusal: result.refusal },
      );
    });
    return () => {
      current = false;
    };
  }, [key, round]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  const fresh = state.key === key;
  return { value: fresh ? state.value : null, refusal: fresh ? state.refusal : null, loading, reload };
}
