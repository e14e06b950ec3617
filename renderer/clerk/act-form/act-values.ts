/** What stands in a form that an offer drew, and what is sent of it. Pure: the shape of the command is `commandOf`'s. */
import {
  commandOf,
  fieldKey,
  fieldNamed,
  initialValues,
  isShown,
  type Values,
} from '#shared/offers/command.ts';
import type { ActForm, FormField, Offer } from '#shared/offers/form.ts';
import type { Refusal } from '#shared/result.ts';

/** As the calls take it. */
export interface ActCommand {
  readonly type: string;
  readonly commandId: string;
  readonly [name: string]: unknown;
}

/** A second person's PIN for the command's field of this name. */
export interface Confirmation {
  readonly flag: string;
  readonly staff: string;
  readonly pin: string;
}

/** A form that was begun: kept while its case is open, so that going back loses nothing. */
export interface Draft {
  readonly values: Values;
  /** One opening of the form is one act, however often it is pressed. */
  readonly commandId: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** Where the PIN that confirms a field is typed; never part of the command, nor of a draft. */
export const pinKey = (field: FormField): string => `${fieldKey(field)} pin`;

export function newDraft(form: ActForm, newId: () => string): Draft {
  return {
    values: initialValues(form.fields),
    commandId: newId(),
    ids: Object.fromEntries(form.ids.map((name) => [name, newId()])),
  };
}

/** What was begun goes on in the form as it is offered now: fields that are new have what they begin with. */
export function continued(draft: Draft, form: ActForm, newId: () => string): Draft {
  const fresh = newDraft(form, newId);
  return {
    values: { ...fresh.values, ...draft.values },
    commandId: draft.commandId,
    ids: { ...fresh.ids, ...draft.ids },
  };
}

export const withoutPins = (fields: readonly FormField[], values: Values): Values => {
  const pins = new Set(fields.filter(({ kind }) => kind === 'second').map(pinKey));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !pins.has(key)));
};

export const isTouched = (form: ActForm, values: Values): boolean =>
  JSON.stringify({ ...initialValues(form.fields), ...defined(values) }) !==
  JSON.stringify(initialValues(form.fields));

/** A control that was never typed into says undefined, which is nothing. */
const defined = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

export function filledCommand(offer: Offer & { readonly form: ActForm }, draft: Draft): ActCommand {
  const { form, type } = offer;
  return {
    ...commandOf(form, tidied(form.fields, draft.values), draft.ids),
    type,
    commandId: draft.commandId,
  };
}

/** The PINs typed by those named in fields that are shown; whoever is signed in needs none of their own. */
export function confirmationsOf({ fields }: ActForm, values: Values): Confirmation[] {
  return fields.flatMap((field) => {
    if (field.kind !== 'second' || !isShown(field, fields, values)) return [];
    const staff = values[fieldKey(field)];
    const pin = values[pinKey(field)];
    const asked = typeof staff === 'string' && staff !== '' && staff !== field.self;
    return asked && typeof pin === 'string' && pin !== '' ? [{ flag: field.flag, staff, pin }] : [];
  });
}

/** Lines are trimmed and empty ones dropped; while somebody types they stand as typed. */
function tidied(fields: readonly FormField[], values: Values): Values {
  const tidy: Record<string, unknown> = { ...values };
  for (const field of fields) {
    const key = fieldKey(field);
    const value = values[key];
    if (field.kind === 'lines' && Array.isArray(value))
      tidy[key] = value.map((line) => String(line).trim()).filter((line) => line !== '');
    if (field.kind === 'part' && value !== null && value !== undefined)
      tidy[key] = tidied(field.fields, value as Values);
    if (field.kind === 'entries' && Array.isArray(value))
      tidy[key] = (value as readonly Values[]).map((entry) => tidied(field.fields, entry));
  }
  return tidy;
}

/** The key of the field on the screen that a refusal is about; null where it is about none of them. */
export function refusedKey(form: ActForm, values: Values, refusal: Refusal): string | null {
  const field = fieldNamed(form.fields, refusal.field, values);
  return field === undefined ? null : fieldKey(field);
}

/** A standing phrase put in: instead of what is empty or another phrase, else after what was typed. */
export function withPhrase(text: string, phrase: string, phrases: readonly string[], max: number): string {
  const replaced = text.trim() === '' || phrases.includes(text.trim());
  return (replaced ? phrase : `${text}${phrase}`).slice(0, max);
}

/** How much of what is pasted has no room; null where all of it fits. */
export function cutNote(length: number, room: number, max: number): string | null {
  return length <= room ? null : `粘贴的内容有${length}字，超出本栏最多${max}字的部分没有放入。`;
}
