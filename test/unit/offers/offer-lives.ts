/** Lives of cases on which offers are looked at, and what is asked of each accepted command. */
import { expect } from 'vitest';
import { type Life, kinds } from '../../support/case-life.ts';
import type { CaseCommand } from '#shared/case/commands.ts';
import type { FormField, Offer } from '#shared/offers/form.ts';
import { itemOf } from '../../support/case-hall.ts';

export const lifeItems = [
  ...Object.values(kinds),
  itemOf({ intakeOnly: true, template: null }),
  itemOf({ category: '行政确认' }),
] as const;

export const valueAt = (command: object, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>((inner, part) => (inner as Record<string, unknown> | null)?.[part], command);

/** The offer of the command: of its type, and of the same thing where there are several. */
export const offersFor = (offers: readonly Offer[], command: CaseCommand): Offer[] => {
  const thing = ['suspensionId', 'noticeId', 'partyId'].map((name) => valueAt(command, name));
  return offers.filter(
    ({ type, id }) =>
      type === command.type &&
      (!id.includes(':') || thing.some((value) => id === `${type}:${String(value)}`)),
  );
};

/** Whatever the rules took was open, and none of its choices was refused beforehand. */
export function wasOffered(offers: readonly Offer[], command: CaseCommand, life?: Life): void {
  const [offer] = offersFor(offers, command);
  const about = JSON.stringify({ command, stage: life?.case.stage });
  expect([about, offer === undefined]).toEqual([about, false]);
  expect([command.type, offer?.refusal ?? null, about]).toEqual([command.type, null, about]);
  for (const field of offer?.form?.fields ?? []) chosen(field, command);
}

function chosen(field: FormField, command: CaseCommand): void {
  if (field.kind !== 'choice' && field.kind !== 'second') return;
  const value = valueAt(command, field.name);
  if (field.when !== undefined) {
    const asked = valueAt(command, field.when.field);
    if (!field.when.is.includes(asked as string)) return;
  }
  if (value === null || value === undefined) return;
  const choice = field.choices.find((one) => one.value === value);
  const about = `${command.type} ${field.name} ${JSON.stringify(value)}`;
  expect([about, choice?.value, choice?.refusal]).toEqual([about, value, undefined]);
}
