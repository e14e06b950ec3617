import type { GroundId } from '#shared/case/grounds.ts';
import type { CardView, IntakeDraft, ItemView } from '#shared/contract/counter.ts';
import { unreachable } from '#shared/result.ts';
import type { LineScans, ScanFile } from '#shared/case/scan-events.ts';
import type { Ticks } from '../materials/ticks.ts';

export type ApplicantKind = 'person' | 'organisation';

/** What was scanned of each line, by material id. */
export type Scans = Readonly<Record<string, readonly ScanFile[]>>;

export interface PersonDraft {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  /** The card it was read from; null once the number has been typed. */
  readonly card: Pick<CardView, 'simulated' | 'note'> | null;
}

export interface OrganisationDraft {
  readonly name: string;
  readonly creditCode: string;
  readonly creditCodeConfirmed: boolean;
  readonly phone: string;
}

export interface AgentDraft {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly letterOfAuthority: boolean;
}

export interface RefusalDraft {
  readonly ground: GroundId | null;
  readonly reason: string;
  readonly competentOrgan: string;
  readonly citation: string;
  /** 不受理: the rule by which no permit is needed (许可法32(1)). */
  readonly basis: string;
}

/** 申请的提出方式 (许可法29), and what stands behind one key because few applications have it. */
export interface ParticularsDraft {
  readonly channel: IntakeDraft['channel'];
  /** 当场更正 (许可法32(3)), a line each. */
  readonly corrections: readonly string[];
  /** The permit to be changed or renewed (许可法49, 50). */
  readonly held: IntakeDraft['held'];
  /** 补录 (A5). */
  readonly lateEntry: IntakeDraft['lateEntry'];
}

/** One application as it stands on the screen. */
export interface IntakeForm {
  /** Made once per form: the same form sent twice is one application. */
  readonly commandId: string;
  readonly caseId: string;
  readonly item: ItemView | null;
  readonly kind: ApplicantKind;
  readonly person: PersonDraft;
  readonly organisation: OrganisationDraft;
  readonly withAgent: boolean;
  readonly agent: AgentDraft;
  /** By item, so that choosing the wrong item for a moment loses nothing. */
  readonly ticks: Readonly<Record<string, Ticks>>;
  /** By item and by line, as the ticks. */
  readonly scans: Readonly<Record<string, Scans>>;
  readonly refusal: RefusalDraft;
  readonly particulars: ParticularsDraft;
}

export const plainParticulars: ParticularsDraft = {
  channel: '窗口',
  corrections: [],
  held: null,
  lateEntry: null,
};

export const newForm = (commandId: string, caseId: string): IntakeForm => ({
  commandId,
  caseId,
  item: null,
  kind: 'person',
  person: { name: '', idNumber: '', phone: '', card: null },
  organisation: { name: '', creditCode: '', creditCodeConfirmed: false, phone: '' },
  withAgent: false,
  agent: { name: '', idNumber: '', phone: '', letterOfAuthority: false },
  ticks: {},
  scans: {},
  refusal: { ground: null, reason: '', competentOrgan: '', citation: '', basis: '' },
  particulars: plainParticulars,
});

/** What is on record of the applicant, as taken over by one key. */
export interface TakenOver {
  readonly name: string;
  readonly phone: string;
}

export type FormAction =
  | { readonly type: 'item'; readonly item: ItemView | null }
  | { readonly type: 'kind'; readonly kind: ApplicantKind }
  | { readonly type: 'person'; readonly change: Partial<Omit<PersonDraft, 'card'>> }
  | { readonly type: 'organisation'; readonly change: Partial<OrganisationDraft> }
  | { readonly type: 'with-agent'; readonly withAgent: boolean }
  | { readonly type: 'agent'; readonly change: Partial<AgentDraft> }
  | { readonly type: 'card'; readonly of: 'person' | 'agent'; readonly card: CardView }
  | { readonly type: 'known'; readonly known: TakenOver }
  | {
      readonly type: 'known-agent';
      readonly agent: { readonly name: string; readonly idNumber: string; readonly phone: string };
    }
  | { readonly type: 'particulars'; readonly change: Partial<ParticularsDraft> }
  | { readonly type: 'ticks'; readonly ticks: Ticks }
  | { readonly type: 'scans'; readonly materialId: string; readonly scans: readonly ScanFile[] }
  | { readonly type: 'refusal'; readonly change: Partial<RefusalDraft> };

