import type { InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { IntakeDone, ItemSummary } from '#shared/contract/counter.ts';
import { useKeys } from '../../common/keys.ts';
import { focusFirstEmpty, focusNextInput } from '../focus.ts';
import { FormRefusalProvider } from '../field.tsx';
import { receiveAllRequired } from '../materials/ticks.ts';
import { ApplicantPanel } from './applicant-panel.tsx';
import { isBegun, newForm, reduceForm, ticksOf } from './form.ts';
import { IntakeResult } from './intake-result.tsx';
import { ItemPanel } from './item-panel.tsx';
import { MaterialsPanel } from './materials-panel.tsx';
import { hasPlace } from './places.ts';
import { OutcomeBar } from './outcome-bar.tsx';
import { RefusePanel } from './refuse-panel.tsx';
import { useAnswer } from './use-answer.ts';
import { useCard } from './use-card.ts';
import { useClearing } from './use-clearing.ts';
import { useItemView } from './use-item-view.ts';
import './intake-page.css';

const startForm = () => newForm(crypto.randomUUID(), crypto.randomUUID());

interface IntakePageProps {
  readonly active: boolean;
  readonly onBegun: (begun: boolean) => void;
}

/** 收件: item, applicant, materials and the answer on one screen. */
export function IntakePage({ active, onBegun }: IntakePageProps) {
  const [form, dispatch] = useReducer(reduceForm, undefined, startForm);
  const [searching, setSearching] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const [done, setDone] = useState<IntakeDone | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const search = useRef<InputRef>(null);
  const begun = isBegun(form);
  useEffect(() => onBegun(begun), [begun, onBegun]);

  const clearing = useClearing(form, (next) => {
    dispatch({ type: 'start', form: next ?? startForm() });
    answer.forget();
    setRefusing(false);
    setSearching(false);
  });
  const answer = useAnswer(form, root, (result) => {
    setDone(result);
    setRefusing(false);
    setSearching(false);
    dispatch({ type: 'start', form: startForm() });
  });
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
  const working = active && done === null;
  useKeys(
    {
      F4: () => void card.read(form.kind === 'person' ? 'person' : 'agent'),
      'Shift+F4': () => void card.read('agent'),
      F5: () => dispatch({ type: 'kind', kind: otherKind }),
      F6: receiveAll,
      F7: changeItem,
    },
    working,
  );
  useKeys(
    {
      F9: () => void answer.give({ kind: 'accept' }),
      F10: () => void answer.give({ kind: 'correct' }),
      F11: openRefusal,
      F12: clearing.clear,
      ...(clearing.undo === null ? {} : { 'Ctrl+Z': clearing.undo }),
    },
    working && !refusing,
  );

  if (done !== null) return <IntakeResult done={done} active={active} onNext={() => setDone(null)} />;

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
          <MaterialsPanel form={form} dispatch={dispatch} onReceiveAll={receiveAll} onUndo={clearing.undo} />
          {refusing ? (
            <RefusePanel
              draft={form.refusal}
              onChange={(change) => dispatch({ type: 'refusal', change })}
              placed={answer.refusal !== null && hasPlace(answer.refusal, form, true)}
              active={working}
              answer={answer}
              onBack={() => {
                answer.forget();
                setRefusing(false);
              }}
            />
          ) : (
            <OutcomeBar form={form} answer={answer} onRefuse={openRefusal} onClear={clearing.clear} />
          )}
        </div>
      </div>
    </FormRefusalProvider>
  );
}
