import type { ShelfKind } from '#shared/registers/views/shelves.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { Acts } from './acts.tsx';

interface BeginPanelProps {
  readonly register: Exclude<ShelfKind, never>;
  readonly title: string;
  readonly active: boolean;
  /** @param id of what was begun, where it is of this register */
  readonly onDone: (id: string | null) => void;
  readonly onBack: () => void;
}

/** 新增: the acts that begin something in a register. */
export function BeginPanel({ register, title, active, onDone, onBack }: BeginPanelProps) {
  const offers = useRead(register, () =>
    // Read only where something can be begun: deliveries are the cases' own.
    window.counter.registerOffers({ register: register === 'delivery' ? 'transfer' : register, id: null }),
  );
  useKeys({ Escape: onBack }, active && offers.value !== null && !hasOneOpen(offers.value.offers));

  return (
    <section className="panel register-panel" aria-label={`新增${title}`}>
      {offers.refusal !== null && (
        <>
          <RefusalNote refusal={offers.refusal} />
          <ActionButton label="返回" keys="Esc" onPress={onBack} />
        </>
      )}
      {offers.value !== null && (
        <Acts
          offers={offers.value.offers}
          active={active}
          atOnce
          onFilling={() => undefined}
          onDone={(streams) => onDone(streams.find(({ kind }) => kind === register)?.id ?? null)}
          onBack={onBack}
        />
      )}
      {offers.value !== null && !hasOneOpen(offers.value.offers) && (
        <p className="register-back">
          <ActionButton label="返回" keys="Esc" onPress={onBack} />
        </p>
      )}
    </section>
  );
}

const hasOneOpen = (offers: readonly { readonly form: unknown }[]): boolean =>
  offers.filter(({ form }) => form !== null).length === 1;
