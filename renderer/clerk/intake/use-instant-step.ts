import { useRef, useState } from 'react';
import type { CaseDone, InstantStep } from '#shared/contract/counter.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { useAct } from '../../common/use-act.ts';
import { commandOf } from './instant-command.ts';

/** Does the acts of a step one after the other; what was done of them stays done when one is refused. */
export function useInstantStep(
  step: InstantStep,
  values: Readonly<Record<string, string>>,
  onDone: (done: CaseDone | null) => void,
) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Made once per step: pressed twice, each is one act.
  const ids = useRef<string[]>([]);
  const run = useAct(async (): Promise<Result<CaseDone | null>> => {
    let done: CaseDone | null = null;
    for (const [index, { on, command }] of step.acts.entries()) {
      const commandId = (ids.current[index] ??= crypto.randomUUID());
      const given = { ...commandOf(command, values), commandId };
      if (on === 'case') {
        // oxlint-disable-next-line no-await-in-loop -- each builds on the one before.
        const result = await window.counter.actOnCase({ command: given });
        if (!result.ok) return result;
        done = result.value;
      } else {
        // oxlint-disable-next-line no-await-in-loop -- each builds on the one before.
        const result = await window.counter.actOnRegister({ command: given });
        if (!result.ok) return result;
      }
    }
    return { ok: true, value: done };
  });
  return {
    running: run.running,
    refusal,
    run: async () => {
      const result = await run.run();
      if (result === null) return;
      // What was refused may be put right: the next press is another act.
      if (!result.ok) ids.current = [];
      setRefusal(result.ok ? null : result.refusal);
      if (result.ok) onDone(result.value);
    },
  };
}
