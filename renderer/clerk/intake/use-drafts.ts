import { useCallback, useEffect, useRef, useState } from 'react';
import type { IntakeDraft } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { settle } from '../../common/settle.ts';
import { draftOf } from './draft.ts';
import { type IntakeForm, isBegun } from './form.ts';

/** Typed on for this long without being kept: what a crash can cost. */
const keepMs = 300;
/** As many as the contract takes beside the one in hand. */
const mostWaiting = 3;

export interface Drafts {
  /** Forms begun and left, the latest first. */
  readonly waiting: readonly IntakeDraft[];
  /** Where they could not be kept. */
  readonly refusal: Refusal | null;
  readonly keep: (form: IntakeForm) => void;
  readonly park: (form: IntakeForm) => void;
  readonly take: (draft: IntakeDraft) => void;
  /** What was waiting when the person came. */
  readonly fromBefore: boolean;
}

/** Keeps the form in hand, and those left for another, in the counter's database: a crash costs a moment's typing. */
export function useDrafts(): Drafts {
  const [waiting, setWaiting] = useState<readonly IntakeDraft[]>([]);
  const [fromBefore, setFromBefore] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const inHand = useRef<IntakeForm | null>(null);
  const others = useRef<readonly IntakeDraft[]>([]);
  const read = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const save = useCallback(async () => {
    timer.current = null;
    const form = inHand.current;
    const own = form !== null && isBegun(form) ? [draftOf(form)] : [];
    const result = await settle(() => window.counter.saveDraft({ forms: [...own, ...others.current] }));
    setRefusal(result.ok ? null : result.refusal);
  }, []);
  const soon = useCallback(() => {
    // Before the old ones are read, nothing may be put in their place.
    if (!read.current) return;
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), keepMs);
  }, [save]);
  const setOthers = useCallback(
    (drafts: readonly IntakeDraft[]) => {
      others.current = drafts.slice(0, mostWaiting);
      setWaiting(others.current);
      soon();
    },
    [soon],
  );

  useEffect(() => {
    let current = true;
    const readNow = async () => {
      const result = await settle(() => window.counter.draft());
      if (!current) return;
      read.current = true;
      if (!result.ok) setRefusal(result.refusal);
      if (result.ok && result.value !== null) {
        setFromBefore(true);
        setOthers([...others.current, ...result.value.forms]);
      } else {
        soon();
      }
    };
    void readNow();
    return () => {
      current = false;
      // The last words before another signs in are kept too.
      if (timer.current !== null) {
        clearTimeout(timer.current);
        void save();
      }
    };
  }, [save, setOthers, soon]);

  return {
    waiting,
    refusal,
    fromBefore,
    keep: useCallback(
      (form) => {
        inHand.current = form;
        soon();
      },
      [soon],
    ),
    park: useCallback((form) => setOthers([draftOf(form), ...others.current]), [setOthers]),
    take: useCallback(
      (draft) => setOthers(others.current.filter(({ commandId }) => commandId !== draft.commandId)),
      [setOthers],
    ),
  };
}
