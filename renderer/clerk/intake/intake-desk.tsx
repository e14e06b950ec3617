import type { InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CaseDone, ItemSummary } from '#shared/contract/counter.ts';
import { useKeys } from '../../common/keys.ts';
import { focusFirstEmpty, focusNextInput } from '../focus.ts';
import { fieldOf, FormRefusalProvider } from '../field.tsx';
import { receiveAllRequired } from '../materials/ticks.ts';
import { ApplicantPanel } from './applicant-panel.tsx';
import { type FormAction, type IntakeForm, isBegun, reduceForm, ticksOf, touchedFields } from './form.ts';
import { ItemPanel } from './item-panel.tsx';
import { MaterialsPanel } from './materials-panel.tsx';
import { hasPlace } from './places.ts';
import { OutcomeBar } from './outcome-bar.tsx';
import { RefusePanel } from './refuse-panel.tsx';
import { useAnswer } from './use-answer.ts';
import { useCard } from './use-card.ts';
import { useItemView } from './use-item-view.ts';
import './intake-desk.css';

interface IntakeDeskProps {
  readonly initial: IntakeForm;
  readonly active: boolean;
  readonly onBegun: (begun: boolean) => void;
  readonly onClear: (form: IntakeForm) => void;
  /** Brings back what was cleared; null when there is nothing to bring back. */
  readonly onUndo: (() => void) | null;
  readonly onDone: (done: CaseDone) => void;
}

/** One application: item, applicant, materials and the answer on one screen. */
export function IntakeDesk({ initial, active, onBegun, onClear, onUndo, onDone }: IntakeDeskProps) {
  const [form, reduce] = useReducer(reduceForm, initial);
  const [searching, setSearching] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const search = useRef<InputRef>(null);
  const begun = isBegun(form);
  useEffect(() => onBegun(begun), [begun, onBegun]);

  const answer = useAnswer(form, root, onDone);
  const dispatch = (action: FormAction) => {
    reduce(action);
    if (answer.refusal !== null && touchedFields(action).includes(fieldOf(answer.refusal))) answer.forget();
  };
  const card = useCard(dispatch, root);
  const item = useItemView((view) => {
    flushSync(() => {
      dispatch({ type: 'item', item: view });
      setSearching(false);
    });
    focusFirstEmpty(root.current);
  });

  const changeItem = () => {
    setSearching(true);
    search.current?.focus();
  };
  const receiveAll = () => {
    if (form.item !== null)
      dispatch({ type: 'ticks', ticks: receiveAllRequired(ticksOf(form), form.item.item.materials) });
  };
  const openRefusal = () => {
    answer.forget();
    setRefusing(true);
  };
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
    },
    active,
  );
  useKeys(
    {
      F9: () => void answer.give({ kind: 'accept' }),
      F10: () => void answer.give({ kind: 'correct' }),
      F11: openRefusal,
      F12: clear,
      ...(undo === null ? {} : { 'Ctrl+Z': undo }),
    },
    active && !refusing,
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) focusNextInput(event, root.current);
  };
  return (
    <FormRefusalProvider value={answer.refusal}>
      <div className="intake" ref={root}>
        <div className="intake-left" onKeyDown={onKeyDown}>
          <ItemPanel
            view={form.item}
            searching={searching}
            refusal={item.refusal}
            inputRef={search}
            onSearch={setSearching}
            onChoose={(chosen: ItemSummary) => void item.choose(chosen.code)}
          />
          <ApplicantPanel
            form={form}
            dispatch={dispatch}
            reading={card.reading}
            refusal={card.refusal}
            onReadCard={(of) => void card.read(of)}
          />
        </div>
        <div className="intake-right">
          <MaterialsPanel form={form} dispatch={dispatch} onReceiveAll={receiveAll} onUndo={undo} />
          {refusing ? (
            <RefusePanel
              category={form.item?.item.category ?? '行政许可'}
              draft={form.refusal}
              onChange={(change) => dispatch({ type: 'refusal', change })}
              placed={answer.refusal !== null && hasPlace(answer.refusal, form, true)}
              active={active}
              answer={answer}
              onBack={() => {
                answer.forget();
                setRefusing(false);
              }}
            />
          ) : (
            <OutcomeBar form={form} answer={answer} onRefuse={openRefusal} onClear={clear} />
          )}
        </div>
      </div>
    </FormRefusalProvider>
  );
}
