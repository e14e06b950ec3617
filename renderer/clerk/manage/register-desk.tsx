import { useCallback, useRef, useState } from 'react';
import type { Offer } from '#shared/offers/form.ts';
import type { ListedKind } from '#shared/registers/states.ts';
import type { RegisterEntry, RegisterRow } from '#shared/registers/views/view.ts';
import type { Result } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActForm, type OpenOffer } from '../act-form/act-form.tsx';
import { ActionButton } from '../action-button.tsx';
import { TickList } from '../batch/tick-list.tsx';
import { ToneMark } from '../tone-mark.tsx';
import { useCaseChanges } from '../opinions/use-case-changes.ts';
import { RegisterEntryView } from './register-entry.tsx';
import './manage.css';

interface RegisterDeskProps {
  readonly register: ListedKind;
  readonly title: string;
  readonly active: boolean;
  /** Only what is still to be done, until all is asked for. */
  readonly openOnly?: boolean;
}

const most = 300;
const letters = 'QWERTYUIOP';

/** The desk of one register: what is open and due first, the entry beside it, and what may be done about it. */
export function RegisterDesk({ register, title, active, openOnly = false }: RegisterDeskProps) {
  const [open, setOpen] = useState(openOnly);
  const [current, setCurrent] = useState<string | null>(null);
  const [doing, setDoing] = useState<OpenOffer | null>(null);
  const [notice, setNotice] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const rows = useRead(`${register} ${String(open)}`, () =>
    window.counter.registerList({ register, query: '', open, offset: 0, limit: most }),
  );
  const all = rows.latest?.rows ?? [];
  const at = all.find(({ id }) => id === current) ?? all[0];
  const id = at?.id ?? null;
  const entry = useRead(`${register} ${id ?? ''}`, async (): Promise<Result<RegisterEntry | null>> =>
    id === null ? { ok: true, value: null } : window.counter.registerEntry({ register, id }),
  );
  const offers = useRead(`${register} ${id ?? ''}`, async () => {
    const begin = await window.counter.registerOffers({ register, id: null });
    const own = id === null ? null : await window.counter.registerOffers({ register, id });
    if (own !== null && !own.ok) return begin;
    return begin.ok
      ? { ok: true as const, value: { offers: together(own?.value.offers ?? [], begin.value.offers) } }
      : begin;
  });
  const [reloadRows, reloadEntry, reloadOffers] = [rows.reload, entry.reload, offers.reload];
  const reload = useCallback(() => {
    reloadRows();
    reloadEntry();
    reloadOffers();
  }, [reloadRows, reloadEntry, reloadOffers]);
  useCaseChanges(reload, doing === null);

  const shown = offers.value?.offers ?? [];
  const takeable = shown.filter(isOpen);
  const closed = shown.filter((offer) => !isOpen(offer));
  const keyOf = (offer: OpenOffer): string => offer.keys ?? `Alt+${letters.charAt(takeable.indexOf(offer))}`;
  useKeys(
    {
      ...Object.fromEntries(takeable.map((offer) => [keyOf(offer), () => setDoing(offer)])),
      F6: () => setOpen(!open),
    },
    active && doing === null,
  );

  return (
    <div className="desk-columns">
      <section className="panel desk-list" aria-label={title}>
        <div className="panel-title">
          <h3>
            {title} {rows.latest?.total ?? 0}条
          </h3>
          <span className="push">
            <ActionButton
              label={open ? '显示全部' : '只看未办结'}
              keys="F6"
              size="small"
              onPress={() => setOpen(!open)}
            />
          </span>
        </div>
        {rows.refusal !== null && <RefusalNote refusal={rows.refusal} />}
        <TickList
          ref={list}
          label={title}
          rows={all}
          idOf={idOf}
          current={id}
          onCurrent={(next) => {
            setCurrent(next);
            setDoing(null);
          }}
          line={Row}
          empty={<p>{rows.latest === null ? '正在读取…' : `没有${open ? '未办结的' : ''}${title}记录。`}</p>}
        />
      </section>
      <div className="desk-side desk-scroll">
        {notice !== '' && doing === null && (
          <p className="case-notice" role="status">
            {notice}
          </p>
        )}
        {doing === null ? (
          <section className="panel" aria-label="办理">
            <div className="panel-title">
              <h3>办理</h3>
            </div>
            <div className="desk-offers">
              {takeable.map((offer) => (
                <div key={offer.id} className="desk-offer">
                  <ActionButton label={offer.title} keys={keyOf(offer)} onPress={() => setDoing(offer)} />
                  <span className="muted">{offer.meaning}</span>
                </div>
              ))}
              {takeable.length === 0 && <p className="muted">现在没有可以办理的事项，原因见下。</p>}
              {closed.length > 0 && (
                <details>
                  <summary>不能办理的事项和原因（{closed.length}）</summary>
                  {closed.map((offer) => (
                    <div key={offer.id} className="desk-closed">
                      <strong>{offer.title}</strong>
                      {offer.refusal !== null && <RefusalNote refusal={offer.refusal} />}
                    </div>
                  ))}
                </details>
              )}
              {offers.refusal !== null && <RefusalNote refusal={offers.refusal} />}
            </div>
          </section>
        ) : (
          <section className="panel desk-act" aria-label={doing.title}>
            <ActForm
              key={doing.id}
              offer={doing}
              active={active}
              onAct={(command, confirmations) =>
                window.counter.actOnRegister({ command, confirmations: [...confirmations] })
              }
              onDone={({ streams }) => {
                setNotice(`${doing.title}：已办理。`);
                setDoing(null);
                const next = streams.find(({ kind }) => kind === register)?.id;
                if (next !== undefined) setCurrent(next);
                reload();
                list.current?.focus();
              }}
              onBack={() => {
                setDoing(null);
                list.current?.focus();
              }}
            />
          </section>
        )}
        {entry.value !== null && <RegisterEntryView entry={entry.value} active={active && doing === null} />}
      </div>
    </div>
  );
}

/** What an entry offers itself comes first, and is not offered a second time as the beginning of another. */
const together = (own: readonly Offer[], begin: readonly Offer[]): Offer[] => [
  ...own,
  ...begin.filter(({ type }) => !own.some((offer) => offer.type === type)),
];

const idOf = ({ id }: RegisterRow): string => id;
const isOpen = (offer: Offer): offer is OpenOffer => offer.form !== null && offer.refusal === null;

function Row({ row }: { readonly row: RegisterRow }) {
  const { title, text, state, tone, due, who, on } = row;
  return (
    <>
      <div className="tick-line">
        <strong className="grow">{title}</strong>
        <ToneMark tone={tone} words={state} />
      </div>
      <div className="tick-line">
        <span className="grow">{text}</span>
      </div>
      <div className="tick-line muted">
        <span className="grow">
          {who}　{on}
        </span>
        {due !== null && <span>期限 {due}</span>}
      </div>
    </>
  );
}
