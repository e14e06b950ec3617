import type { Page } from '@playwright/test';

/** A name of two strokes, with the hand that holds the mouse. */
export async function write(pad: Page): Promise<void> {
  const box = await pad.locator('canvas').boundingBox();
  if (box === null) throw new Error('no place to sign');
  for (const row of [0.3, 0.6]) {
    /* oxlint-disable no-await-in-loop -- one stroke after the other */
    await pad.mouse.move(box.x + box.width * 0.2, box.y + box.height * row);
    await pad.mouse.down();
    for (let at = 1; at <= 12; at += 1)
      await pad.mouse.move(
        box.x + box.width * (0.2 + at * 0.04),
        box.y + box.height * (row + (at % 2) * 0.15),
      );
    await pad.mouse.up();
    /* oxlint-enable no-await-in-loop */
  }
}
