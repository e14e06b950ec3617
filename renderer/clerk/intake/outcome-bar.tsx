import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { isBegun, type IntakeForm } from './form.ts';
import { hasPlace } from './places.ts';
import type { Answer } from './use-answer.ts';

interface OutcomeBarProps {
  readonly form: IntakeForm;
  readonly answer: Answer;
  readonly onRefuse: () => void;
  readonly onClear: () => void;
}

/** The three answers the law knows at intake, and what each means. None is greyed out: the rules say why not. */
export function OutcomeBar({ form, answer, onRefuse, onClear }: OutcomeBarProps) {
  const { item } = form;
  const { refusal } = answer;
  return (
    <section className="panel outcome-bar" aria-label="办理意见">
      {refusal !== null && !hasPlace(refusal, form, false) && <RefusalNote refusal={refusal} />}
      <div className="outcomes">
        <div>
          <ActionButton
            label="受理"
            keys="F9"
            type="primary"
            size="large"
            running={answer.running === 'accept'}
            onPress={() => void answer.give({ kind: 'accept' })}
          />
          <p>材料齐全、符合法定形式，出具受理通知书。</p>
          {item !== null && (
            <p className="outcome-limits">
              <span>承诺 {item.promisedText}</span>
              <span className="muted">法定 {item.legalText}</span>
            </p>
          )}
        </div>
        <div>
          <ActionButton
            label="一次性告知补正"
            keys="F10"
            size="large"
            running={answer.running === 'correct'}
            onPress={() => void answer.give({ kind: 'correct' })}
          />
          <p>材料不齐全或不符合法定形式，一次告知需要补正的全部内容。承诺时限从补齐之日起算。</p>
        </div>
        <div>
          <ActionButton label="不予受理" keys="F11" size="large" onPress={onRefuse} />
          <p>依法不能办理，书面说明具体理由。缺少材料不是不予受理的理由。</p>
        </div>
        <div className="outcome-clear">
          {isBegun(form) && <ActionButton label="清空" keys="F12" type="text" onPress={onClear} />}
        </div>
      </div>
    </section>
  );
}
