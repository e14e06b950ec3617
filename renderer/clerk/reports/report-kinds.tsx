import { useId } from 'react';
import { type ReportKind, reportProfiles } from '#shared/reports/kinds.ts';

interface ReportKindsProps {
  readonly kinds: readonly ReportKind[];
  readonly chosen: ReportKind;
  readonly onChoose: (kind: ReportKind) => void;
}

/** Which report; native radio buttons, so that arrow keys go through them. */
export function ReportKinds({ kinds, chosen, onChoose }: ReportKindsProps) {
  const name = useId();
  return (
    <section className="panel report-kinds" aria-label="报表" role="radiogroup">
      {kinds.map((kind) => (
        <label key={kind} className="report-kind">
          <input
            type="radio"
            name={name}
            checked={kind === chosen}
            autoFocus={kind === chosen}
            onChange={() => onChoose(kind)}
          />
          <span>{reportProfiles[kind].title}</span>
          <small className="muted" aria-hidden="true">
            {reportProfiles[kind].about}
          </small>
        </label>
      ))}
    </section>
  );
}
