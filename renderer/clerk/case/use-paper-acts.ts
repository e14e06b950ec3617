import { useRef, useState } from 'react';
import type { Refusal, Result } from '#shared/result.ts';
import { useAct } from '../../common/use-act.ts';

export interface PaperActs {
  readonly refusal: Refusal | null;
  /** The slip shown as a picture, or null. */
  readonly picture: string | null;
  readonly closePicture: () => void;
  readonly reprinting: boolean;
  readonly openPdf: (paperId: string) => Promise<void>;
  readonly showSlip: (jobId: string) => Promise<void>;
  readonly reprint: (paperId: string) => Promise<void>;
  readonly retry: (jobId: string) => Promise<void>;
  readonly confirm: (jobId: string, cameOut: boolean) => Promise<void>;
}

/** What can be done with the papers of a case. `onChanged` after each act that changed the print ledger. */
export function usePaperActs(onChanged: () => void): PaperActs {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [picture, setPicture] = useState<string | null>(null);
  // One id per act meant and what it is meant for: used again after a fault, renewed when the act was done.
  const commandIds = useRef(new Map<string, string>());
  const open = useAct(window.counter.openPaper);
  const slip = useAct(window.counter.slipPicture);
  const reprint = useAct(window.counter.reprint);
  const retry = useAct(window.counter.retryPrint);
  const confirm = useAct(window.counter.confirmPrint);

  const idFor = (act: string): string => {
    const id = commandIds.current.get(act) ?? crypto.randomUUID();
    commandIds.current.set(act, id);
    return id;
  };
  function settled<T>(result: Result<T> | null, onOk: (value: T) => void): void {
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    commandIds.current.clear();
    onOk(result.value);
  }

  return {
    refusal,
    picture,
    closePicture: () => setPicture(null),
    reprinting: reprint.running,
    openPdf: async (paperId) => settled(await open.run({ paperId }), () => undefined),
    showSlip: async (jobId) => settled(await slip.run({ jobId }), ({ dataUrl }) => setPicture(dataUrl)),
    reprint: async (paperId) =>
      settled(await reprint.run({ commandId: idFor(`reprint ${paperId}`), paperId }), onChanged),
    retry: async (jobId) => settled(await retry.run({ jobId }), onChanged),
    confirm: async (jobId, cameOut) =>
      settled(await confirm.run({ commandId: idFor(`confirm ${jobId}`), jobId, cameOut }), onChanged),
  };
}
