import type { InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CaseDone } from '#shared/contract/counter.ts';
import { useKeys } from '../../common/keys.ts';
import { useRead } from '../../common/use-read.ts';
import { focusFirstEmpty, focusNextInput } from '../focus.ts';
import { fieldOf, FormRefusalProvider } from '../field.tsx';
import { receiveAllRequired } from '../materials/ticks.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { scanKeys } from '../camera/scan-button.tsx';
import { ApplicantPanel } from './applicant-panel.tsx';
import { type FormAction, type IntakeForm, isBegun, reduceForm, ticksOf, touches } from './form.ts';
import { itemKeys } from './item-keys.ts';
import { ItemPanel } from './item-panel.tsx';
import { MaterialsPanel } from './materials-panel.tsx';
import { type IntakePanel, panelOf } from './places.ts';
import { AnswerPlace } from './answer-place.tsx';
import { useAnswer } from './use-answer.ts';
import { useCard } from './use-card.ts';
import { IntakeScans } from './intake-scans.tsx';
import { useItemView } from './use-item-view.ts';
import { useKnown } from './use-known.ts';
import { useOutcomes } from './use-outcomes.ts';
import './intake-desk.css';

/** An item to begin with, by its code: read again, because the catalogue may have changed. */
export interface ItemToRead {
  readonly code: string;
  readonly subItem: string | null;
}

interface IntakeDeskProps {
  readonly initial: IntakeForm;
  readonly itemToRead: ItemToRead | null;
  readonly active: boolean;
  /** The form as it stands, after every change. */
  readonly onForm: (form: IntakeForm) => void;
  readonly onClear: (form: IntakeForm) => void;
  /** Brings back what was cleared; null when there is nothing to bring back. */
  readonly onUndo: (() => void) | null;
  readonly onDone: (done: CaseDone) => void;
}

