import { useEffect, useEffectEvent, useState } from 'react';
import type { Refusal, Result } from '#shared/result.ts';
import { settle } from './settle.ts';

/** Something that is read once and pushed from then on. What was pushed is newer than what was read. */
export function usePushed<T>(
  read: () => Promise<Result<T>>,
  subscribe: (listener: (value: T) => void) => () => void,
): { readonly value: T | null; readonly refusal: Refusal | null; readonly set: (value: T) => void } {
  const [value, setValue] = useState<T | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const readNow = useEffectEvent(() => settle(read));
  const subscribeNow = useEffectEvent(subscribe);

  useEffect(() => {
    let current = true;
    const stop = subscribeNow((pushed) => setValue(pushed));
    const ask = async () => {
      const result = await readNow();
      if (!current) return;
      if (result.ok) setValue((pushed) => pushed ?? result.value);
      else setRefusal(result.refusal);
    };
    void ask();
    return () => {
      current = false;
      stop();
    };
  }, []);

  return { value, refusal, set: setValue };
}
