import type { Refusal } from '#shared/result.ts';
import { fieldOf } from '../field.tsx';
import type { IntakeForm } from './form.ts';

/** What stands in the place of the answers; only one thing at a time. */
export type IntakePanel = 'answers' | 'refuse' | 'not_required' | 'particulars';

const panelFields: Readonly<Record<IntakePanel, readonly string[]>> = {
  answers: [],
  refuse: ['ground', 'reason', 'competentOrgan', 'citation'],
  not_required: ['basis'],
  particulars: [
    'channel',
    'lateEntry.slip',
    'lateEntry.reason',
    'lateEntry.receivedOn',
    'held.certificate',
    'held.validUntil',
    'corrections',
  ],
};

/** The panel that has the field a refusal is about, where it is not the answers. */
export const panelOf = (refusal: Refusal): IntakePanel | null =>
  panelFields.particulars.includes(fieldOf(refusal)) ? 'particulars' : null;

/** Is the field a refusal is about on the screen and showing it? If not, it is shown beside the answers. */
export function hasPlace(
  refusal: Refusal,
  form: Pick<IntakeForm, 'kind' | 'withAgent'>,
  panel: IntakePanel,
): boolean {
  const shown = [
    'item',
    'name',
    'phone',
    form.kind === 'person' ? 'idNumber' : 'creditCode',
    ...(form.withAgent ? ['agent.name', 'agent.idNumber', 'agent.phone', 'agent.letterOfAuthority'] : []),
    'subItem',
    ...panelFields[panel],
  ];
  return shown.includes(fieldOf(refusal));
}
