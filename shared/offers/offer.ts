/**
 * What may be done, found by asking the rules: a command is made from what the form would hold, plausible words in what
 * is still empty, and given to the decider. Nothing here knows a rule.
 */
import type { Refusal, Result } from '../result.ts';
import { commandOf, fieldKey, fieldNamed, initialValue, type Values } from './command.ts';
import type { ActForm, Choice, FormField, Offer } from './form.ts';

/** One act as it would be shown, before the rules are asked. */
export interface Sheet extends Omit<Offer, 'id' | 'form' | 'refusal'> {
  /** Only where the same act may be there more than once: what tells it from the others. */
  readonly of?: string;
  readonly form: ActForm;
  /** Names of choices of which the rules may refuse some and take others: each option is tried. */
  readonly decisive?: readonly string[];
  /** What is put into fields to try them, by field key, where the usual dummy would not do. */
  readonly plausible?: Values;
}

/** Asks the rules, and nothing comes of it. The command has dummies for its ids. */
export type Ask = (command: Readonly<Record<string, unknown>>) => Result<unknown>;

type Deciding = Extract<FormField, { kind: 'choice' | 'choices' | 'second' }>;

export const dummyId = (number: number): string =>
  `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const dummyLine = '示例1号';
/** Says something of one matter and names a rule: what the rules of wording ask for. */
const dummyWords = '经核查营业场所平面图与现场布局，依据《示例条例》第一条';

/** The act as it is shown: open where the rules would take it with some input, else closed with what they say. */
export function offerOf(sheet: Sheet, today: string, ask: Ask): Offer {
  const { of, form, decisive = [], plausible = {}, ...shown } = sheet;
  const id = of === undefined ? shown.type : `${shown.type}:${of}`;
  const ids = Object.fromEntries(form.ids.map((name, index) => [name, dummyId(index + 1)]));
  const confirmed = form.fields.flatMap((field) => (field.kind === 'second' ? [[field.flag, true]] : []));
  const flags = Object.fromEntries(confirmed) as Record<string, unknown>;
  /** Null where the rules take it, or would with other input. */
  const closing = (values: Values): Refusal | null => {
    const command = commandOf(form, values, ids);
    const asked = ask({ ...command, ...flags, type: shown.type, commandId: dummyId(0) });
    return asked.ok || isForInput(asked.refusal, form.fields, decisive) ? null : asked.refusal;
  };

  const values = { ...dummies(form.fields, today), ...plausible };
  const deciding = form.fields.filter(
    (field): field is Deciding =>
      decisive.includes(field.name) &&
      (field.kind === 'choice' || field.kind === 'choices' || field.kind === 'second'),
  );
  let closed: Refusal | null = deciding.length === 0 ? closing(values) : null;
  const tried = new Map<FormField, FormField>();
  for (const field of deciding) {
    const shownThen = { ...values, ...shownWith(field, form.fields) };
    const { choices, open, refusal } = triedChoices(field, (value) =>
      closing({
        ...shownThen,
        [fieldKey(field)]: field.kind === 'choices' ? [value].filter(Boolean) : value,
      }),
    );
    const after = { ...field, choices, ...startingWith(field, open) } as Deciding;
    tried.set(field, after);
    if (open.length > 0) values[fieldKey(field)] = initialValue(after);
    else if (field.when === undefined) closed ??= refusal;
  }
  if (closed !== null) return { id, ...shown, form: null, refusal: closed };
  const fields = form.fields.map((field) => tried.get(field) ?? field);
  return { id, ...shown, form: { ...form, fields }, refusal: null };
}

/** Still to be typed, or to be typed otherwise: not a reason to close the act, nor an option of a decisive choice. */
function isForInput(
  { kind, field }: Refusal,
  fields: readonly FormField[],
  decisive: readonly string[],
): boolean {
  const meant = fieldNamed(fields, field);
  if (meant === undefined) return kind === 'bad_input';
  return !decisive.some((name) =>
    fieldNamed(
      fields.filter((one) => one.name === name),
      field,
    ),
  );
}

/** Each option with the refusal the rules give it, and those that are open. */
function triedChoices(
  field: Deciding,
  closing: (value: string) => Refusal | null,
): { readonly choices: Choice[]; readonly open: readonly string[]; readonly refusal: Refusal | null } {
  const tried = field.choices.map((choice): Choice => {
    const refusal = choice.refusal ?? closing(choice.value);
    return refusal === null ? choice : { ...choice, refusal };
  });
  const open = tried.filter(({ refusal }) => refusal === undefined).map(({ value }) => value);
  const preferred = tried.find(({ value }) => value === field.initial) ?? tried[0];
  return {
    choices: tried,
    open,
    // With nothing to choose from, the rules say what is missing.
    refusal: preferred === undefined ? closing('') : (preferred.refusal ?? null),
  };
}

/** What stands in the field then: what the sheet has there, as far as it is open; else the first that is. */
function startingWith(field: Deciding, open: readonly string[]): Pick<Deciding, 'initial'> {
  if (field.kind === 'choices')
    return { initial: (field.initial ?? []).filter((value) => open.includes(value)) };
  const [first] = open;
  if (first === undefined || field.initial === undefined)
    return first === undefined ? {} : { initial: first };
  return { initial: open.includes(field.initial) ? field.initial : first };
}

/** What the fields it depends on have to hold for a field to be shown. */
function shownWith({ when }: FormField, fields: readonly FormField[]): Record<string, unknown> {
  const other = when === undefined ? undefined : fields.find(({ name }) => name === when.field);
  return when === undefined || other === undefined
    ? {}
    : { ...shownWith(other, fields), [fieldKey(other)]: when.is[0] };
}

/** What is put into the fields to try them: what stands in them already, something plausible where nothing does. */
const dummies = (fields: readonly FormField[], today: string): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [fieldKey(field), dummy(field, today)]));

function dummy(field: FormField, today: string): unknown {
  const initial = initialValue(field);
  const optional = 'nullable' in field && field.nullable;
  const isEmpty = initial === '' || (Array.isArray(initial) && initial.length === 0);
  if (optional || (!isEmpty && field.kind !== 'check')) return initial;
  switch (field.kind) {
    case 'text':
      return dummyLine.slice(0, field.max);
    case 'words':
      return dummyWords.slice(0, field.max);
    case 'day':
      return today;
    case 'check':
      return field.initial ?? true;
    case 'choice':
    case 'second':
      return field.choices[0]?.value ?? '';
    case 'choices':
      return field.choices.slice(0, 1).map(({ value }) => value);
    case 'lines':
      return [dummyLine];
    case 'entries': {
      const ids = (field.ids ?? []).map((name, index) => [name, dummyId(index + 1)]);
      return [{ ...dummies(field.fields, today), ...(Object.fromEntries(ids) as object) }];
    }
    default:
      return initial;
  }
}
