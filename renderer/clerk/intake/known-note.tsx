import type { KnownApplicant } from '#shared/contract/counter.ts';
import { ActionButton } from '../action-button.tsx';
import type { IntakeForm } from './form.ts';

interface KnownNoteProps {
  readonly known: KnownApplicant;
  readonly form: IntakeForm;
  readonly onTake: () => void;
  readonly onTakeAgent: () => void;
  readonly onOpen: (caseId: string) => void;
}

/** What this counter has on record of the applicant: offered by a key each, so that nothing is typed twice. */
export function KnownNote({ known, form, onTake, onTakeAgent, onOpen }: KnownNoteProps) {
  const draft = form.kind === 'person' ? form.person : form.organisation;
  const other = draft.name !== '' && draft.name.trim() !== known.name;
  const missing = draft.name === '' || draft.phone === '';
  const [open] = known.open;
  const { agent, copies, last } = known;
  return (
    <div className="known" role="note" aria-label="已有登记">
      <p className="known-line" title={`${last.itemName}（${last.receivedOn}，${last.stage}）`}>
        已有登记{known.cases}件，最近：{last.itemName}（{last.stage}）
      </p>
      {other && <p className="known-other">登记的名称是“{known.name}”，与现在填写的不同，请核对证件。</p>}
      {known.representative !== null && form.kind === 'organisation' && (
        <p>法定代表人（领取时核对）：{known.representative}</p>
      )}
      {copies.length > 0 && (
        <p
          className="known-line"
          title={copies
            .map(({ name, on, receiptNumber }) => `${name}（${on}收，${receiptNumber}）`)
            .join('\n')}
        >
          存有复印件{copies.length}种：{copies.map(({ name }) => name).join('、')}
        </p>
      )}
      <div className="known-acts">
        {missing && <ActionButton label="沿用" keys="Ctrl+D" size="small" onPress={onTake} />}
        {agent !== null && !form.withAgent && (
          <ActionButton label={`沿用代理人${agent.name}`} keys="Ctrl+G" size="small" onPress={onTakeAgent} />
        )}
        {open !== undefined && (
          <ActionButton
            label={`在办${known.open.length}件`}
            keys="Ctrl+E"
            size="small"
            onPress={() => onOpen(open.caseId)}
          />
        )}
      </div>
      {known.open.length > 1 && (
        <ul className="known-open">
          {known.open.slice(0, 5).map(({ caseId, receiptNumber, itemName, stage }) => (
            <li key={caseId}>
              <button type="button" className="link" tabIndex={-1} onClick={() => onOpen(caseId)}>
                {receiptNumber}
              </button>{' '}
              {itemName}（{stage}）
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
