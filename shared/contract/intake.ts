/** Taking an application: items, cards, and what comes of it. */
import { z } from 'zod';
import { registerApplication, supplementMaterials } from '../case/commands.ts';
import type { CaseStage } from '../case/state.ts';
import type { ServiceItem } from '../reference/index.ts';

export const intakeInputs = {
  searchItems: z.object({ query: z.string().max(200), limit: z.int().min(1).max(200) }),
  item: z.object({ code: z.string().max(80) }),
  readCard: z.undefined(),
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
  readonly item: ServiceItem;
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

export interface IntakeOutputs {
  searchItems: readonly ItemSummary[];
  item: ItemView;
  readCard: CardView;
  registerApplication: CaseDone;
  supplementMaterials: CaseDone;
}
