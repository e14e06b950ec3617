/** Counts the keys a person presses: each press and each typed character is one, a chord is one. */
import type { Page } from '@playwright/test';

export interface CountedKeys {
  /** `F9`, `Alt+1`. */
  press(key: string): Promise<void>;
  /** One press for each character; a character of an input method counts as one, as the candidate chosen. */
  type(text: string): Promise<void>;
  readonly count: number;
}

export function countKeys(page: Page): CountedKeys {
  let count = 0;
  return {
    press: async (key) => {
      count += 1;
      await page.keyboard.press(key);
    },
    type: async (text) => {
      count += Array.from(text).length;
      await page.keyboard.type(text);
    },
    get count() {
      return count;
    },
  };
}
