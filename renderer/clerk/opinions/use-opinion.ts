import { useRef, useState } from 'react';
import type { OpinionRow } from '#shared/contract/desks.ts';
import { opinionPhrases } from '#shared/desks/opinion-phrases.ts';
import type { Result } from '#shared/result.ts';

/** An opinion as it is being written. */
export interface OpinionDraft {
  readonly result: '同意' | '不同意' | '退回';
  readonly words: string;
  /** D5: why B signs though A is there. */
  readonly reason: string;
}

/** What is said mostly stands there when the desk is opened. */
export const newOpinion: OpinionDraft = {
  result: '同意',
  words: opinionPhrases.同意[0] ?? '',
  reason: '',
};

/** Words of one's own would be lost; a standing phrase is put in again by one key. */
export const isOwnWords = ({ result, words, reason }: OpinionDraft): boolean =>
  reason !== '' || (words !== '' && !opinionPhrases[result].includes(words));

/** Gives one opinion on one case. Pressed again after the channel broke off, it is the same act and not a second one. */
export function useOpinion() {
  const [draft, setDraft] = useState(newOpinion);
  const ids = useRef(new Map<string, string>());
  const give = async ({ caseId, step, needsReason }: OpinionRow): Promise<Result<unknown>> => {
    const { result, words: text } = draft;
    const reason = needsReason === null ? null : draft.reason;
    const key = JSON.stringify([caseId, step.id, result, text, reason]);
    const commandId = ids.current.get(key) ?? crypto.randomUUID();
    ids.current.set(key, commandId);
    const given = await window.counter.actOnCase({
      command: { type: 'give_opinion', commandId, caseId, step: step.id, result, text, reason },
    });
    // Sent back and due again, the same words are another act.
    ids.current.delete(key);
    return given;
  };
  return { draft, setDraft, give };
}
