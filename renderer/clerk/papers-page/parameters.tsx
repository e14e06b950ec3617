import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { PaperChoices } from '#shared/contract/papers.ts';
import type { Refusal } from '#shared/result.ts';
import { monthChoices } from '../dates.ts';
import { Field } from '../field.tsx';
import { ItemField } from './item-field.tsx';
import type { AskDraft, Parameter } from './requests.ts';

/** Of three years: as far back as anybody asks. */
const keptMonths = 36;

interface ParametersProps {
  readonly active: boolean;
  readonly needs: readonly Parameter[];
  readonly draft: AskDraft;
  readonly choices: PaperChoices;
  readonly today: CivilDate;
  readonly onChange: (change: Partial<AskDraft>) => void;
  readonly onRefused: (refusal: Refusal | null) => void;
}

/** What the paper that is asked for needs to know. */
export function Parameters(props: ParametersProps) {
  const { needs, draft, choices, today, onChange } = props;
  return needs.map((parameter) => {
    switch (parameter) {
      case 'item':
        return <ItemField key={parameter} {...props} />;
      case 'month':
        return (
          <Field key={parameter} id="paper-month" label="月份" field="month">
            <select
              id="paper-month"
              className="plain-select"
              value={draft.month}
              onChange={({ target }) => onChange({ month: target.value })}
            >
              {monthChoices(today, keptMonths).map(({ value, title }) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </select>
          </Field>
        );
      case 'department':
        return (
          <Field key={parameter} id="paper-department" label="部门" field="department">
            <select
              id="paper-department"
              className="plain-select"
              value={draft.department}
              onChange={({ target }) => onChange({ department: target.value })}
            >
              {choices.departments.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </Field>
        );
      default:
        return (
          <Field key={parameter} id="paper-grantee" label="被授权人" field="grantee">
            <select
              id="paper-grantee"
              className="plain-select"
              value={draft.grantee}
              onChange={({ target }) => onChange({ grantee: target.value })}
            >
              <option value="">请选择</option>
              {choices.grantees.map(({ number, name, department }) => (
                <option key={number} value={number}>
                  {name}（工号{number}） {department}
                </option>
              ))}
            </select>
          </Field>
        );
    }
  });
}
