import { useEffect, useState } from 'react';
import type { CaseDone } from '#shared/contract/counter.ts';
import type { PageProps } from '../workstation/pages.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { type IntakeForm, newForm } from './form.ts';
import { IntakeDesk } from './intake-desk.tsx';
import { IntakeResult } from './intake-result.tsx';

/** How long 清空 can be taken back. */
const undoMs = 10_000;

const emptyForm = () => newForm(crypto.randomUUID(), crypto.randomUUID());

/** 收件: one application after another, each on a clean desk. */
export function IntakePage({ active }: PageProps) {
  const { setUnfinished: onBegun } = useWorkplace();
  const [desk, setDesk] = useState(() => ({ round: 0, form: emptyForm() }));
  const [cleared, setCleared] = useState<IntakeForm | null>(null);
  const [done, setDone] = useState<CaseDone | null>(null);
  const put = (form: IntakeForm) => setDesk(({ round }) => ({ round: round + 1, form }));

  useEffect(() => {
    if (cleared === null) return undefined;
    const timer = setTimeout(() => setCleared(null), undoMs);
    return () => clearTimeout(timer);
  }, [cleared]);

  const clear = (form: IntakeForm) => {
    setCleared(form);
    put(emptyForm());
  };
  const undo = (form: IntakeForm) => {
    setCleared(null);
    put(form);
  };
  const finish = (result: CaseDone) => {
    setDone(result);
    onBegun(false);
    put(emptyForm());
  };

  if (done !== null) return <IntakeResult done={done} active={active} onNext={() => setDone(null)} />;
  return (
    <IntakeDesk
      key={desk.round}
      initial={desk.form}
      active={active}
      onBegun={onBegun}
      onClear={clear}
      onUndo={cleared === null ? null : () => undo(cleared)}
      onDone={finish}
    />
  );
}
