import { type Dispatch, useState } from 'react';
import type { Refusal } from '#shared/result.ts';
import { useAct } from '../../common/use-act.ts';
import type { FormAction } from './form.ts';

/** 读卡: name and number of the person at the window, from the reader. */
export function useCard(dispatch: Dispatch<FormAction>) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const readCard = useAct(window.counter.readCard);

  const read = async (of: 'person' | 'agent') => {
    const result = await readCard.run();
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) dispatch({ type: 'card', of, card: result.value });
  };
  return { read, reading: readCard.running, refusal };
}
