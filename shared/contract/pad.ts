/** The contract between the applicant's rating page and the counter's main process. The page can do nothing else. */
import { z } from 'zod';
import type { Guide } from '../reference/guide.ts';
import type { Result } from '../result.ts';

export const padInputs = {
  padState: z.undefined(),
  /** Grade 1–5, or null for 不评价. */
  rate: z.object({ ratingId: z.string().max(120), grade: z.int().min(1).max(5).nullable() }),
} as const satisfies Record<string, z.ZodType>;

interface Shown {
  readonly hallName: string;
  readonly training: boolean;
  readonly counterName: string;
}

/** What the applicant sees. No full name or number of anybody but the clerk on duty. */
export type PadState = Shown &
  (
    | { readonly mode: 'idle'; readonly staffName: string; readonly staffNumber: string }
    /** Nobody is signed in. */
    | { readonly mode: 'away' }
    | {
        readonly mode: 'asking';
        readonly ratingId: string;
        readonly itemName: string;
        readonly applicant: string;
        readonly staffName: string;
        readonly staffNumber: string;
        /** When the question is withdrawn, an ISO instant of the machine's own clock. */
        readonly until: string;
      }
    | { readonly mode: 'thanks'; readonly declined: boolean }
    /** 办事指南 of an item, for the applicant to read (A10). */
    | { readonly mode: 'guide'; readonly guide: Guide }
  );

export interface PadOutputs {
  padState: PadState;
  rate: { readonly thanked: true };
}

/** `window.pad` in the rating window. */
export interface Pad {
  padState(): Promise<Result<PadState>>;
  rate(input: z.input<typeof padInputs.rate>): Promise<Result<PadOutputs['rate']>>;
  onPadState(listener: (state: PadState) => void): () => void;
}
