import type { OutcomeOffer } from '#shared/contract/counter.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { isBegun, type IntakeForm, particularTexts } from './form.ts';
import { hasPlace } from './places.ts';
import type { Answer } from './use-answer.ts';

type Kind = OutcomeOffer['kind'];

interface OutcomeBarProps {
  readonly form: IntakeForm;
  readonly answer: Answer;
  /** What the rules say of each to the form as it stands; empty before anything can be said. */
  readonly offers: readonly OutcomeOffer[];
  readonly onRefuse: () => void;
  readonly onNotRequired: () => void;
  readonly onParticulars: () => void;
  readonly onClear: () => void;
}

interface Outcome {
  readonly kind: Kind;
  readonly label: string;
  readonly keys: string;
  readonly meaning: string;
}

const answers: readonly Outcome[] = [
  { kind: 'accept', label: '受理', keys: 'F9', meaning: '材料齐全、符合法定形式，出具受理通知书。' },
  {
    kind: 'correct',
    label: '一次性告知补正',
    keys: 'F10',
    meaning: '材料不齐全或不符合法定形式，一次告知全部内容；时限从补齐之日起算。',
  },
  {
    kind: 'refuse',
    label: '不予受理',
    keys: 'F11',
    meaning: '依法不能办理，书面说明具体理由。缺少材料不是理由。',
  },
];
const others: readonly Outcome[] = [
  {
    kind: 'not_required',
    label: '不受理',
    keys: 'Shift+F11',
    meaning: '依法不需要取得许可，当场告知。',
  },
  { kind: 'receive', label: '只收件', keys: 'Shift+F9', meaning: '五个工作日内答复，逾期即为受理。' },
];

/**
 * The answers the law knows at intake (许可法32), what each means, and why one is not open now. None is greyed out:
 * pressed all the same, the rules answer at the field it is about.
 */
export function OutcomeBar({ form, answer, offers, onParticulars, onClear, ...rest }: OutcomeBarProps) {
  const { refusal } = answer;
  const press = (kind: Kind) => {
    if (kind === 'refuse') rest.onRefuse();
    else if (kind === 'not_required') rest.onNotRequired();
    else void answer.give({ kind });
  };
  const closed = (kind: Kind) => offers.find((offer) => offer.kind === kind)?.refusal ?? null;
  const [one] = offers;
  // What stands in the way of every answer is said once.
  const common =
    one !== undefined && offers.every((offer) => offer.refusal?.message === one.refusal?.message)
      ? one.refusal
      : null;
  const { item } = form;
  const particulars = particularTexts(form);
  return (
    <section className="panel outcome-bar" aria-label="办理意见">
      {refusal !== null && !hasPlace(refusal, form, 'answers') && <RefusalNote refusal={refusal} />}
      <div className="outcomes">
        {answers.map(({ kind, label, keys, meaning }) => (
          <div key={kind}>
            <ActionButton
              label={label}
              keys={keys}
              size="large"
              type={kind === 'accept' ? 'primary' : 'default'}
              running={answer.running === kind}
              onPress={() => press(kind)}
            />
            <p>{meaning}</p>
            {kind === 'accept' && item !== null && (
              <p className="outcome-limits">
                <span>{item.item.promisedDays === 0 ? '当场办结' : `承诺 ${item.promisedText}`}</span>
                <span className="muted">法定 {item.legalText}</span>
              </p>
            )}
            {common === null && <Closed offer={closed(kind)} />}
          </div>
        ))}
      </div>
      <div className="outcomes-more">
        {others.map(({ kind, label, keys, meaning }) => (
          <span key={kind} className="outcome-small" title={closed(kind)?.message ?? meaning}>
            <ActionButton
              label={label}
              keys={keys}
              size="small"
              running={answer.running === kind}
              onPress={() => press(kind)}
            />
            <span className="muted">
              {common === null && closed(kind) !== null
                ? `现在不能：${closed(kind)?.message ?? ''}`
                : meaning}
            </span>
          </span>
        ))}
        <span className="push" />
        {particulars.length > 0 && <span className="tag tag-accent">{particulars.join(' · ')}</span>}
        <ActionButton label="其他情形" keys="Ctrl+B" size="small" onPress={onParticulars} />
        {isBegun(form) && <ActionButton label="清空" keys="F12" type="text" size="small" onPress={onClear} />}
      </div>
      {common !== null && refusal === null && (
        <p className="outcome-common">
          现在还不能答复：{common.message}
          {common.next}
        </p>
      )}
    </section>
  );
}

function Closed({ offer }: { readonly offer: OutcomeOffer['refusal'] }) {
  if (offer === null) return null;
  return (
    <p className="outcome-closed" title={`${offer.message}${offer.next}`}>
      现在不能：{offer.message}
    </p>
  );
}
