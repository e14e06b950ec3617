import type { PersonDraft } from './form.ts';

/** Says that a number was read and not typed, and whether the reader was a real one. */
export function CardMark({ card }: { readonly card: NonNullable<PersonDraft['card']> }) {
  return (
    <span className="field-note">
      读卡器读取
      {card.simulated && <span className="tag tag-warn card-simulated">模拟</span>}
      {card.note !== null && (
        <strong className="card-warning" role="status">
          {card.note}
        </strong>
      )}
    </span>
  );
}
