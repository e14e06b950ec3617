import { useCallback, useEffect, useRef, useState } from 'react';
import type { RegisterEntry } from '#shared/registers/views/view.ts';
import type { ShelfKind } from '#shared/registers/views/shelves.ts';
import { ok } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { ToneMark } from '../tone-mark.tsx';
import { useChanges } from '../use-changes.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { Acts } from './acts.tsx';
import { EntryBody } from './entry-body.tsx';
import type { Turning } from './use-turning.ts';

interface EntryPanelProps {
  readonly register: ShelfKind;
  readonly id: string;
  readonly title: string;
  readonly shown: boolean;
  readonly active: boolean;
  readonly turning: Turning;
  readonly onFilling: (filling: boolean) => void;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** The chosen entry in full: what is known, what may be done, and everything that happened. */
export function EntryPanel({
  register,
  id,
  title,
  shown,
  active,
  turning,
  onFilling,
  onDone,
  onBack,
}: EntryPanelProps) {
  const entry = useRead(`${register} ${id}`, () => window.counter.registerEntry({ register, id }));
  const offers = useRead(`${register} ${id}`, () =>
    register === 'delivery'
      ? Promise.resolve(ok({ offers: [] }))
      : window.counter.registerOffers({ register, id }),
  );
  const [filling, setFilling] = useState(false);
  const { reload: again } = entry;
  const { reload: offersAgain } = offers;
  const onChange = useCallback(() => {
    again();
    offersAgain();
  }, [again, offersAgain]);
  const onNews = useCallback(() => {
    if (shown) onChange();
  }, [shown, onChange]);
  useChanges(onNews);
  // Read when it was chosen; again when the page comes back into sight.
  const read = useRef(true);
  useEffect(() => {
    if (shown && !read.current) onChange();
    read.current = false;
  }, [shown, onChange]);

  return (
    <section className="panel register-panel" aria-label={title}>
      {entry.refusal !== null && <RefusalNote refusal={entry.refusal} />}
      {offers.refusal !== null && <RefusalNote refusal={offers.refusal} />}
      {entry.value !== null && !filling && (
        <EntryHead entry={entry.value} id={id} active={active} turning={turning} />
      )}
      {offers.value !== null && (
        <Acts
          offers={offers.value.offers}
          active={active}
          onFilling={(now) => {
            setFilling(now);
            onFilling(now);
          }}
          onDone={() => {
            setFilling(false);
            onChange();
            onDone();
          }}
          onBack={onBack}
        />
      )}
      {entry.value !== null && !filling && <EntryBody entry={entry.value} />}
    </section>
  );
}

interface EntryHeadProps {
  readonly entry: RegisterEntry;
  readonly id: string;
  readonly active: boolean;
  readonly turning: Turning;
}

const turnKey = 'Alt+S';
const caseKey = 'Alt+O';

/** B4: what was asked about becomes an application with what is known already. */
function EntryHead({ entry, id, active, turning }: EntryHeadProps) {
  const { person, beginIntake, openCase } = useWorkplace();
  const { row, caseId, application, readAt } = entry;
  const atWindow = person.role === 'clerk' || person.role === 'window_head';
  const turn =
    application === null || !atWindow
      ? null
      : () => {
          turning.begin({ consultationId: id, since: readAt, itemCode: application.itemCode });
          beginIntake(application);
        };
  const look = caseId === null ? null : () => openCase(caseId);
  useKeys(
    { ...(turn === null ? {} : { [turnKey]: turn }), ...(look === null ? {} : { [caseKey]: look }) },
    active,
  );
  return (
    <header className="register-head">
      <h3>{row.title}</h3>
      <ToneMark tone={row.tone} words={row.state} />
      {turn !== null && <ActionButton label="转申请" keys={turnKey} type="primary" onPress={turn} />}
      {look !== null && <ActionButton label="查看办件" keys={caseKey} onPress={look} />}
    </header>
  );
}
