/** The contract between the applicant's rating page and the counter's main process. The page can do nothing else. */
import { z } from 'zod';
import type { grades, RatingAnswer } from '../rating/index.ts';
import type { Guide } from '../reference/guide.ts';
import type { Result } from '../result.ts';
import { handSignature } from '../signature/index.ts';

const ratingId = z.string().max(120);
const signingId = z.string().max(120);

export const padInputs = {
  padState: z.undefined(),
  /** Grade 1–5, or null for 不评价. Of a poor grade the reasons are asked before it is kept. */
  chooseGrade: z.object({ ratingId, grade: z.int().min(1).max(5).nullable() }),
  /** The reasons of the poor grade chosen, as many as the applicant wants to give, none of them required. */
  giveReasons: z.object({
    ratingId,
    reasons: z.array(z.string().max(40)).max(20),
    words: z.string().max(200),
  }),
  /** The grade was pressed by mistake: ask again. */
  chooseAgain: z.object({ ratingId }),
  /** What was shown before signing is right. */
  confirmCheck: z.object({ signingId }),
  /** The applicant does not sign; `wrong` where something shown is not right. */
  declineSigning: z.object({ signingId, wrong: z.boolean() }),
  signPaper: z.object({ signingId, hand: handSignature }),
} as const satisfies Record<string, z.ZodType>;

/** How the page is shown until the applicant chooses otherwise. */
export interface PadLook {
  readonly largeText: boolean;
  readonly highContrast: boolean;
  /** Says aloud what is asked, where the system has a Chinese voice. */
  readonly voice: boolean;
}

interface Shown {
  readonly hallName: string;
  readonly training: boolean;
  readonly counterName: string;
  readonly look: PadLook;
}

/** What the applicant sees. No full name or number of anybody but the clerk on duty. */
export type PadState = Shown &
  (
    | {
        readonly mode: 'idle';
        readonly staffName: string;
        readonly staffNumber: string;
        /** A picture as a data address; null where there is none. */
        readonly photo: string | null;
      }
    /** 叫号: whose turn it is. */
    | { readonly mode: 'calling'; readonly ticket: string }
    /** Nobody is signed in, or the service is paused. */
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
    /** A poor grade was chosen; it is kept with the reasons, or without them when nobody goes on. */
    | {
        readonly mode: 'reasons';
        readonly ratingId: string;
        readonly grade: GradeTitle;
        /** The public indicators a reason may be chosen from. */
        readonly reasons: RatingAnswer['reasons'];
        readonly until: string;
      }
    | { readonly mode: 'thanks'; readonly declined: boolean }
    /** What the applicant should check before signing: the case in masked words, and what the paper lists. */
    | {
        readonly mode: 'check';
        readonly signingId: string;
        readonly title: string;
        readonly facts: readonly (readonly [label: string, value: string])[];
        readonly listed: readonly string[];
        readonly until: string;
      }
    | {
        readonly mode: 'sign';
        readonly signingId: string;
        readonly title: string;
        /** The signature line, e.g. `收件人签名`. */
        readonly label: string;
        readonly until: string;
      }
    | { readonly mode: 'signed'; readonly title: string }
    /** 办事指南 of an item, for the applicant to read (A10). */
    | { readonly mode: 'guide'; readonly guide: Guide }
  );

type GradeTitle = (typeof grades)[number]['title'];

export interface PadOutputs {
  padState: PadState;
  /** Whether it was kept, or the reasons are asked first. */
  chooseGrade: { readonly kept: boolean };
  giveReasons: { readonly kept: boolean };
  chooseAgain: { readonly kept: boolean };
  confirmCheck: { readonly done: true };
  declineSigning: { readonly done: true };
  signPaper: { readonly done: true };
}

/** `window.pad` in the rating window. */
export interface Pad {
  padState(): Promise<Result<PadState>>;
  chooseGrade(input: z.input<typeof padInputs.chooseGrade>): Promise<Result<PadOutputs['chooseGrade']>>;
  giveReasons(input: z.input<typeof padInputs.giveReasons>): Promise<Result<PadOutputs['giveReasons']>>;
  chooseAgain(input: z.input<typeof padInputs.chooseAgain>): Promise<Result<PadOutputs['chooseAgain']>>;
  confirmCheck(input: z.input<typeof padInputs.confirmCheck>): Promise<Result<PadOutputs['confirmCheck']>>;
  declineSigning(
    input: z.input<typeof padInputs.declineSigning>,
  ): Promise<Result<PadOutputs['declineSigning']>>;
  signPaper(input: z.input<typeof padInputs.signPaper>): Promise<Result<PadOutputs['signPaper']>>;
  onPadState(listener: (state: PadState) => void): () => void;
}
