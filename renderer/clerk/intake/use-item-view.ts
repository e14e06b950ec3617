import { useState } from 'react';
import type { ItemView } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useAct } from '../../common/use-act.ts';

/** Reads the item chosen, with its list of materials. */
export function useItemView(onRead: (view: ItemView) => void) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const item = useAct(window.counter.item);

  const choose = async (code: string, subItem: string | null = null) => {
    const result = await item.run({ code, subItem });
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) onRead(result.value);
  };
  return { choose, refusal, reading: item.running };
}
