import type { Dispatch } from 'react';
import type { OutcomeOffer } from '#shared/contract/counter.ts';
import type { FormAction, IntakeForm } from './form.ts';
import { NotRequiredPanel } from './not-required-panel.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { ParticularsPanel } from './particulars-panel.tsx';
import { hasPlace, type IntakePanel } from './places.ts';
import { RefusePanel } from './refuse-panel.tsx';
import type { Answer } from './use-answer.ts';

interface AnswerPlaceProps {
  readonly form: IntakeForm;
  readonly dispatch: Dispatch<FormAction>;
  readonly panel: IntakePanel;
  readonly active: boolean;
  readonly answer: Answer;
  readonly offers: readonly OutcomeOffer[];
  readonly onPanel: (panel: IntakePanel) => void;
  readonly onClear: () => void;
}

/** Under the materials: the answers, or the one that needs words of its own. */
export function AnswerPlace({
  form,
  dispatch,
  panel,
  active,
  answer,
  offers,
  onPanel,
  onClear,
}: AnswerPlaceProps) {
  const placed = answer.refusal !== null && hasPlace(answer.refusal, form, panel);
  const common = { placed, active, answer, onBack: () => onPanel('answers') };
  const onRefusal = (change: Partial<IntakeForm['refusal']>) => dispatch({ type: 'refusal', change });
  switch (panel) {
    case 'refuse':
      return (
        <RefusePanel
          {...common}
          category={form.item?.item.category ?? '行政许可'}
          draft={form.refusal}
          onChange={onRefusal}
        />
      );
    case 'not_required':
      return <NotRequiredPanel {...common} draft={form.refusal} onChange={onRefusal} />;
    case 'particulars':
      return (
        <ParticularsPanel
          {...common}
          draft={form.particulars}
          onChange={(change) => dispatch({ type: 'particulars', change })}
        />
      );
    default:
      return (
        <OutcomeBar
          form={form}
          answer={answer}
          offers={offers}
          onRefuse={() => onPanel('refuse')}
          onNotRequired={() => onPanel('not_required')}
          onParticulars={() => onPanel('particulars')}
          onClear={onClear}
        />
      );
  }
}
