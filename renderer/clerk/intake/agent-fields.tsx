import { Checkbox } from 'antd';
import type { Dispatch } from 'react';
import { ActionButton } from '../action-button.tsx';
import { useFieldRefusal } from '../field.tsx';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import type { FormAction, IntakeForm } from './form.ts';
import { residentIdHint } from './id-note.ts';
import { NumberField } from './number-field.tsx';
import { TextField } from './text-field.tsx';

interface AgentFieldsProps {
  readonly form: IntakeForm;
  readonly dispatch: Dispatch<FormAction>;
  readonly reading: boolean;
  readonly onReadCard: () => void;
}

/** 代理人 (许可法29): only there when somebody else than the applicant stands at the window. */
export function AgentFields({ form: { withAgent, agent }, dispatch, reading, onReadCard }: AgentFieldsProps) {
  const { today } = useWorkplace();
  const letter = useFieldRefusal('agent.letterOfAuthority');
  return (
    <>
      <div className="agent-head">
        <Checkbox
          checked={withAgent}
          onChange={(event) => dispatch({ type: 'with-agent', withAgent: event.target.checked })}
        >
          由代理人办理
        </Checkbox>
        {withAgent && (
          <ActionButton
            label="读代理人证件"
            keys="Shift+F4"
            size="small"
            running={reading}
            onPress={onReadCard}
          />
        )}
      </div>
      {withAgent && (
        <>
          <TextField
            id="agent-name"
            label="代理人姓名"
            field="agent.name"
            maxLength={120}
            value={agent.name}
            onChange={(name) => dispatch({ type: 'agent', change: { name } })}
          />
          <NumberField
            id="agent-id"
            label="代理人证件号码"
            field="agent.idNumber"
            value={agent.idNumber}
            onChange={(idNumber) => dispatch({ type: 'agent', change: { idNumber } })}
            hintOf={(value, left) => residentIdHint(value, left, today)}
          />
          <TextField
            id="agent-phone"
            label="代理人电话"
            field="agent.phone"
            maxLength={30}
            value={agent.phone}
            onChange={(phone) => dispatch({ type: 'agent', change: { phone } })}
          />
          <div data-field="agent.letterOfAuthority" className="agent-letter">
            <Checkbox
              checked={agent.letterOfAuthority}
              onChange={(event) =>
                dispatch({ type: 'agent', change: { letterOfAuthority: event.target.checked } })
              }
            >
              已收授权委托书
            </Checkbox>
            {letter !== null && <RefusalNote refusal={letter} />}
          </div>
        </>
      )}
    </>
  );
}
