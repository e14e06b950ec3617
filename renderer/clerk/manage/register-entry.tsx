import type { RegisterEntry } from '#shared/registers/views/view.ts';
import { useKeys } from '../../common/keys.ts';
import { ActionButton } from '../action-button.tsx';
import { EntryBody } from '../registers/entry-body.tsx';
import { useWorkplace } from '../workstation/workplace.ts';

interface RegisterEntryViewProps {
  readonly entry: RegisterEntry;
  readonly active: boolean;
}

/** One entry of a register, on a desk that has a register among other work. */
export function RegisterEntryView({ entry, active }: RegisterEntryViewProps) {
  const { openCase } = useWorkplace();
  const { row, caseId } = entry;
  const look = () => {
    if (caseId !== null) openCase(caseId);
  };
  useKeys({ 'Alt+O': look }, active && caseId !== null);
  return (
    <section className="panel" aria-label={row.title}>
      <div className="panel-title">
        <h3>{row.title}</h3>
        {caseId !== null && (
          <span className="push">
            <ActionButton label="查看办件" keys="Alt+O" size="small" onPress={look} />
          </span>
        )}
      </div>
      <EntryBody entry={entry} />
    </section>
  );
}
