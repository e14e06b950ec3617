import { type RefObject, useEffect, useRef, useState } from 'react';
import type { InstantStep } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { FormRefusalProvider } from '../field.tsx';
import { InstantFields } from './instant-fields.tsx';
import { type InstantEnds, useInstantStep } from './use-instant-step.ts';

interface InstantPanelProps extends InstantEnds {
  /** The next one first. */
  readonly steps: readonly InstantStep[];
  readonly active: boolean;
}

/** 即办: what is left to do until the result is in the applicant's hand, one key for each step. */
export function InstantPanel({ steps, active, ...ends }: InstantPanelProps) {
  const [chosen, setChosen] = useState<InstantStep['kind'] | null>(null);
  const step = steps.find(({ kind }) => kind === chosen) ?? steps[0];
  const other = steps.find((candidate) => candidate !== step);
  useKeys(other === undefined ? {} : { 'Ctrl+M': () => setChosen(other.kind) }, active);
  if (step === undefined) return null;
  return (
    <section className="instant" aria-label="当场办结">
      <InstantForm key={step.kind} step={step} active={active} {...ends} />
      {other !== undefined && (
        <ActionButton
          label={other.kind === 'certificate' ? `先${other.title}` : `返回${other.title}`}
          keys="Ctrl+M"
          size="small"
          onPress={() => setChosen(other.kind)}
        />
      )}
    </section>
  );
}

interface InstantFormProps extends InstantEnds {
  readonly step: InstantStep;
  readonly active: boolean;
}

function InstantForm({ step, active, ...ends }: InstantFormProps) {
  const root = useRef<HTMLDivElement>(null);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(step.fields.map(({ name, value }) => [name, value])),
  );
  const act = useInstantStep(step, values, ends);
  useFocusWhatIsOpen(root, step, act.refusal);
  const press = () => void act.run();
  useKeys({ 'Ctrl+Enter': press, F9: press }, active);
  return (
    <FormRefusalProvider value={act.refusal}>
      <div className="instant-form" ref={root}>
        <p className="instant-meaning">
          <strong>下一步：{step.title}</strong> {step.meaning}
          <small className="muted"> 依据 {step.rule}</small>
        </p>
        <InstantFields
          fields={step.fields}
          values={values}
          onChange={(name, value) => setValues({ ...values, [name]: value })}
        />
        {act.refusal !== null && !step.fields.some(({ name }) => name === act.refusal?.field) && (
          <RefusalNote refusal={act.refusal} />
        )}
        {act.refusal === null && step.refusal !== null && <RefusalNote refusal={step.refusal} />}
        <ActionButton
          label={step.title}
          keys="F9 / Ctrl+Enter"
          type="primary"
          size="large"
          running={act.running}
          onPress={press}
        />
      </div>
    </FormRefusalProvider>
  );
}

/** The cursor waits at what is still empty, or at what was refused. */
function useFocusWhatIsOpen(
  root: RefObject<HTMLElement | null>,
  { fields }: InstantStep,
  refusal: Refusal | null,
): void {
  const open = refusal?.field ?? fields.find(({ value }) => value === '')?.name;
  useEffect(() => {
    if (open === undefined) return;
    root.current
      ?.querySelector<HTMLElement>(
        `[data-field="${CSS.escape(open)}"] input, [data-field="${CSS.escape(open)}"] textarea`,
      )
      ?.focus();
  }, [open, root]);
}
