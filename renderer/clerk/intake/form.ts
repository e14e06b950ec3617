import type { GroundId } from '#shared/case/grounds.ts';
import type { CardView, CounterInput, ItemView } from '#shared/contract/counter.ts';
import { unreachable } from '#shared/result.ts';
import { allTicks, type Ticks } from '../materials/ticks.ts';

export type ApplicantKind = 'person' | 'organisation';

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
  readonly refusal: RefusalDraft;
}

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
  refusal: { ground: null, reason: '', competentOrgan: '', citation: '' },
});

export type FormAction =
  | { readonly type: 'item'; readonly item: ItemView | null }
  | { readonly type: 'kind'; readonly kind: ApplicantKind }
  | { readonly type: 'person'; readonly change: Partial<Omit<PersonDraft, 'card'>> }
  | { readonly type: 'organisation'; readonly change: Partial<OrganisationDraft> }
  | { readonly type: 'with-agent'; readonly withAgent: boolean }
  | { readonly type: 'agent'; readonly change: Partial<AgentDraft> }
  | { readonly type: 'card'; readonly of: 'person' | 'agent'; readonly card: CardView }
  | { readonly type: 'ticks'; readonly ticks: Ticks }
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
    case 'ticks':
      return form.item === null
        ? form
        : { ...form, ticks: { ...form.ticks, [form.item.item.code]: action.ticks } };
    case 'refusal':
      return { ...form, refusal: { ...form.refusal, ...action.change } };
    default:
      return unreachable(action);
  }
}

/** The fields an action changes, as refusals name them: what was said of their old content no longer holds. */
export function touchedFields(action: FormAction): readonly string[] {
  switch (action.type) {
    case 'item':
      return ['item'];
    case 'kind':
    case 'ticks':
      // What is missing from the list is said until it is asked again, while it is being ticked off.
      return [];
    case 'card':
      return action.of === 'person' ? ['name', 'idNumber'] : ['agent.name', 'agent.idNumber'];
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

export const noTicks: Ticks = {};

/** The ticks of the item chosen. */
export const ticksOf = (form: IntakeForm): Ticks =>
  (form.item === null ? undefined : form.ticks[form.item.item.code]) ?? noTicks;

/** Would clearing it lose anything? */
export function isBegun(form: IntakeForm): boolean {
  const { person, organisation, agent, refusal } = form;
  const typed = [
    person.name + person.idNumber + person.phone,
    organisation.name + organisation.creditCode + organisation.phone,
    agent.name + agent.idNumber + agent.phone,
    refusal.reason + refusal.competentOrgan + refusal.citation,
  ];
  return form.item !== null || typed.some((text) => text !== '');
}

type Registration = CounterInput<'registerApplication'>;

/** The form as the contract takes it. Whether it may be answered so is decided elsewhere. */
export function registration(form: IntakeForm, outcome: Registration['outcome']): Registration {
  const { person, organisation } = form;
  return {
    commandId: form.commandId,
    caseId: form.caseId,
    itemCode: form.item?.item.code ?? '',
    applicant:
      form.kind === 'person'
        ? {
            kind: 'person',
            name: person.name,
            idNumber: person.idNumber,
            phone: person.phone,
            source: person.card === null ? 'typed' : 'card',
          }
        : { kind: 'organisation', ...organisation },
    agent: form.withAgent ? form.agent : null,
    materials: form.item === null ? [] : allTicks(ticksOf(form), form.item.item.materials),
    outcome,
  };
}
