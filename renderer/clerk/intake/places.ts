import type { Refusal } from '#shared/result.ts';
import { fieldOf } from '../field.tsx';
import type { IntakeForm } from './form.ts';

/** Is the field a refusal is about on the screen and showing it? If not, it is shown beside the answers. */
export function hasPlace(
  refusal: Refusal,
  form: Pick<IntakeForm, 'kind' | 'withAgent'>,
  refusing: boolean,
): boolean {
  const shown = [
    'item',
    'name',
    'phone',
    form.kind === 'person' ? 'idNumber' : 'creditCode',
    ...(form.withAgent ? ['agent.name', 'agent.idNumber', 'agent.phone', 'agent.letterOfAuthority'] : []),
    ...(refusing ? ['ground', 'reason', 'competentOrgan', 'citation'] : []),
  ];
  return shown.includes(fieldOf(refusal));
}