export function reduceForm(form: IntakeForm, action: FormAction): IntakeForm {
  switch (action.type) {
    case 'item':
      return { ...form, item: action.item };
    case 'kind':
      return { ...form, kind: action.kind };
    case 'person': {
      // A number that was typed over did not come from the card.
      const card = action.change.idNumber === undefined ? form.person.card : null;
      return { ...form, person: { ...form.person, ...action.change, card } };
    }
    case 'organisation': {
      // Another code has not been compared with the licence yet.
      const confirmed = action.change.creditCode === undefined ? {} : { creditCodeConfirmed: false };
      return { ...form, organisation: { ...form.organisation, ...confirmed, ...action.change } };
    }
    case 'with-agent':
      return { ...form, withAgent: action.withAgent };
    case 'agent':
      return { ...form, agent: { ...form.agent, ...action.change } };
    case 'card': {
      const { name, idNumber, simulated, note } = action.card;
      return action.of === 'person'
        ? { ...form, kind: 'person', person: { ...form.person, name, idNumber, card: { simulated, note } } }
        : { ...form, withAgent: true, agent: { ...form.agent, name, idNumber } };
    }
    case 'known':
      return takeOver(form, action.known);
    case 'known-agent':
      // Each application has a letter of authority of its own (许可法29).
      return { ...form, withAgent: true, agent: { ...action.agent, letterOfAuthority: false } };
    case 'particulars':
      return { ...form, particulars: { ...form.particulars, ...action.change } };
    case 'ticks':
      return form.item === null
        ? form
        : { ...form, ticks: { ...form.ticks, [form.item.item.code]: action.ticks } };
    case 'scans': {
      if (form.item === null) return form;
      const lines = { ...scansOf(form), [action.materialId]: action.scans };
      return { ...form, scans: { ...form.scans, [form.item.item.code]: lines } };
    }
    case 'refusal':
      return { ...form, refusal: { ...form.refusal, ...action.change } };
    default:
      return unreachable(action);
  }
}

/** What the card or the clerk has said of the name stays; what was only recorded fills what is empty. */
function takeOver(form: IntakeForm, { name, phone }: TakenOver): IntakeForm {
  const fill = <Draft extends { readonly name: string; readonly phone: string }>(draft: Draft): Draft => ({
    ...draft,
    name: draft.name === '' ? name : draft.name,
    phone: draft.phone === '' ? phone : draft.phone,
  });
  return form.kind === 'person'
    ? { ...form, person: fill(form.person) }
    : { ...form, organisation: fill(form.organisation) };
}

/** The fields an action changes, as refusals name them: what was said of their old content no longer holds. */
export function touchedFields(action: FormAction): readonly string[] {
  switch (action.type) {
    case 'item':
      return ['item'];
    case 'kind':
    case 'ticks':
    case 'scans':
      // What is missing from the list is said until it is asked again, while it is being ticked off.
      return [];
    case 'card':
      return action.of === 'person' ? ['name', 'idNumber'] : ['agent.name', 'agent.idNumber'];
    case 'known':
      return ['name', 'phone'];
    case 'particulars':
      return Object.keys(action.change);
    case 'known-agent':
    case 'with-agent':
      return ['agent.name', 'agent.idNumber', 'agent.phone', 'agent.letterOfAuthority'];
    case 'agent':
      return Object.keys(action.change).map((name) => `agent.${name}`);
    case 'organisation':
      return Object.keys(action.change).map((name) => name.replace('creditCodeConfirmed', 'creditCode'));
    case 'person':
    case 'refusal':
      return Object.keys(action.change);
    default:
      return unreachable(action);
  }
}

/** Does it change what was said of this field? A part (`lateEntry`) is changed as a whole (`lateEntry.slip`). */
export const touches = (action: FormAction, field: string): boolean =>
  touchedFields(action).some((touched) => field === touched || field.startsWith(`${touched}.`));

export const noTicks: Ticks = {};

/** The ticks of the item chosen. */
export const ticksOf = (form: IntakeForm): Ticks =>
  (form.item === null ? undefined : form.ticks[form.item.item.code]) ?? noTicks;

const noScans: Scans = {};

/** The scans of the item chosen. */
export const scansOf = (form: IntakeForm): Scans =>
  (form.item === null ? undefined : form.scans[form.item.item.code]) ?? noScans;

/** As the contract takes them: lines of the list that have any. */
export const lineScansOf = (form: IntakeForm): LineScans[] =>
  Object.entries(scansOf(form)).flatMap(([materialId, scans]) =>
    scans.length === 0 ? [] : [{ materialId, scans: [...scans] }],
  );

/** Would clearing it lose anything? */
export function isBegun(form: IntakeForm): boolean {
  const { person, organisation, agent, refusal } = form;
  const typed = [
    person.name + person.idNumber + person.phone,
    organisation.name + organisation.creditCode + organisation.phone,
    agent.name + agent.idNumber + agent.phone,
    refusal.reason + refusal.competentOrgan + refusal.citation + refusal.basis,
    ...particularTexts(form),
  ];
  return form.item !== null || typed.some((text) => text !== '');
}

/** Lines opened and left empty say nothing. */
export const correctionsSaid = (corrections: readonly string[]): string[] =>
  corrections.filter((line) => line.trim() !== '');

/** 信函 · 补录 手工0007: what is out of the usual about this application. */
export function particularTexts({
  particulars: { channel, corrections, held, lateEntry },
}: Pick<IntakeForm, 'particulars'>): string[] {
  const said = correctionsSaid(corrections).length;
  return [
    channel === '窗口' ? '' : `${channel}提出`,
    lateEntry === null ? '' : `补录${lateEntry.slip === '' ? '' : ` ${lateEntry.slip}`}`,
    held === null ? '' : `${held.kind}${held.certificate === '' ? '' : ` ${held.certificate}`}`,
    said === 0 ? '' : `当场更正${said}处`,
  ].filter((text) => text !== '');
}
