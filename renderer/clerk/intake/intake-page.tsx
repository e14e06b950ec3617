import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CaseDone, IntakeDraft } from '#shared/contract/counter.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import type { PageProps } from '../workstation/pages.tsx';
import { type IntakeBeginning, useWorkplace } from '../workstation/workplace.ts';
import { formOf } from './draft.ts';
import { type IntakeForm, isBegun, newForm } from './form.ts';
import { IntakeDesk, type ItemToRead } from './intake-desk.tsx';
import { IntakeResult } from './intake-result.tsx';
import { useDrafts } from './use-drafts.ts';
import { WaitingBar } from './waiting-bar.tsx';

/** How long 清空 can be taken back. */
const undoMs = 10_000;

const emptyForm = () => newForm(crypto.randomUUID(), crypto.randomUUID());

interface OnDesk {
  readonly round: number;
  readonly form: IntakeForm;
  readonly item: ItemToRead | null;
}

/** 收件: one application after another, each on a clean desk; what is left for another is kept, and offered. */
export function IntakePage({ active }: PageProps) {
  const { setUnfinished, beginning, beginningTaken } = useWorkplace();
  const [desk, setDesk] = useState<OnDesk>(() => ({ round: 0, form: emptyForm(), item: null }));
  const [cleared, setCleared] = useState<IntakeForm | null>(null);
  const [done, setDone] = useState<CaseDone | null>(null);
  const latest = useRef<IntakeForm>(desk.form);
  const drafts = useDrafts();
  const { keep, park, take } = drafts;

  const onForm = useCallback(
    (form: IntakeForm) => {
      latest.current = form;
      setUnfinished(isBegun(form));
      keep(form);
    },
    [setUnfinished, keep],
  );
  const put = (form: IntakeForm, item: ItemToRead | null = null) => {
    latest.current = form;
    setDesk(({ round }) => ({ round: round + 1, form, item }));
  };
  /** Another form in the place of this one, which is not lost. */
  const turnTo = (form: IntakeForm, item: ItemToRead | null) => {
    if (isBegun(latest.current)) park(latest.current);
    setDone(null);
    put(form, item);
  };

  useEffect(() => {
    if (cleared === null) return undefined;
    const timer = setTimeout(() => setCleared(null), undoMs);
    return () => clearTimeout(timer);
  }, [cleared]);

  const begin = useEffectEvent(({ itemCode, name, phone }: IntakeBeginning) => {
    beginningTaken();
    const form = emptyForm();
    // Whether a person or an organisation, nobody has said yet: it stands in both.
    const named: IntakeForm = {
      ...form,
      person: { ...form.person, name, phone },
      organisation: { ...form.organisation, name, phone },
    };
    turnTo(named, itemCode === null ? null : { code: itemCode, subItem: null });
  });
  useEffect(() => {
    if (beginning !== null) begin(beginning);
  }, [beginning]);

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
    onForm(emptyForm());
    put(emptyForm());
  };
  const goOn = (draft: IntakeDraft) => {
    take(draft);
    const { itemCode, subItem } = draft;
    turnTo(formOf(draft, null), itemCode === null ? null : { code: itemCode, subItem });
  };

  if (done !== null)
    return <IntakeResult done={done} active={active} onDone={setDone} onNext={() => setDone(null)} />;
  return (
    <div className="intake-page">
      {drafts.refusal !== null && <RefusalNote refusal={drafts.refusal} />}
      {drafts.waiting.length > 0 && (
        <WaitingBar
          waiting={drafts.waiting}
          fromBefore={drafts.fromBefore && !isBegun(desk.form)}
          active={active}
          onTake={goOn}
          onForget={take}
        />
      )}
      <IntakeDesk
        key={desk.round}
        initial={desk.form}
        itemToRead={desk.item}
        active={active}
        onForm={onForm}
        onClear={clear}
        onUndo={cleared === null ? null : () => undo(cleared)}
        onDone={finish}
      />
    </div>
  );
}
