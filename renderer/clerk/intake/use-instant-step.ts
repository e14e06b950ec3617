import { useRef, useState } from 'react';
import type { CaseDone, InstantStep } from '#shared/contract/counter.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { settle } from '../../common/settle.ts';
import { useAct } from '../../common/use-act.ts';
import { type ActIds, doActs, type Send } from './instant-acts.ts';

const send: Send = (on, command) =>
  settle(async (): Promise<Result<CaseDone | null>> => {
    if (on === 'case') return window.counter.actOnCase({ command });
    const done = await window.counter.actOnRegister({ command });
    return done.ok ? { ok: true, value: null } : done;
  });
const newId = (): string => crypto.randomUUID();

/** @param onRefused after a refusal: some of the step may be done, or the case may have become another meanwhile. */
export function useInstantStep(
  step: InstantStep,
  values: Readonly<Record<string, string>>,
  { onDone, onRefused }: InstantEnds,
) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const ids = useRef<ActIds>(new Map());
  const run = useAct(() => doActs(step, values, { send, ids: ids.current, newId }));
  return {
    running: run.running,
    refusal,
    run: async () => {
      const result = await run.run();
      if (result === null) return;
      setRefusal(result.ok ? null : result.refusal);
      if (result.ok) onDone(result.value);
      else onRefused(result.refusal);
    },
  };
}

export interface InstantEnds {
  readonly onDone: (done: CaseDone | null) => void;
  readonly onRefused: (refusal: Refusal) => void;
}
