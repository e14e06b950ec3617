import { Checkbox } from 'antd';
import type { Dispatch } from 'react';
import type { KnownApplicant } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { Choices } from '../choices.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { AgentFields } from './agent-fields.tsx';
import { CardMark } from './card-mark.tsx';
import { KnownNote } from './known-note.tsx';
import type { ApplicantKind, FormAction, IntakeForm } from './form.ts';
import { creditCodeHint, residentIdHint } from './id-note.ts';
import { NumberField } from './number-field.tsx';
import { TextField } from './text-field.tsx';

interface ApplicantPanelProps {
  readonly form: IntakeForm;
  readonly dispatch: Dispatch<FormAction>;
  readonly reading: boolean;
  /** Why the card could not be read. */
  readonly refusal: Refusal | null;
  readonly onReadCard: (of: 'person' | 'agent') => void;
  /** What is on record of the applicant; null where nothing is. */
  readonly known: KnownApplicant | null;
  readonly onTake: () => void;
  readonly onTakeAgent: () => void;
  readonly onOpen: (caseId: string) => void;
  /** The number is whole and right. */
  readonly onNumber: () => void;
}

const kinds: readonly { value: ApplicantKind; title: string }[] = [
  { value: 'person', title: '个人' },
  { value: 'organisation', title: '单位' },
];

/** Who applies, and who stands at the window for them. */
export function ApplicantPanel({
  form,
  dispatch,
  reading,
  refusal,
  onReadCard,
  ...rest
}: ApplicantPanelProps) {
  const { known, onTake, onTakeAgent, onOpen, onNumber } = rest;
  return (
    <section className="panel" aria-labelledby="applicant-title">
      <div className="panel-title">
        <h2 id="applicant-title">申请人</h2>
        <Choices
          label="申请人类型"
          value={form.kind}
          onChange={(kind) => dispatch({ type: 'kind', kind })}
          options={kinds}
        />
        <kbd className="muted" aria-hidden="true">
          F5
        </kbd>
        <span className="push" />
        {form.kind === 'person' && (
          <ActionButton
            label="读卡"
            keys="F4"
            size="small"
            running={reading}
            onPress={() => onReadCard('person')}
          />
        )}
      </div>
      <div className="fields">
        {refusal !== null && <RefusalNote refusal={refusal} />}
        {form.kind === 'person' ? (
          <PersonFields form={form} dispatch={dispatch} onNumber={onNumber} />
        ) : (
          <OrganisationFields form={form} dispatch={dispatch} onNumber={onNumber} />
        )}
        {known !== null && (
          <KnownNote known={known} form={form} onTake={onTake} onTakeAgent={onTakeAgent} onOpen={onOpen} />
        )}
        <AgentFields
          form={form}
          dispatch={dispatch}
          reading={reading}
          onReadCard={() => onReadCard('agent')}
        />
      </div>
    </section>
  );
}

type FieldsProps = Pick<ApplicantPanelProps, 'form' | 'dispatch' | 'onNumber'>;

/** C1: who takes the result along need not be called. */
const phoneNote = ({ item }: IntakeForm): string =>
  item?.item.handling === '即办件' ? '当场办结的可以不填' : '';

/** The number first: what is known under it need not be typed. */
function PersonFields({ form, dispatch, onNumber }: FieldsProps) {
  const { person } = form;
  const { today } = useWorkplace();
  return (
    <>
      <NumberField
        id="person-id"
        label="身份证件号码"
        field="idNumber"
        value={person.idNumber}
        onChange={(idNumber) => dispatch({ type: 'person', change: { idNumber } })}
        hintOf={(value, left) => residentIdHint(value, left, today)}
        extra={person.card !== null && <CardMark card={person.card} />}
        onComplete={onNumber}
      />
      <TextField
        id="person-name"
        label="姓名"
        field="name"
        maxLength={120}
        value={person.name}
        onChange={(name) => dispatch({ type: 'person', change: { name } })}
      />
      <TextField
        id="person-phone"
        label="联系电话"
        field="phone"
        maxLength={30}
        placeholder={phoneNote(form)}
        value={person.phone}
        onChange={(phone) => dispatch({ type: 'person', change: { phone } })}
      />
    </>
  );
}

function OrganisationFields({ form: { organisation }, dispatch, onNumber }: FieldsProps) {
  const { needsConfirmation } = creditCodeHint(organisation.creditCode, false);
  return (
    <>
      <NumberField
        id="credit-code"
        label="统一社会信用代码"
        field="creditCode"
        value={organisation.creditCode}
        onChange={(creditCode) => dispatch({ type: 'organisation', change: { creditCode } })}
        hintOf={(value, left) => creditCodeHint(value, left).hint}
        onComplete={onNumber}
        extra={
          needsConfirmation && (
            <Checkbox
              checked={organisation.creditCodeConfirmed}
              onChange={(event) =>
                dispatch({ type: 'organisation', change: { creditCodeConfirmed: event.target.checked } })
              }
            >
              已对照证照核对
            </Checkbox>
          )
        }
      />
      <TextField
        id="organisation-name"
        label="单位名称"
        field="name"
        maxLength={120}
        value={organisation.name}
        onChange={(name) => dispatch({ type: 'organisation', change: { name } })}
      />
      <TextField
        id="organisation-phone"
        label="联系电话"
        field="phone"
        maxLength={30}
        value={organisation.phone}
        onChange={(phone) => dispatch({ type: 'organisation', change: { phone } })}
      />
    </>
  );
}
