/** The work board: which cases there are and how their clocks stand. */
import { z } from 'zod';
import { type CaseStage, caseStages } from '../case/state.ts';
import type { Standing } from '../case/standing.ts';

export const caseSorts = ['due', 'received'] as const;
export const listCases = z.object({
  /** Receipt or case number, applicant's name or pinyin initials, last four of the ID, item name. */
  query: z.string().max(200),
  stage: z.enum(caseStages).nullable(),
  sort: z.enum(caseSorts),
  offset: z.int().min(0),
  limit: z.int().min(1).max(500),
});

export const boardInputs = {
  listCases,
} as const satisfies Record<string, z.ZodType>;

/** Colour, shape and words together say how a clock stands. */
export type ClockView = Standing;

export interface CaseRow {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly caseNumber: string | null;
  readonly itemName: string;
  /** Masked. */
  readonly applicant: string;
  readonly stage: CaseStage;
  readonly receivedOn: string;
  readonly clock: ClockView;
  readonly window: string;
  /** Every event of the case is at the centre. */
  readonly atCentre: boolean;
  /** A paper of it waits for a person: failed or unconfirmed. */
  readonly printTrouble: boolean;
}

export interface CaseList {
  readonly rows: readonly CaseRow[];
  readonly total: number;
}

export interface BoardOutputs {
  listCases: CaseList;
}
