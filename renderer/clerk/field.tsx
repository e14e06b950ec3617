import { createContext, type ReactNode, useContext } from 'react';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../common/refusal-note.tsx';
import './field.css';

/** The refusal that answers the form around; each field shows the one that is about it. */
const FormRefusal = createContext<Refusal | null>(null);
export const FormRefusalProvider = FormRefusal.Provider;

/** Where a call's own check names a field by its path, the last words are the field's. */
export const fieldOf = (refusal: Refusal): string =>
  (refusal.field ?? '').replace(/^(applicant|outcome)\./, '').replace(/^materials\..*/, 'materials');

export function useFieldRefusal(field: string): Refusal | null {
  const refusal = useContext(FormRefusal);
  return refusal !== null && fieldOf(refusal) === field ? refusal : null;
}

interface FieldProps {
  /** Id of the control inside. */
  readonly id: string;
  readonly label: string;
  /** The field's name in a refusal. */
  readonly field: string;
  /** Shown under the control unless a refusal is. */
  readonly note?: ReactNode;
  /** Shown below, whatever the note says. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A label, its control, and what there is to say of it. */
export function Field({ id, label, field, note, extra, children }: FieldProps) {
  const refusal = useFieldRefusal(field);
  return (
    <div className="field" data-field={field}>
      <label htmlFor={id}>{label}</label>
      <div className="field-control">
        {children}
        {refusal === null ? note : <RefusalNote refusal={refusal} />}
        {extra}
      </div>
    </div>
  );
}

/** Puts the cursor where the refusal is; false when nothing on the screen carries that name. */
export function focusField(root: ParentNode | null, field: string): boolean {
  if (field === '') return false;
  const place = root?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  const control = place?.querySelector<HTMLElement>(
    'input:not([disabled]), textarea, button, [tabindex="0"]',
  );
  control?.focus();
  return place !== null && place !== undefined;
}
