/** The question that stands on one pad of keys: a key answers it, once, and answers nothing else (I1). */
import type { PadState } from '#shared/contract/pad.ts';
import type { KeyMeaning } from '#shared/pads/profile.ts';
import type { PadAnswers } from '../rating-pad.ts';

export interface OpenQuestion {
  /** @returns whether another question, or none, stands there now */
  show(state: PadState): boolean;
  press(means: KeyMeaning): void;
  end(): void;
}

/** @param failed an answer that could not be recorded: the question still stands, and a key may be pressed again */
export function openQuestion(
  answers: Pick<PadAnswers, 'rate'>,
  failed: (error: unknown) => void,
): OpenQuestion {
  let asked: string | null = null;
  return {
    show: (state) => {
      const before = asked;
      asked = state.mode === 'asking' ? state.ratingId : null;
      return before !== asked;
    },
    press: (means) => {
      if (asked === null || means === null) return;
      const ratingId = asked;
      try {
        // A pad of keys asks for no reasons: they are chosen where there is a screen.
        const answer = { grade: means === 'decline' ? null : means, reasons: [], words: '' };
        const done = answers.rate(ratingId, answer);
        if (done.ok && asked === ratingId) asked = null;
      } catch (error) {
        failed(error);
      }
    },
    end: () => {
      asked = null;
    },
  };
}
