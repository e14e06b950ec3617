/** Taking an application: items, cards, and what comes of it. */
import { z } from 'zod';
import { agent } from '../case/applicant.ts';
import { type IntakeOutcome, registerApplication, supplementMaterials } from '../case/commands.ts';
import { groundIds } from '../case/grounds.ts';
import { channels } from '../case/intake-events.ts';
import { materialTick } from '../case/materials.ts';
import { lineScans } from '../case/scan-events.ts';
import type { CaseStage } from '../case/state.ts';
import { uuid } from '../event.ts';
import type { ServiceItem } from '../reference/index.ts';
import type { Refusal } from '../result.ts';

const line = z.string().max(300);
const words = z.string().max(2000);

/** A form as it stands while it is typed: nothing in it has been judged. Personal data, kept for a day at most. */
export const intakeDraft = z.object({
  /** Those of the form: what had been sent before the power went answers as it did then. */
  commandId: uuid,
  caseId: uuid,
  itemCode: z.string().max(80).nullable(),
  itemName: z.string().max(500),
  subItem: z.string().max(80).nullable(),
  kind: z.enum(['person', 'organisation']),
  person: z.object({
    name: line,
    idNumber: line,
    phone: line,
    card: z.object({ simulated: z.boolean(), note: line.nullable() }).nullable(),
  }),
  organisation: z.object({ name: line, creditCode: line, creditCodeConfirmed: z.boolean(), phone: line }),
  withAgent: z.boolean(),
  agent: agent.extend({ name: line, idNumber: line, phone: line }),
  ticks: z.array(materialTick).max(200),
  scans: z.array(lineScans).max(200).default([]),
  channel: z.enum(channels),
  corrections: z.array(line).max(50),
  held: z.object({ kind: z.enum(['变更', '延续']), certificate: line, validUntil: line }).nullable(),
  lateEntry: z.object({ slip: line, reason: line, receivedOn: line }).nullable(),
  refusal: z.object({
    ground: z.enum(groundIds).nullable(),
    reason: words,
    competentOrgan: line,
    citation: line,
    basis: words,
  }),
});
export type IntakeDraft = z.output<typeof intakeDraft>;

export const intakeInputs = {
  searchItems: z.object({ query: z.string().max(200), limit: z.int().min(1).max(200) }),
  /** What this person takes most often here, the most frequent first. */
  favouriteItems: z.undefined(),
  item: z.object({ code: z.string().max(80), subItem: z.string().max(80).nullable().default(null) }),
  readCard: z.undefined(),
  /** What is on record here under a whole ID number or credit code. */
  knownApplicant: z.object({ number: z.string().max(40) }),
  /** Which answers are open to the form as it stands (许可法32), and why the others are not. */
  intakeOutcomes: registerApplication.omit({ outcome: true }),
  /** Forms of who is signed in that were not sent; the one worked on first. */
  draft: z.undefined(),
  saveDraft: z.object({ forms: z.array(intakeDraft).max(4) }),
  /** What comes next on an 即办件 just taken. */
  instantSteps: z.object({ caseId: uuid }),
  /** Takes an application and answers it: accepted, correction notice, or refused at intake. */
  registerApplication,
  supplementMaterials,
} as const satisfies Record<string, z.ZodType>;

export interface ItemSummary {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly organ: string;
  readonly category: string;
  readonly handling: string;
  readonly promisedDays: number;
  /** Taken at this counter; otherwise `guide` says where (A2). */
  readonly here: boolean;
  readonly guide: string | null;
}

export interface ItemView {
  /** As the variant chosen has it. */
  readonly item: ServiceItem;
  /** 办理项 chosen; null for the item itself. */
  readonly subItem: string | null;
  /** Null where this counter and person may take it. */
  readonly refusal: { readonly message: string; readonly next: string } | null;
  /** If accepted today: `2026年11月4日前(20个工作日)`. */
  readonly legalText: string;
  readonly promisedText: string;
}

export interface CardView {
  readonly name: string;
  readonly idNumber: string;
  readonly simulated: boolean;
  readonly note: string | null;
}

/** What an act on a case answers: enough for the screen to say what happened and what comes next. */
export interface CaseDone {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly caseNumber: string | null;
  readonly stage: CaseStage;
  /** `已受理,承诺2026年10月28日前办结` and the like. */
  readonly text: string;
}

/** An application of before by the same applicant. */
export interface EarlierCase {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly itemName: string;
  readonly stage: CaseStage;
  readonly receivedOn: string;
}

/** What this counter has on record of an applicant: to be offered, never filled in unasked. */
export interface KnownApplicant {
  readonly name: string;
  readonly phone: string;
  /** 法定代表人 as last identified when papers were handed over; null where nobody was. */
  readonly representative: string | null;
  /** Who acted for them last. The letter of authority is asked for anew (许可法29). */
  readonly agent: { readonly name: string; readonly idNumber: string; readonly phone: string } | null;
  /** Copies kept with earlier cases, the newest of each kind: to know of, not instead of the check-list. */
  readonly copies: readonly { readonly name: string; readonly on: string; readonly receiptNumber: string }[];
  /** How many in all. */
  readonly cases: number;
  /** Those not finished, the newest first. */
  readonly open: readonly EarlierCase[];
  readonly last: EarlierCase;
}

/** One answer of 许可法32: open, or with the refusal the rules give to the form as it stands. */
export interface OutcomeOffer {
  readonly kind: IntakeOutcome['kind'];
  readonly refusal: Refusal | null;
}

export interface InstantField {
  /** Where it goes in the command, `content` or `recipient.name`. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly long: boolean;
}

/** One step of an 即办件 after acceptance, with everything that is known filled in. */
export interface InstantStep {
  readonly kind: 'decide' | 'certificate' | 'seal' | 'serve';
  readonly title: string;
  readonly meaning: string;
  readonly rule: string;
  readonly fields: readonly InstantField[];
  /** What is done, in this order; ids of commands are added where they are sent. */
  readonly acts: readonly {
    readonly on: 'case' | 'register';
    readonly command: Readonly<Record<string, unknown>> & { readonly type: string };
  }[];
  /** Why not now; null when it may be done. */
  readonly refusal: Refusal | null;
}

export interface IntakeOutputs {
  searchItems: readonly ItemSummary[];
  favouriteItems: readonly ItemSummary[];
  item: ItemView;
  readCard: CardView;
  knownApplicant: KnownApplicant | null;
  intakeOutcomes: readonly OutcomeOffer[];
  draft: { readonly savedAt: string; readonly forms: readonly IntakeDraft[] } | null;
  saveDraft: null;
  instantSteps: readonly InstantStep[];
  registerApplication: CaseDone;
  supplementMaterials: CaseDone;
}
