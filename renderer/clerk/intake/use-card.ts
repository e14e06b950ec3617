import { type Dispatch, type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Refusal } from '#shared/result.ts';
import { useAct } from '../../common/use-act.ts';
import { focusField } from '../field.tsx';
import type { FormAction } from './form.ts';

/** 读卡: name and number of the person at the window, from the reader. The telephone number is what is left to ask. */
export function useCard(dispatch: Dispatch<FormAction>, root: RefObject<HTMLElement | null>) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const readCard = useAct(window.counter.readCard);

  const read = async (of: 'person' | 'agent') => {
    const result = await readCard.run();
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    flushSync(() => dispatch({ type: 'card', of, card: result.value }));
    focusField(root.current, of === 'person' ? 'phone' : 'agent.phone');
  };
  return { read, reading: readCard.running, refusal };
}
