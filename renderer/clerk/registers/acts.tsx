import { useEffect, useEffectEvent, useState } from 'react';
import type { Offer } from '#shared/offers/form.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActForm, type Drafts, type OpenOffer } from '../act-form/act-form.tsx';
import { ActionButton } from '../action-button.tsx';

interface ActsProps {
  readonly offers: readonly Offer[];
  readonly active: boolean;
  /** The only act there is: its form is there at once. */
  readonly atOnce?: boolean;
  readonly onFilling: (filling: boolean) => void;
  /** @param streams those the act changed */
  readonly onDone: (streams: readonly { readonly kind: string; readonly id: string }[]) => void;
  readonly onBack: () => void;
}

const isOpen = (offer: Offer): offer is OpenOffer => offer.form !== null;

/** What may be done, by key; what may not, with why, said when its key is pressed; and the form of the one begun. */
export function Acts({ offers, active, atOnce = false, onFilling, onDone, onBack }: ActsProps) {
  const [begun, setBegun] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [drafts] = useState<Drafts>(() => new Map());
  const open = offers.filter(isOpen);
  const closed = offers.filter((offer) => !isOpen(offer));
  const only = atOnce && open.length === 1 ? open[0] : undefined;
  const offer = open.find(({ id }) => id === begun) ?? only;

  // Somebody else did it meanwhile: there is no form any more, and its keys are free.
  const gone = begun !== null && offer === undefined;
  const leave = useEffectEvent(() => {
    setBegun(null);
    onFilling(false);
  });
  useEffect(() => {
    if (gone) leave();
  }, [gone]);

  const begin = (id: string) => {
    setAsked(null);
    setBegun(id);
    onFilling(true);
  };
  const keyed = offers.flatMap((one) =>
    one.keys === null ? [] : [[one.keys, () => (isOpen(one) ? begin(one.id) : setAsked(one.id))] as const],
  );
  const answered = closed.find(({ id }) => id === asked);
  useKeys(Object.fromEntries(keyed), active && offer === undefined);

  if (offer !== undefined)
    return (
      <ActForm
        key={offer.id}
        offer={offer}
        active={active}
        drafts={drafts}
        onAct={(command, confirmations) =>
          window.counter.actOnRegister({ command, confirmations: [...confirmations] })
        }
        onDone={({ streams }) => {
          setBegun(null);
          onDone(streams);
        }}
        onBack={() => {
          setBegun(null);
          onFilling(false);
          onBack();
        }}
      />
    );
  return (
    <div className="register-acts">
      {open.length > 0 && (
        <div className="register-buttons">
          {open.map(({ id, title, keys }) => (
            <ActionButton
              key={id}
              label={title}
              {...(keys === null ? {} : { keys })}
              onPress={() => begin(id)}
            />
          ))}
        </div>
      )}
      {answered?.refusal != null && (
        <div className="register-asked">
          <strong>{answered.title}</strong>
          <RefusalNote refusal={answered.refusal} />
        </div>
      )}
      {closed.length > 0 && (
        <details className="register-closed" open={open.length === 0}>
          <summary className="muted">现在不能办理的（{closed.length}）</summary>
          <dl>
            {closed.map(({ id, title, keys, refusal }) => (
              <div key={id}>
                <dt>
                  {title} {keys !== null && <kbd aria-hidden="true">{keys}</kbd>}
                </dt>
                <dd className="muted">
                  {refusal?.message}
                  {refusal?.next}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
