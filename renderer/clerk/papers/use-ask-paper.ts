import { useRef, useState } from 'react';
import type { PaperRequest } from '#shared/papers/asked/requests.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { useAct } from '../../common/use-act.ts';

export interface AskPaper {
  readonly refusal: Refusal | null;
  readonly running: boolean;
  readonly forget: () => void;
  /** Makes the paper and shows it. */
  readonly ask: (request: PaperRequest) => Promise<void>;
}

/** The PDF is made after the paper is: looked for this often, and this many times. */
const lookMs = 200;
const looks = 50;

/** 生成并预览. `onMade` with the paper's id, also where it cannot be shown. */
export function useAskPaper(onMade: (paperId: string) => void): AskPaper {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // The same request gets the same id until it was answered: after a fault it is not made twice.
  const meant = useRef({ request: '', commandId: '' });

  const make = useAct(async (request: PaperRequest): Promise<Result<unknown>> => {
    const text = JSON.stringify(request);
    if (meant.current.request !== text) meant.current = { request: text, commandId: crypto.randomUUID() };
    const made = await window.counter.askPaper({ commandId: meant.current.commandId, request });
    if (!made.ok) return made;
    meant.current = { request: '', commandId: '' };
    const { paperId } = made.value;
    onMade(paperId);
    await archived(paperId);
    return window.counter.previewPaper({ paperId });
  });
  const ask = async (request: PaperRequest) => {
    setRefusal(null);
    const result = await make.run(request);
    if (result?.ok === false) setRefusal(result.refusal);
  };
  return { refusal, running: make.running, forget: () => setRefusal(null), ask };
}

/** Waits for the PDF; what goes wrong with it, the preview says. */
async function archived(paperId: string): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    const paper = await window.counter.paper({ paperId });
    if (!paper.ok || paper.value.archived) return;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
