import { useRef, useState } from 'react';
import type { PrintJobView } from '#shared/contract/papers.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { useAct } from '../../common/use-act.ts';

/** What lies on top of the list: a slip's picture, or the question why a copy is void. */
export type PaperDialog =
  | { readonly kind: 'picture'; readonly dataUrl: string }
  | { readonly kind: 'void'; readonly jobId: string; readonly title: string };

export interface PaperActs {
  readonly refusal: Refusal | null;
  readonly running: boolean;
  readonly dialog: PaperDialog | null;
  readonly closeDialog: () => void;
  readonly askVoid: (job: PrintJobView, title: string) => void;
  readonly preview: (paperId: string) => Promise<void>;
  readonly showSlip: (jobId: string) => Promise<void>;
  readonly reprint: (paperId: string) => Promise<void>;
  readonly retry: (...jobIds: readonly string[]) => Promise<void>;
  readonly reroute: (media: PaperMedia, ...jobIds: readonly string[]) => Promise<void>;
  readonly confirm: (jobId: string, cameOut: boolean) => Promise<void>;
  readonly voidCopy: (jobId: string, reason: string) => Promise<void>;
  readonly askSignature: (paperId: string, signature: number) => Promise<void>;
  readonly sign: (paperId: string, signature: number) => Promise<void>;
}

/** What can be done with papers and their copies. `onChanged` after each act that changed the print ledger. */
export function usePaperActs(onChanged: () => void): PaperActs {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [dialog, setDialog] = useState<PaperDialog | null>(null);
  // One id per act meant and what it is meant for: used again after a fault, renewed when the act was done.
  const commandIds = useRef(new Map<string, string>());
  const one = useAct((act: () => Promise<Result<unknown>>) => act());

  const idFor = (act: string): string => {
    const id = commandIds.current.get(act) ?? crypto.randomUUID();
    commandIds.current.set(act, id);
    return id;
  };
  const open = (next: PaperDialog | null) => {
    setRefusal(null);
    setDialog(next);
  };
  const perform = async (act: () => Promise<Result<unknown>>): Promise<boolean> => {
    const result = await one.run(act);
    if (result !== null) setRefusal(result.ok ? null : result.refusal);
    return result?.ok === true;
  };
  const change = async (act: () => Promise<Result<unknown>>) => {
    if (!(await perform(act))) return;
    commandIds.current.clear();
    setDialog(null);
    onChanged();
  };

  return {
    refusal,
    running: one.running,
    dialog,
    closeDialog: () => open(null),
    askVoid: ({ jobId }, title) => open({ kind: 'void', jobId, title }),
    preview: async (paperId) => void (await perform(() => window.counter.previewPaper({ paperId }))),
    showSlip: async (jobId) =>
      void (await perform(async () => {
        const picture = await window.counter.slipPicture({ jobId });
        if (picture.ok) setDialog({ kind: 'picture', dataUrl: picture.value.dataUrl });
        return picture;
      })),
    reprint: (paperId) =>
      change(() => window.counter.reprint({ commandId: idFor(`reprint ${paperId}`), paperId })),
    retry: (...jobIds) => change(() => each(jobIds, (jobId) => window.counter.retryPrint({ jobId }))),
    reroute: (media, ...jobIds) =>
      change(() =>
        each(jobIds, (jobId) =>
          window.counter.reroutePrint({ commandId: idFor(`reroute ${jobId} ${media}`), jobId, media }),
        ),
      ),
    confirm: (jobId, cameOut) =>
      change(() =>
        window.counter.confirmPrint({ commandId: idFor(`confirm ${jobId} ${cameOut}`), jobId, cameOut }),
      ),
    voidCopy: (jobId, reason) =>
      change(() => window.counter.voidCopy({ commandId: idFor(`void ${jobId} ${reason}`), jobId, reason })),
    askSignature: async (paperId, signature) =>
      void (await perform(() => window.counter.askSignature({ paperId, signature }))),
    sign: (paperId, signature) =>
      change(() =>
        window.counter.markSigned({ commandId: idFor(`sign ${paperId} ${signature}`), paperId, signature }),
      ),
  };
}

/** One after the other, up to the first that is refused. */
async function each(
  jobIds: readonly string[],
  act: (jobId: string) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  let last: Result<unknown> = { ok: true, value: undefined };
  for (const jobId of jobIds) {
    if (!last.ok) break;
    // oxlint-disable-next-line no-await-in-loop -- copies come out in their order
    last = await act(jobId);
  }
  return last;
}
