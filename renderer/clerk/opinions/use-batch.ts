import { useRef, useState } from 'react';
import type { Refusal, Result } from '#shared/result.ts';
import { settle } from '../../common/settle.ts';

export interface Batch<Target> {
  /** Null while nothing runs. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** One after the other, each an act of its own; answers with what was done, or null when pressed while running. */
  readonly run: (
    targets: readonly Target[],
    act: (target: Target) => Promise<Result<unknown>>,
  ) => Promise<readonly Target[] | null>;
  /** What is under way is finished; nothing more is begun. */
  readonly cancel: () => void;
  readonly forget: () => void;
}

const none: ReadonlyMap<string, Refusal> = new Map();

/** One act on each of several things: those refused stay with their reason, and the rest goes on. */
export function useBatch<Target>(idOf: (target: Target) => string): Batch<Target> {
  const [progress, setProgress] = useState<Batch<Target>['progress']>(null);
  const [refusals, setRefusals] = useState(none);
  const busy = useRef(false);
  const stopped = useRef(false);

  const run: Batch<Target>['run'] = async (targets, act) => {
    if (busy.current) return null;
    busy.current = true;
    stopped.current = false;
    const refused = new Map<string, Refusal>();
    const done: Target[] = [];
    setRefusals(none);
    for (const [index, target] of targets.entries()) {
      if (stopped.current) break;
      setProgress({ done: index, total: targets.length });
      // oxlint-disable-next-line no-await-in-loop -- one act after the other, so that it can be stopped in between.
      const result = await settle(() => act(target));
      if (result.ok) done.push(target);
      else refused.set(idOf(target), result.refusal);
    }
    busy.current = false;
    setProgress(null);
    setRefusals(refused);
    return done;
  };
  return {
    progress,
    refusals,
    run,
    cancel: () => {
      stopped.current = true;
    },
    forget: () => setRefusals(none),
  };
}
