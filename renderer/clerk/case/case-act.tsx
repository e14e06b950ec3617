import { useState } from 'react';
import type { ActOutputs } from '#shared/contract/acts.ts';
import type { CaseDone, ItemView } from '#shared/contract/intake.ts';
import type { Offer } from '#shared/offers/form.ts';
import type { Result } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActForm, type Drafts, type OpenOffer } from '../act-form/act-form.tsx';
import { ActionButton } from '../action-button.tsx';

interface CaseActProps {
  /** As it is offered now, which may have changed since it was chosen. */
  readonly offer: Offer;
  readonly itemCode: string;
  readonly drafts: Drafts;
  readonly active: boolean;
  /** `done` is null of an act on a register: what came of it is read again with the case. */
  readonly onDone: (offer: Offer, done: CaseDone | null) => void;
  readonly onRefused: () => void;
  readonly onBack: () => void;
}

/** One act in place of the list of acts. */
export function CaseAct({ offer, itemCode, drafts, active, onDone, onRefused, onBack }: CaseActProps) {
  const [chosen] = useState(offer.title);
  const listed = offer.form?.fields.some(({ kind }) => kind === 'materials') === true;
  const item = useRead<ItemView | null>(listed ? itemCode : '', async () =>
    listed ? window.counter.item({ code: itemCode }) : { ok: true, value: null },
  );
  return (
    <div className="panel case-act">
      {offer.title !== chosen && (
        <p className="case-changed" role="status">
          该办件刚有变化，本事项由“{chosen}”变为“{offer.title}”，请核对后办理。
        </p>
      )}
      {isOpen(offer) ? (
        <ActForm
          offer={offer}
          active={active}
          drafts={drafts}
          materials={item.value?.item.materials ?? []}
          onAct={(command, confirmations) => sent(offer, { command, confirmations: [...confirmations] })}
          onDone={(done) => onDone(offer, 'streams' in done ? null : done)}
          onRefused={onRefused}
          onBack={onBack}
        />
      ) : (
        <Closed offer={offer} active={active} onBack={onBack} />
      )}
    </div>
  );
}

type Given = Parameters<typeof window.counter.actOnCase>[0];
type Done = ActOutputs['actOnCase'] | ActOutputs['actOnRegister'];

/** Each to the decider that takes it: a seal is used in the seal book, on the case's paper. */
const sent = ({ on }: Offer, given: Given): Promise<Result<Done>> =>
  on === 'register' ? window.counter.actOnRegister(given) : window.counter.actOnCase(given);

const isOpen = (offer: Offer): offer is OpenOffer => offer.form !== null;

/** It was open when it was chosen. What was typed is kept for when it is open again. */
function Closed({ offer, active, onBack }: Pick<CaseActProps, 'offer' | 'active' | 'onBack'>) {
  useKeys({ Escape: onBack }, active);
  return (
    <section className="act-closed" aria-label={offer.title}>
      <h3>{offer.title}</h3>
      <p>该办件刚有变化，本事项现在不能办理，已填写的内容保留到关闭办件为止。</p>
      {offer.refusal !== null && <RefusalNote refusal={offer.refusal} />}
      <ActionButton label="返回" keys="Esc" autoFocus onPress={onBack} />
    </section>
  );
}
