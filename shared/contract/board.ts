/** The work board: which cases there are and how their clocks stand. */
import { z } from 'zod';
import { boardScopes, boardSorts, boardStandings, type BoardStanding, type BoardScope } from '../board.ts';
import { parseCivilDate } from '../calendar/civil-date.ts';
import { type CaseStage, caseStages } from '../case/state.ts';
import type { Standing } from '../case/standing.ts';
import { handlings } from '../reference/item.ts';

const day = z.string().refine((text) => parseCivilDate(text) !== undefined);

/** What the list is narrowed to; what a saved view keeps. */
export const boardFilter = z.object({
  /** Any part of a receipt or case number, of the applicant's name or its initials; the last four of the ID, or all of it; an item's name. */
  query: z.string().max(200).default(''),
  stage: z.enum(caseStages).nullable().default(null),
  standing: z.enum(boardStandings).nullable().default(null),
  /** Code. */
  item: z.string().max(64).nullable().default(null),
  handling: z.enum(handlings).nullable().default(null),
  /** Received on these days or between them. */
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  /** A paper of it waits for a person. */
  printTrouble: z.boolean().default(false),
  /** Not all of it is at the centre. */
  notAtCentre: z.boolean().default(false),
});
export type BoardFilter = z.infer<typeof boardFilter>;

export const listCases = boardFilter.extend({
  /** Null for as much as the person's role may see. */
  scope: z.enum(boardScopes).nullable().default(null),
  /** The cases a report counted, by the report's own name for the figure; null for all. */
  figure: z.string().max(400).nullable().default(null),
  sort: z.enum(boardSorts),
  descending: z.boolean().default(false),
  offset: z.int().min(0),
  limit: z.int().min(1).max(500),
});

const slot = z.int().min(1).max(9);

export const boardInputs = {
  listCases,
  boardView: z.object({ scope: z.enum(boardScopes).nullable() }),
  saveView: z.object({ slot, name: z.string().trim().min(1).max(20), filter: boardFilter }),
  removeView: z.object({ slot }),
  /** By the number on the receipt, typed or scanned. */
  caseByNumber: z.object({ number: z.string().max(200) }),
} as const satisfies Record<string, z.ZodType>;

/** Colour, shape and words together say how a clock stands. */
export type ClockView = Standing;

export interface CaseRow {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly caseNumber: string | null;
  readonly itemName: string;
  readonly handling: string;
  /** Masked. */
  readonly applicant: string;
  readonly stage: CaseStage;
  readonly receivedOn: string;
  /** The clock that matters at this stage. */
  readonly clock: ClockView;
  /** How that clock stands, as the board's filters tell cases apart. */
  readonly standing: BoardStanding;
  /** What the law limits at this stage: the answer, the decision, the service. Null where it limits nothing. */
  readonly legalClock: ClockView | null;
  readonly promisedClock: ClockView | null;
  readonly window: string;
  /** Every event of the case is at the centre. */
  readonly atCentre: boolean;
  /** A paper of it waits for a person: failed or unconfirmed. */
  readonly printTrouble: boolean;
}

/** Neighbouring rows under one heading. */
export interface CaseGroup {
  readonly title: string;
  readonly count: number;
}

export interface CaseList {
  readonly rows: readonly CaseRow[];
  readonly total: number;
  /** More are like this than are listed: the query has to say more. */
  readonly more: boolean;
  /** In the order of the rows; one without a title where they are not grouped. */
  readonly groups: readonly CaseGroup[];
  /** By which columns so many can be put in order. */
  readonly sorts: readonly (typeof boardSorts)[number][];
}

export interface SavedView {
  readonly slot: number;
  readonly name: string;
  readonly filter: BoardFilter;
}

/** What stands around the list. */
export interface BoardView {
  /** Those the person may choose, the widest last. */
  readonly scopes: readonly BoardScope[];
  readonly scope: BoardScope;
  /** How many cases each quick filter would list. */
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly { readonly code: string; readonly name: string }[];
  readonly views: readonly SavedView[];
}

export interface BoardOutputs {
  listCases: CaseList;
  boardView: BoardView;
  saveView: readonly SavedView[];
  removeView: readonly SavedView[];
  caseByNumber: { readonly caseId: string };
}