/** One application: item, applicant, materials and the answer on one screen. */
export function IntakeDesk({
  initial,
  itemToRead,
  active: uncovered,
  onForm,
  onClear,
  onUndo,
  onDone,
}: IntakeDeskProps) {
  const { openCase } = useWorkplace();
  const [form, reduce] = useReducer(reduceForm, initial);
  const [searching, setSearching] = useState(false);
  const [panel, setPanel] = useState<IntakePanel>('answers');
  const root = useRef<HTMLDivElement>(null);
  const search = useRef<InputRef>(null);
  const begun = isBegun(form);
  const [line, setLine] = useState<string | null>(null);
  const [scanning, setScanning] = useState<string | null>(null);
  const active = uncovered && scanning === null;
  useEffect(() => onForm(form), [form, onForm]);

  const answer = useAnswer(form, root, onDone);
  const dispatch = (action: FormAction) => {
    reduce(action);
    if (answer.refusal !== null && touches(action, fieldOf(answer.refusal))) answer.forget();
  };
  const card = useCard(dispatch, root);
  const item = useItemView((view) => {
    flushSync(() => {
      dispatch({ type: 'item', item: view });
      setSearching(false);
    });
    focusFirstEmpty(root.current);
  });
  const begin = useEffectEvent(() => {
    if (itemToRead !== null) void item.choose(itemToRead.code, itemToRead.subItem);
  });
  useEffect(() => begin(), []);

  const asking = searching || form.item === null;
  const favourites = useRead('', () => window.counter.favouriteItems()).value ?? [];
  const known = useKnown(form);
  const offers = useOutcomes(form);
  const take = () => {
    if (known === null) return;
    flushSync(() => dispatch({ type: 'known', known }));
    focusFirstEmpty(root.current);
  };
  const takeAgent = () => {
    if (known !== null && known.agent !== null) dispatch({ type: 'known-agent', agent: known.agent });
  };
  const openKnown = () => {
    const [open] = known?.open ?? [];
    if (open !== undefined) openCase(open.caseId);
  };

  const changeItem = () => {
    setSearching(true);
    search.current?.focus();
  };
  const receiveAll = () => {
    if (form.item !== null)
      dispatch({ type: 'ticks', ticks: receiveAllRequired(ticksOf(form), form.item.item.materials) });
  };
  const show = (next: IntakePanel) => {
    answer.forget();
    setPanel(next);
  };
  // What is refused in a panel that is closed is shown there, at its field.
  const about = answer.refusal === null ? null : panelOf(answer.refusal);
  const shown = panel === 'answers' && about !== null ? about : panel;
  // It stays open while what was refused is put right.
  useEffect(() => {
    if (about !== null) setPanel(about);
  }, [about]);
  const otherKind = form.kind === 'person' ? 'organisation' : 'person';
  // Once something new stands in the form, what was cleared must not come over it.
  const undo = begun ? null : onUndo;
  const clear = () => {
    if (begun) onClear(form);
  };
  useKeys(
    {
      F4: () => void card.read(form.kind === 'person' ? 'person' : 'agent'),
      'Shift+F4': () => void card.read('agent'),
      F5: () => {
        flushSync(() => dispatch({ type: 'kind', kind: otherKind }));
        // The field that had the cursor is gone.
        focusFirstEmpty(root.current);
      },
      F6: receiveAll,
      F7: changeItem,
      [scanKeys]: () => setScanning(lineToScan(form, line)),
      ...(known === null ? {} : { 'Ctrl+D': take, 'Ctrl+G': takeAgent, 'Ctrl+E': openKnown }),
      ...(asking ? itemKeys(favourites, ({ code }) => void item.choose(code)) : {}),
    },
    active,
  );
  useKeys(
    {
      F9: () => void answer.give({ kind: 'accept' }),
      F10: () => void answer.give({ kind: 'correct' }),
      F11: () => show('refuse'),
      'Shift+F11': () => show('not_required'),
      'Shift+F9': () => void answer.give({ kind: 'receive' }),
      'Ctrl+B': () => show('particulars'),
      F12: clear,
      ...(undo === null ? {} : { 'Ctrl+Z': undo }),
    },
    active && shown === 'answers',
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) focusNextInput(event, root.current);
  };
  return (
    <FormRefusalProvider value={answer.refusal}>
      <div className="intake" ref={root}>
        <div className="intake-left" onKeyDown={onKeyDown}>
          <ItemPanel
            active={active}
            view={form.item}
            searching={searching}
            refusal={item.refusal}
            inputRef={search}
            onSearch={setSearching}
            onChoose={({ code }) => void item.choose(code)}
            favourites={favourites}
            onSubItem={(subItem) => {
              if (form.item !== null) void item.choose(form.item.item.code, subItem);
            }}
          />
          <ApplicantPanel
            form={form}
            dispatch={dispatch}
            reading={card.reading}
            refusal={card.refusal}
            onReadCard={(of) => void card.read(of)}
            known={known}
            onTake={take}
            onTakeAgent={takeAgent}
            onOpen={openCase}
            onNumber={() => focusFirstEmpty(root.current)}
          />
        </div>
        <div className="intake-right">
          <MaterialsPanel
            form={form}
            dispatch={dispatch}
            onReceiveAll={receiveAll}
            onScan={setScanning}
            onLine={setLine}
            onUndo={undo}
          />
          <AnswerPlace
            form={form}
            dispatch={dispatch}
            panel={shown}
            active={active}
            answer={answer}
            offers={offers}
            onPanel={show}
            onClear={clear}
          />
        </div>
        {scanning !== null && (
          <IntakeScans
            form={form}
            materialId={scanning}
            dispatch={dispatch}
            onClose={() => setScanning(null)}
          />
        )}
      </div>
    </FormRefusalProvider>
  );
}

/** The line with the cursor in it, else the first; null where there is no list yet. */
function lineToScan({ item }: IntakeForm, line: string | null): string | null {
  const ids = item?.item.materials.map(({ id }) => id) ?? [];
  return line !== null && ids.includes(line) ? line : (ids[0] ?? null);
}
