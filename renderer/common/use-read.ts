import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Refusal, Result } from '#shared/result.ts';
import { settle } from './settle.ts';

export interface Read<T> {
  /** The last good answer; kept while it is read again. */
  readonly value: T | null;
  /** The last good answer to any question, to be shown until the next one is there. */
  readonly latest: T | null;
  readonly refusal: Refusal | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

interface Answer<T> {
  /** Which question it answers. */
  readonly key: string;
  readonly round: number;
  readonly value: T | null;
  readonly refusal: Refusal | null;
}

/** Reads something whenever `key` changes or `reload` is called. Late answers to earlier questions are dropped. */
export function useRead<T>(key: string, read: () => Promise<Result<T>>): Read<T> {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [round, setRound] = useState(0);
  const readNow = useEffectEvent(() => settle(read));

  useEffect(() => {
    let current = true;
    const ask = async () => {
      const result = await readNow();
      if (!current) return;
      setAnswer((before) =>
        result.ok
          ? { key, round, value: result.value, refusal: null }
          : { key, round, value: before?.key === key ? before.value : null, refusal: result.refusal },
      );
    };
    void ask();
    return () => {
      current = false;
    };
  }, [key, round]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  const fresh = answer?.key === key ? answer : null;
  return {
    value: fresh?.value ?? null,
    latest: answer?.value ?? null,
    refusal: fresh?.refusal ?? null,
    loading: fresh === null || fresh.round !== round,
    reload,
  };
}
