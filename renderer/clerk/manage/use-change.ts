import { useState } from 'react';
import type { HallBook } from '#shared/contract/desks.ts';
import type { Refusal } from '#shared/result.ts';
import { useAct } from '../../common/use-act.ts';

/** What every part of the hall's data is shown by. */
export interface BookProps {
  readonly book: HallBook;
  readonly active: boolean;
  /** Told what was said of the change: the screen it was made on is drawn anew with it. */
  readonly onChanged: (notes: readonly string[]) => void;
}

type Change = Parameters<typeof window.counter.changeHall>[0];

/** Makes one change of the hall's data; says what came of it. */
export function useChange(onChanged: BookProps['onChanged']) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = useAct(window.counter.changeHall);
  const change = async (given: Change): Promise<boolean> => {
    const done = await act.run(given);
    if (done === null) return false;
    setRefusal(done.ok ? null : done.refusal);
    if (done.ok)
      onChanged([`已保存为版本${done.value.version}，下次启动本程序起使用。`, ...done.value.notes]);
    return done.ok;
  };
  return { refusal, running: act.running, change };
}
