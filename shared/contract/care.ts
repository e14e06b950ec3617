/** What keeps the counter well: records that are not at the centre, copies of the data, the applicant's side of a guide. */
import { z } from 'zod';
import type { Guide } from '../reference/guide.ts';
import type { StatusView } from './counter.ts';

export const careInputs = {
  /** Records of this counter that the centre refused or has not got yet; the refused ones first. */
  stuckRecords: z.undefined(),
  /** The guide of an item, to be read on the screen. */
  guide: z.object({ itemCode: z.string().max(80), subItem: z.string().max(80).nullable() }),
  /** Shows the guide of an item on the applicant's side; null takes it away. */
  showGuide: z.object({ itemCode: z.string().max(80), subItem: z.string().max(80).nullable() }).nullable(),
  /** Asks where to, and copies this counter's data there while work goes on: a job with progress. */
  backup: z.undefined(),
  /** Ends the program and starts it anew: what was saved for the next start is in use then. */
  startAgain: z.undefined(),
  /** Starts again and derives every list from the records. */
  rebuildLists: z.undefined(),
  /** Puts off receiving what is still at the centre; 立即同步 goes on with it. */
  holdReceiving: z.undefined(),
} as const satisfies Record<string, z.ZodType>;

export interface StuckRecord {
  readonly eventId: string;
  readonly at: string;
  /** What happened, as a timeline says it. */
  readonly text: string;
  readonly caseId: string | null;
  /** Receipt number of its case; empty where it has none. */
  readonly number: string;
  readonly who: string;
  readonly state: '待上传' | '中心退回';
  readonly why: string;
  readonly next: string;
}

export interface StuckRecords {
  readonly rows: readonly StuckRecord[];
  readonly waiting: number;
  readonly refused: number;
  /** More wait than `rows` shows. */
  readonly more: number;
}

export interface CareOutputs {
  stuckRecords: StuckRecords;
  guide: Guide;
  showGuide: { readonly shown: boolean };
  /** Null where the person chose no place. */
  backup: { readonly folder: string | null };
  startAgain: { readonly restarting: true };
  rebuildLists: { readonly restarting: true };
  holdReceiving: StatusView;
}
