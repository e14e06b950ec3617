import { Input, type InputRef } from 'antd';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RegisterShelf } from '#shared/contract/registers.ts';
import type { shelfWords } from '#shared/registers/views/shelves.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { useDelayed } from '../board/use-delayed.ts';
import { Choices } from '../choices.tsx';
import { useChanges } from '../use-changes.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { BeginPanel } from './begin-panel.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { RowList } from './row-list.tsx';
import type { Turning } from './use-turning.ts';

/** How many entries are listed; what is further down is searched for. */
const listed = 500;
type Span = 'open' | 'all';
const spans: { value: Span; title: string }[] = [
  { value: 'open', title: '未结' },
  { value: 'all', title: '全部' },
];

interface RegisterDeskProps {
  readonly shelf: RegisterShelf;
  readonly words: (typeof shelfWords)[RegisterShelf['register']];
  /** The page is in sight; what is behind another one waits with reading. */
  readonly shown: boolean;
  readonly active: boolean;
  readonly turning: Turning;
  /** Something was entered: the counts may be others. */
  readonly onChanged: () => void;
}

/** One register: its entries, the one chosen, and what may be done. */
export function RegisterDesk({ shelf, words, shown, active, turning, onChanged }: RegisterDeskProps) {
  const { register, open, sealed } = shelf;
  const { openPage } = useWorkplace();
  const [typed, setTyped] = useState('');
  const [span, setSpan] = useState<Span>(() => (open === null || open === 0 ? 'all' : 'open'));
  const [chosen, setChosen] = useState<string | null>(null);
  const [beginning, setBeginning] = useState(false);
  /** A form is open in the panel: the list's own keys rest. */
  const [filling, setFilling] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const search = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const query = useDelayed(typed.trim());
  const asked = { register, query, open: span === 'open', offset: 0, limit: listed };
  const rows = useRead(JSON.stringify(asked), () => window.counter.registerList(asked));
  const { reload } = rows;
  const onChange = useCallback(() => shown && reload(), [shown, reload]);
  useChanges(onChange);
  const show = useEffectEvent(() => {
    reload();
    if (!beginning && !filling) list.current?.focus();
  });
  useEffect(() => {
    if (shown) show();
  }, [shown]);

  const found = rows.latest?.rows ?? [];
  const at = found.findIndex(({ id }) => id === chosen);
  const row = found[at] ?? (beginning ? undefined : found[0]);
  const mayBegin = register !== 'delivery' && register !== 'follow_up';
  const begin = () => {
    if (!mayBegin) return;
    setSaid(null);
    setBeginning(true);
  };
  const toList = () => {
    setBeginning(false);
    setFilling(false);
    list.current?.focus();
  };
  const done = (text: string, id: string | null) => {
    setSaid(text);
    if (id !== null) setChosen(id);
    reload();
    onChanged();
    toList();
  };
  const showAll = () => {
    setTyped('');
    setSpan('all');
  };
  const find = () => search.current?.focus({ cursor: 'all' });
  useKeys(
    {
      Insert: begin,
      'Ctrl+N': begin,
      'Ctrl+F': find,
      // An empty list offers one way out: everything there is.
      'Ctrl+O': found.length === 0 ? showAll : () => setSpan(span === 'open' ? 'all' : 'open'),
      ...(words.paper === null ? {} : { 'Ctrl+P': () => openPage('papers') }),
    },
    active && !beginning && !filling,
  );

  return (
    <div className="register-desk">
      <section className="register-list panel" aria-label={words.title}>
        <div className="register-tools">
          <Input
            ref={search}
            className="register-search"
            aria-label={`查找${words.title}`}
            placeholder="编号、人员、内容"
            value={typed}
            maxLength={200}
            allowClear
            autoComplete="off"
            spellCheck={false}
            suffix={<kbd aria-hidden="true">Ctrl+F</kbd>}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
              event.preventDefault();
              list.current?.focus();
            }}
          />
          <Choices label="范围" value={span} options={spans} onChange={setSpan} />
          <kbd className="muted" title="未结、全部">
            Ctrl+O
          </kbd>
          <span className="push" />
          {words.paper !== null && (
            <ActionButton label="登记簿文书" keys="Ctrl+P" onPress={() => openPage('papers')} />
          )}
          {mayBegin && <ActionButton label="新增" keys="Insert" type="primary" onPress={begin} />}
        </div>
        <p className="register-about muted">
          {words.about}
          <span role="status">
            {said ??
              (register === 'consultation' ? turning.said : null) ??
              (rows.value === null || sealed
                ? ''
                : rows.value.total > listed
                  ? `共${rows.value.total}项，只列出前${listed}项，其余请查找`
                  : `共${rows.value.total}项`)}
          </span>
        </p>
        {rows.refusal !== null && <RefusalNote refusal={rows.refusal} />}
        <RowList
          ref={list}
          title={words.title}
          who={words.who}
          rows={found}
          selected={row?.id ?? null}
          onSelect={(id) => {
            setSaid(null);
            setChosen(id);
          }}
          empty={
            rows.value === null ? null : (
              <EmptyList
                filtered={typed.trim() !== ''}
                span={span}
                sealed={sealed}
                begin={words.begin}
                onAll={showAll}
              />
            )
          }
        />
      </section>
      {beginning ? (
        <BeginPanel
          register={register}
          title={words.title}
          active={active}
          onDone={(id) => done(sealed ? '已登记并封存，由监察机关处理。' : '已登记。', sealed ? null : id)}
          onBack={toList}
        />
      ) : (
        row !== undefined && (
          <EntryPanel
            key={row.id}
            register={register}
            id={row.id}
            title={row.title}
            shown={shown}
            active={active}
            turning={{
              ...turning,
              begin: (begun) => {
                setSaid(null);
                turning.begin(begun);
              },
            }}
            onFilling={setFilling}
            onDone={() => done('已登记。', null)}
            onBack={toList}
          />
        )
      )}
      {!beginning && row === undefined && (
        <section className="panel register-panel" aria-label="所选登记">
          <p className="register-empty">选中的登记在此显示。</p>
        </section>
      )}
    </div>
  );
}

interface EmptyListProps {
  readonly filtered: boolean;
  readonly span: Span;
  readonly sealed: boolean;
  readonly begin: string;
  readonly onAll: () => void;
}

/** Why the list is empty, and what to do. */
function EmptyList({ filtered, span, sealed, begin, onAll }: EmptyListProps) {
  if (sealed)
    return <p>投诉登记后封存，由监察机关和大厅管理机构处理，窗口不能查看。有人投诉时，按 Insert 登记。</p>;
  if (filtered) return <ShowAll words="没有符合条件的登记。" onAll={onAll} />;
  if (span === 'open') return <ShowAll words="没有未结的登记。" onAll={onAll} />;
  return <p>还没有登记。{begin}</p>;
}

const ShowAll = ({ words, onAll }: { readonly words: string; readonly onAll: () => void }) => (
  <>
    <p>{words}</p>
    <ActionButton label="显示全部" keys="Ctrl+O" onPress={onAll} />
  </>
);
