/** What there is to choose from on a register's forms, and short ways to write the forms down. */
import { type ActContext, type ItemContext, todayOf } from '../../act-context.ts';
import { chineseDate, type CivilDate } from '../../calendar/civil-date.ts';
import { maskPersonName } from '../../checks/masking.ts';
import type { CaseState } from '../../case/state.ts';
import { departmentsServed, isInForce, type ServiceItem, type StaffMember } from '../../reference/index.ts';
import type { RegisterCommand } from '../../registers/index.ts';
import type { Choice, FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';

/** Cases lately taken or in hand, the newest first, and the catalogue of today: what a form lets one choose. */
export interface AtHand {
  readonly items: readonly ServiceItem[];
  /** Asked for by the forms that need them alone: they are read and put together. */
  readonly cases: () => readonly { readonly caseId: string; readonly state: CaseState }[];
}

export type OfferContext = ItemContext & AtHand;

interface SheetRest {
  readonly title: string;
  readonly keys: string;
  readonly meaning: string;
  readonly rule: string;
  readonly fields?: readonly FormField[];
  readonly fixed?: Readonly<Record<string, unknown>>;
  readonly ids?: readonly string[];
  readonly grave?: true;
  readonly of?: string;
  readonly decisive?: readonly string[];
  readonly plausible?: Readonly<Record<string, unknown>>;
}

/** One act of a register under its heading. */
export const sheetOf =
  (group: string) =>
  (type: RegisterCommand['type'], rest: SheetRest): Sheet => {
    const { fields = [], fixed = {}, ids = [], grave = false, ...shown } = rest;
    return { ...shown, on: 'register', type, group, grave, form: { fields, fixed, ids } };
  };

export const choiceOf = (value: string, label = value, note?: string): Choice =>
  note === undefined ? { value, label } : { value, label, note };

export const plain = (values: readonly string[]): Choice[] => values.map((value) => choiceOf(value));

type Where = Pick<ActContext, 'hall' | 'now'>;

/** Everybody of today's list whom `belongs` picks, by name, number and post. */
export const staffChoices = (
  { hall, now }: Where,
  belongs: (member: StaffMember) => boolean = () => true,
): Choice[] =>
  hall.staff
    .filter((member) => isInForce(member, todayOf({ now })) && belongs(member))
    .map(({ number, name, post }) => choiceOf(number, `${name}（工号${number}）`, post));

/** Anybody but who is signed in: for a second person's part. */
export const othersThan = (context: ActContext, belongs: (member: StaffMember) => boolean = () => true) =>
  staffChoices(context, (member) => member.number !== context.person.number && belongs(member));

export const isAtWindow = ({ role }: StaffMember): boolean => role === 'clerk' || role === 'window_head';

export const counterChoices = ({ hall }: Where): Choice[] =>
  [hall.counter, ...hall.otherCounters].map(({ id, name }) => choiceOf(id, name));

export const windowChoices = ({ hall }: Where): Choice[] =>
  [hall.counter, ...hall.otherCounters]
    .filter(({ kind, registered }) => registered && (kind === '业务窗口' || kind === '综合窗口'))
    .map(({ id, name }) => choiceOf(id, name));

export const organChoices = ({ hall }: Where): Choice[] => plain(hall.organs.map(({ name }) => name));

/** Bodies whose items are taken at this counter today. */
export const servedChoices = ({ hall, now }: Where): Choice[] =>
  plain(departmentsServed(hall.counter, todayOf({ now })));

export const departmentChoices = ({ hall, now }: Where): Choice[] => {
  const listed = hall.departments.filter((body) => isInForce(body, todayOf({ now })));
  const names =
    listed.length > 0 ? listed.map(({ name }) => name) : hall.staff.map((member) => member.department);
  return plain([...new Set(names)]);
};

export const itemChoices = (
  { items }: Pick<OfferContext, 'items'>,
  belongs: (item: ServiceItem) => boolean = () => true,
): Choice[] => items.filter(belongs).map(({ code, name, organ }) => choiceOf(code, name, organ));

export const caseLabel = ({ receiptNumber, applicant, item }: CaseState): string =>
  `${receiptNumber} ${applicant.kind === 'person' ? maskPersonName(applicant.name) : applicant.name} ${item.name}`;

export const caseChoices = (
  { cases }: Pick<OfferContext, 'cases'>,
  belongs: (state: CaseState) => boolean = () => true,
): Choice[] =>
  cases()
    .filter(({ state }) => belongs(state))
    .map(({ caseId, state }) =>
      choiceOf(caseId, caseLabel(state), `${state.stage}，${dayText(state.receivedOn)}收件`),
    );

const dayText = (day: string): string => chineseDate(day as CivilDate);

/** With nothing to choose from the act is closed, and says what there would have to be. */
export const orNone = (
  choices: readonly Choice[],
  rule: string,
  message: string,
  next: string,
): readonly Choice[] =>
  choices.length > 0
    ? choices
    : [{ value: '', label: message, refusal: { kind: 'rule', rule, message, next } }];

// ── fields that many forms have ─────────────────────────────────────────────

export const reasonField = (label: string, max = 300, phrases: readonly string[] = []): FormField => ({
  kind: 'words',
  name: 'reason',
  label,
  max,
  required: true,
  ...(phrases.length === 0 ? {} : { phrases }),
});

export const dayField = (name: string, label: string, initial: string): FormField => ({
  kind: 'day',
  name,
  label,
  required: true,
  initial,
});

/** Somebody who may be called back; nobody has to say who they are. */
export const personPart = (name: string, label: string, note: string): FormField => ({
  kind: 'part',
  name,
  label,
  note,
  fields: [
    { kind: 'text', name: 'name', label: '姓名', max: 120, required: true },
    { kind: 'text', name: 'phone', label: '联系电话', max: 30 },
  ],
});
