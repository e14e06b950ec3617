import type { Offer } from '#shared/offers/form.ts';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ariaKeys } from '../aria-keys.ts';

interface CaseActsProps {
  readonly offers: readonly Offer[];
  readonly onChoose: (offer: Offer) => void;
  /** One that is closed was asked for by its key. */
  readonly asked: Offer | null;
  readonly refusal: Refusal | null;
}

/** By heading, in the order they come. */
const grouped = (offers: readonly Offer[]): (readonly [string, readonly Offer[]])[] =>
  [...new Set(offers.map(({ group }) => group))].map(
    (group) => [group, offers.filter((offer) => offer.group === group)] as const,
  );

/** Every act on the case under its heading: those that may be done now, and the others with why not. */
export function CaseActs({ offers, onChoose, asked, refusal }: CaseActsProps) {
  const open = offers.filter(({ form }) => form !== null);
  const closed = offers.filter(({ form }) => form === null);
  return (
    <section className="panel case-acts" aria-label="办理">
      <div className="panel-title">
        <h3>现在可以办理</h3>
        <span className="muted">{open.length}项</span>
      </div>
      <div className="case-acts-body">
        {refusal !== null && <RefusalNote refusal={refusal} />}
        {asked?.refusal != null && (
          <div className="case-asked">
            <strong>{asked.title}</strong>
            <RefusalNote refusal={asked.refusal} />
          </div>
        )}
        {offers.length > 0 && open.length === 0 && (
          <p className="case-empty muted">现在没有可以对该办件办理的事项，原因见下。</p>
        )}
        <div className="act-groups">
          {grouped(open).map(([group, own]) => (
            <div key={group} className="act-group" role="group" aria-label={group}>
              <h4>{group}</h4>
              <div className="act-group-offers">
                {own.map((offer) => (
                  <button
                    key={offer.id}
                    type="button"
                    className={offer.grave ? 'act-offer act-grave' : 'act-offer'}
                    title={`${offer.meaning}（${offer.rule}）`}
                    onClick={() => onChoose(offer)}
                    {...(offer.keys === null ? {} : { 'aria-keyshortcuts': ariaKeys(offer.keys) })}
                  >
                    <span>{offer.title}</span>
                    {offer.keys !== null && <kbd aria-hidden="true">{offer.keys}</kbd>}
                  </button>
                ))}
              </div>
            </div>
          ))}
        </div>
        {closed.length > 0 && (
          <details className="case-closed">
            <summary>现在不能办理的（{closed.length}项）</summary>
            <ul>
              {closed.map(({ id, title, keys, refusal: why }) => (
                <li key={id}>
                  <strong>{title}</strong>
                  {keys !== null && <kbd aria-hidden="true">{keys}</kbd>}
                  {why !== null && (
                    <p>
                      {why.message}
                      <span className="muted">
                        {why.next}
                        {why.rule !== '' && `（依据 ${why.rule}）`}
                      </span>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}
