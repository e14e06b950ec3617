import { type RefObject, useEffect, useState } from 'react';
import type { IntakeOutcome } from '#shared/case/commands.ts';
import type { CaseDone } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useAct } from '../../common/use-act.ts';
import { fieldOf, focusField } from '../field.tsx';
import { firstOpen } from '../materials/ticks.ts';
import { registration } from './application.ts';
import { type IntakeForm, ticksOf } from './form.ts';

export interface Answer {
  readonly give: (outcome: IntakeOutcome) => Promise<void>;
  /** The act on its way; its button shows progress. */
  readonly running: IntakeOutcome['kind'] | null;
  readonly refusal: Refusal | null;
  /** A refusal made here because the contract cannot even carry the answer. */
  readonly refuse: (refusal: Refusal) => void;
  readonly forget: () => void;
}

/** Gives the application its answer: the rules in the main process say whether it may be that one. */
export function useAnswer(
  form: IntakeForm,
  root: RefObject<HTMLElement | null>,
  onDone: (done: CaseDone) => void,
): Answer {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [kind, setKind] = useState<IntakeOutcome['kind'] | null>(null);
  const register = useAct(window.counter.registerApplication);

  const give = async (outcome: IntakeOutcome) => {
    if (register.running) return;
    setKind(outcome.kind);
    const result = await register.run(registration(form, outcome));
    if (result === null) return;
    setKind(null);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) onDone(result.value);
  };

  useEffect(() => {
    if (refusal === null) return;
    const field = fieldOf(refusal);
    const open = form.item === null ? null : firstOpen(ticksOf(form), form.item.item.materials);
    if (field === 'materials' && open !== null) {
      root.current?.querySelector<HTMLElement>(`[data-material="${CSS.escape(open)}"] input`)?.focus();
    } else {
      focusField(root.current, field);
    }
    // Only a new refusal moves the cursor; the form changing under it must not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [refusal]);

  return {
    give,
    running: register.running ? kind : null,
    refusal,
    refuse: setRefusal,
    forget: () => setRefusal(null),
  };
}
