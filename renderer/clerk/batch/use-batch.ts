import { useRef, useState } from 'react';
import type { Refusal, Result } from '#shared/result.ts';
import { settle } from '../../common/settle.ts';

export interface Refused<Target> {
  readonly target: Target;
  readonly refusal: Refusal;
}

export interface Batch<Target> {
  /** Null while nothing runs. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** The same with what each is about: it may be in the list no more. */
  readonly refused: readonly Refused<Target>[];
  /** One after the other, each an act of its own; null when pressed while running. */
  readonly run: (
    targets: readonly Target[],
    act: (target: Target) => Promise<Result<unknown>>,
  ) => Promise<Outcome<Target> | null>;
  /** What is under way is finished; nothing more is begun. */
  readonly cancel: () => void;
  readonly forget: () => void;
}

/** What was stopped before its turn is in neither. */
export interface Outcome<Target> {
  readonly done: readonly Target[];
  readonly refused: readonly Refused<Target>[];
}

/** One act on each of several things: those refused stay with their reason, and the rest goes on. */
export function useBatch<Target>(idOf: (target: Target) => string): Batch<Target> {
  const [progress, setProgress] = useState<Batch<Target>['progress']>(null);
  const [refused, setRefused] = useState<readonly Refused<Target>[]>([]);
  const busy = useRef(false);
  const stopped = useRef(false);

  const run: Batch<Target>['run'] = async (targets, act) => {
    if (busy.current) return null;
    busy.current = true;
    stopped.current = false;
    const now: Refused<Target>[] = [];
    const done: Target[] = [];
    setRefused([]);
    for (const [index, target] of targets.entries()) {
      if (stopped.current) break;
      setProgress({ done: index, total: targets.length });
      // oxlint-disable-next-line no-await-in-loop -- one act after the other, so that it can be stopped in between.
      const result = await settle(() => act(target));
      if (result.ok) done.push(target);
      else now.push({ target, refusal: result.refusal });
    }
    busy.current = false;
    setProgress(null);
    setRefused(now);
    return { done, refused: now };
  };
  return {
    progress,
    refusals: new Map(refused.map(({ target, refusal }) => [idOf(target), refusal])),
    refused,
    run,
    cancel: () => {
      stopped.current = true;
    },
    forget: () => setRefused([]),
  };
}
