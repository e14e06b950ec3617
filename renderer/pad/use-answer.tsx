import { useState } from 'react';
import type { Refusal, Result } from '#shared/result.ts';
import { useAct } from '../common/use-act.ts';

interface Answer<Given extends unknown[]> {
  readonly running: boolean;
  readonly refusal: Refusal | null;
  /** Whether it was taken. */
  readonly send: (...given: Given) => Promise<boolean>;
}

/** Sends what the applicant pressed, once; a refusal is shown where it was pressed. */
export function useAnswer<Given extends unknown[]>(
  act: (...given: Given) => Promise<Result<unknown>>,
): Answer<Given> {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { running, run } = useAct(act);
  const send = async (...given: Given) => {
    const result = await run(...given);
    if (result === null) return true;
    setRefusal(result.ok ? null : result.refusal);
    return result.ok;
  };
  return { running, refusal, send };
}

export function PadRefusal({ refusal }: { readonly refusal: Refusal | null }) {
  if (refusal === null) return null;
  return (
    <p className="pad-refusal" role="alert">
      {refusal.message}
      {refusal.next}
    </p>
  );
}
