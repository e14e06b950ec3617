import type { PadState } from '#shared/contract/pad.ts';
import type { RatingAnswer } from '#shared/rating/index.ts';
import type { Result } from '#shared/result.ts';
import type { DeviceState } from './device-state.ts';

/**
 * One way to the applicant: a second screen, a serial key pad, a USB number pad, a tablet on the counter's network.
 * All say the same at the same time; the first answer counts, and only to what is being asked (I1).
 */
export interface RatingPad {
  readonly id: string;
  /** A page that can be written on by hand, and so shows what is to be signed too. */
  readonly signs?: boolean;
  readonly state: DeviceState;
  /** What to show from now on. A pad that comes back after it was lost is shown the present state again. */
  show(state: PadState): void;
  stop(): Promise<void>;
}

export interface Kept {
  /** False where the reasons of a poor grade are asked first. */
  readonly kept: boolean;
}

/** What a pad gives back: keys pressed while nothing is asked never get here. */
export interface PadAnswers {
  /**
   * The applicant's whole answer, from a pad that has keys and no page.
   * @param ratingId what stood on this very pad when the key was pressed
   */
  rate(ratingId: string, answer: RatingAnswer): Result<Kept>;
  /** From a page: a poor grade is asked for its reasons. */
  chooseGrade(ratingId: string, grade: number | null): Result<Kept>;
  giveReasons(ratingId: string, reasons: readonly string[], words: string): Result<Kept>;
  chooseAgain(ratingId: string): Result<Kept>;
}
