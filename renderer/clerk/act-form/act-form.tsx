import { Form } from 'antd';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Values } from '#shared/offers/command.ts';
import type { ActForm as FormOf, Offer } from '#shared/offers/form.ts';
import type { Material } from '#shared/reference/index.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { chordOf, useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { focusField } from '../field.tsx';
import { focusNextInput } from '../focus.ts';
import { ActFields, addKey } from './act-fields.tsx';
import {
  type ActCommand,
  type Confirmation,
  confirmationsOf,
  continued,
  type Draft,
  filledCommand,
  isTouched,
  newDraft,
  refusedKey,
  withoutPins,
} from './act-values.ts';
import './act-form.css';

/** Forms that were begun, by the offer's id; whoever shows the acts keeps it as long as they are of use. */
export type Drafts = Map<string, Draft>;

/** An offer that is open. */
export type OpenOffer = Offer & { readonly form: FormOf };

interface ActFormProps<T> {
  readonly offer: OpenOffer;
  readonly onAct: (command: ActCommand, confirmations: readonly Confirmation[]) => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
  readonly onBack: () => void;
  /** After a refusal: the act may have become another since it was offered. */
  readonly onRefused?: (refusal: Refusal) => void;
  /** Of the catalogue, where the form asks for materials. */
  readonly materials?: readonly Material[];
  readonly drafts?: Drafts;
  /** Keys are this form's; false while something lies on top. */
  readonly active?: boolean;
}

/** Whether a list or a calendar hangs open below a field: the library gives the calendar no mark of its own. */
const isListOpen = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  (target.closest('.ant-select-open') !== null ||
    (target.closest('.ant-picker') !== null &&
      document.querySelector('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)') !== null));

const none: readonly Material[] = [];
const newId = (): string => crypto.randomUUID();

/** Draws any act as a form, sends it, and puts a refusal where it belongs. It knows no act and no rule. */
export function ActForm<T>({
  offer,
  onAct,
  onDone,
  onBack,
  onRefused,
  materials = none,
  drafts,
  active = true,
}: ActFormProps<T>) {
  const { fields } = offer.form;
  const [form] = Form.useForm<Record<string, unknown>>();
  const [begun] = useState<Draft>(() => {
    const kept = drafts?.get(offer.id);
    return kept === undefined ? newDraft(offer.form, newId) : continued(kept, offer.form, newId);
  });
  // Of every field, also of one that is hidden again: what was typed there is not lost. Read in the same
  // event, not watched: the library tells later, and a quick Tab would go past a field that is to appear.
  const [values, setValues] = useState<Values>(begun.values);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sure, setSure] = useState(false);
  const root = useRef<HTMLElement>(null);
  const act = useAct(onAct);

  const keep = () => {
    const now = withoutPins(fields, form.getFieldsValue(true));
    if (isTouched(offer.form, now)) drafts?.set(offer.id, { ...begun, values: now });
  };
  const changed = () => {
    setValues(form.getFieldsValue(true));
    keep();
  };
  const back = () => {
    keep();
    onBack();
  };
  const send = async () => {
    const now = form.getFieldsValue(true);
    const confirmations = confirmationsOf(offer.form, now);
    const draft = { ...begun, values: withoutPins(fields, now) };
    const result = await act.run(filledCommand(offer, draft), confirmations);
    if (result === null) return;
    setSure(false);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) {
      drafts?.delete(offer.id);
      onDone(result.value);
    } else {
      keep();
      onRefused?.(result.refusal);
    }
  };
  const submit = () => {
    if (offer.grave && !sure) setSure(true);
    else void send();
  };
  const addEntry = () => root.current?.querySelector<HTMLButtonElement>('.act-add')?.click();
  useKeys(
    { 'Ctrl+Enter': submit, Escape: sure ? () => setSure(false) : back, [addKey]: addEntry },
    active && !act.running,
  );

  const refused = refusal === null ? null : refusedKey(offer.form, values, refusal);
  // The cursor goes to the first control, and later to the one a refusal is about.
  useEffect(() => {
    const place = root.current;
    const first = place?.querySelector<HTMLElement>(
      '.act-body input:not([disabled]), .act-body textarea, .act-submit',
    );
    const chosen = place?.querySelector<HTMLElement>('.act-body input[type="radio"]:checked');
    (first instanceof HTMLInputElement && first.type === 'radio' ? (chosen ?? first) : first)?.focus();
  }, []);
  const goThere = useEffectEvent(() => {
    if (refused !== null) focusField(root.current, refused);
  });
  useEffect(() => {
    if (refusal !== null) goThere();
  }, [refusal]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key, nativeEvent } = event;
    // Esc closes the list or the calendar that is open, and nothing else.
    if (key === 'Escape' && isListOpen(target)) event.preventDefault();
    const line = target instanceof HTMLInputElement && ['text', 'password'].includes(target.type);
    const ofList = target instanceof HTMLElement && target.closest('.ant-select, .ant-picker') !== null;
    if (key === 'Enter' && line && !ofList && !nativeEvent.isComposing) focusNextInput(event, root.current);
  };

  /** A list that is closed would take this key to open itself. */
  const onSend = (event: KeyboardEvent) => {
    const list = event.target instanceof HTMLElement ? event.target.closest('.ant-select') : null;
    if (list === null || list.classList.contains('ant-select-open')) return;
    if (chordOf(event.nativeEvent) !== 'Ctrl+Enter' || !active || act.running) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };

  return (
    <section
      className="act-form"
      aria-label={offer.title}
      ref={root}
      onKeyDown={onKeyDown}
      onKeyDownCapture={onSend}
    >
      <header className="act-head">
        <h3>{offer.title}</h3>
        <p className="muted">
          {offer.meaning}
          {offer.rule !== '' && <small> 依据 {offer.rule}</small>}
        </p>
      </header>
      <Form
        form={form}
        name={`act-${offer.type}`}
        component={false}
        initialValues={begun.values}
        layout="horizontal"
        colon={false}
        labelCol={{ flex: '10em' }}
        wrapperCol={{ flex: '1 1 0' }}
        labelWrap
        scrollToFirstError={false}
        onValuesChange={changed}
      >
        <div className="act-body">
          <ActFields
            form={form}
            fields={fields}
            values={values}
            onChanged={changed}
            materials={materials}
            refusal={refused === null || refusal === null ? null : { key: refused, refusal }}
          />
        </div>
      </Form>
      <footer className="act-foot">
        {refusal !== null && refused === null && <RefusalNote refusal={refusal} />}
        {sure ? (
          <div key="sure" className="act-sure" role="alertdialog" aria-label="再次确认">
            <span>
              <strong>{offer.title}</strong>办理后不能撤销，确定办理吗？
            </span>
            <ActionButton
              label="确定办理"
              keys="Enter"
              type="primary"
              danger
              autoFocus
              running={act.running}
              onPress={() => void send()}
            />
            <ActionButton label="不办理" keys="Esc" onPress={() => setSure(false)} />
          </div>
        ) : (
          <div key="buttons" className="act-buttons">
            <ActionButton
              label="办理"
              keys="Ctrl+Enter"
              type="primary"
              className="act-submit"
              running={act.running}
              onPress={submit}
            />
            <ActionButton label="返回" keys="Esc" onPress={back} />
          </div>
        )}
      </footer>
    </section>
  );
}
