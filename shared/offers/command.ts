/**
 * From what stands in the fields of a form to the command: one way for the screen that sends it and for the rules that
 * are asked beforehand. Free of zod, so that screens may use it.
 */
import type { ActForm, FormField } from './form.ts';

/** What stands in the fields, by {@link fieldKey}. A part is null or values of its own, entries are a list of them. */
export type Values = Readonly<Record<string, unknown>>;

/** Tells two fields of one name apart. */
export const fieldKey = ({ name, when }: Pick<FormField, 'name' | 'when'>): string =>
  when === undefined ? name : `${name} (${when.field}: ${when.is.join(', ')})`;

/** The value of a field that nobody filled in. */
export function emptyValue(field: FormField): unknown {
  switch (field.kind) {
    case 'text':
    case 'words':
    case 'day':
    case 'choice':
      return field.nullable === true ? null : '';
    case 'count':
      return field.min;
    case 'money':
      return 0;
    case 'check':
      return false;
    case 'part':
      return null;
    case 'second':
      return '';
    default:
      return [];
  }
}

/** Of a field that is not shown: what the command has to say all the same. */
const hiddenValue = (field: FormField): unknown =>
  field.kind === 'choice' && field.nullable !== true
    ? (field.initial ?? field.choices[0]?.value ?? '')
    : emptyValue(field);

/** What stands in a field before anybody types. */
export function initialValue(field: FormField): unknown {
  if (field.kind === 'part') return field.open === true ? initialValues(field.fields) : null;
  if (field.kind === 'entries') return (field.initial ?? []).map((entry) => entryValues(field.fields, entry));
  return field.initial ?? emptyValue(field);
}

export const initialValues = (fields: readonly FormField[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [fieldKey(field), initialValue(field)]));

/** An entry given by the names of the command, as values of its fields; its ids are kept. */
function entryValues(fields: readonly FormField[], entry: Values): Record<string, unknown> {
  const given = fields.flatMap((field) =>
    field.name in entry ? [[fieldKey(field), entry[field.name]]] : [],
  );
  const names = new Set(fields.map(({ name }) => name));
  const rest = Object.entries(entry).filter(([name]) => !names.has(name));
  return { ...initialValues(fields), ...(Object.fromEntries(given) as object), ...Object.fromEntries(rest) };
}

/** Whether a field is shown: the field it depends on is shown too, and has one of those values. */
export function isShown(field: FormField, fields: readonly FormField[], values: Values): boolean {
  const { when } = field;
  if (when === undefined) return true;
  return fields.some(
    (other) =>
      other.name === when.field &&
      other !== field &&
      isShown(other, fields, values) &&
      when.is.some((value) => value === values[fieldKey(other)]),
  );
}

/** The command as it is sent, but for its ids of its own (`commandId`). @param ids those the screen made for `form.ids` */
export function commandOf(
  form: ActForm,
  values: Values,
  ids: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const command: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ ...form.fixed, ...ids })) put(command, name, value);
  return Object.assign(command, filled(form.fields, values, command));
}

function filled(
  fields: readonly FormField[],
  values: Values,
  into: Record<string, unknown> = {},
): Record<string, unknown> {
  const shown = fields.filter((field) => isShown(field, fields, values));
  const named = new Set(shown.map(({ name }) => name));
  for (const field of fields) if (!named.has(field.name)) put(into, field.name, hiddenValue(field));
  for (const field of shown) put(into, field.name, valueOf(field, values[fieldKey(field)]));
  // 确认 is made from the other's PIN, where the command comes in.
  for (const field of fields) if (field.kind === 'second') put(into, field.flag, false);
  return into;
}

function valueOf(field: FormField, value: unknown): unknown {
  const empty = value === undefined || value === null || value === '';
  if (field.kind === 'choices' && field.as !== undefined)
    return ((value ?? []) as readonly string[]).map((chosen) => ({ [field.as ?? '']: chosen }));
  if (field.kind === 'part') return empty ? null : filled(field.fields, value as Values);
  if (field.kind !== 'entries') return empty ? emptyValue(field) : value;
  const entries = (value ?? []) as readonly Values[];
  return entries.map((entry) => {
    const ids = (field.ids ?? []).map((name) => [name, entry[name]] as const);
    return filled(field.fields, entry, Object.fromEntries(ids));
  });
}

/** `recipient.name` goes into the object `recipient`. */
function put(into: Record<string, unknown>, name: string, value: unknown): void {
  const [head = '', ...rest] = name.split('.');
  if (rest.length === 0) {
    into[head] = value;
    return;
  }
  const inner = (into[head] ?? {}) as Record<string, unknown>;
  into[head] = inner;
  put(inner, rest.join('.'), value);
}

const meets = (name: string, asked: string): boolean =>
  name === asked ||
  name.startsWith(`${asked}.`) ||
  asked.startsWith(`${name}.`) ||
  name.endsWith(`.${asked}`);

/** The field that a refusal speaks of: the one shown, where several have the name. */
export function fieldNamed(
  fields: readonly FormField[],
  asked: string | undefined,
  values: Values | null = null,
): FormField | undefined {
  if (asked === undefined || asked === '') return undefined;
  const named = fields.filter(
    (field) => meets(field.name, asked) || (field.kind === 'second' && field.flag === asked),
  );
  const shown = values === null ? named : named.filter((field) => isShown(field, fields, values));
  return shown.find(({ name }) => name === asked) ?? shown[0];
}
