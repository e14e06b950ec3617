/** The board on the screen of the built application, on a counter's folder that is already filled. */
import type { Page } from '@playwright/test';
import { trySignIn, head } from '../driver/clerk.ts';
import { launchCounter } from '../driver/counter-app.ts';

export interface ScreenTimes {
  readonly firstRow: number[];
  readonly search: number[];
  readonly frames: number;
  /** Lines in sight with nothing in their place, over all frames. */
  readonly blank: number;
  /** Lines in sight that still said 正在读取. */
  readonly waiting: number;
}

/** F3 on a screen that has not shown the board, until its first case is drawn. */
const firstRow = (clerk: Page): Promise<number> =>
  clerk.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = () => {
          const row = document.querySelector('.case-grid-space [id^="case-row-"] .case-cell-receipt');
          if (row === null) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - began));
        };
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F3', bubbles: true }));
        look();
      }),
  );

/** From a text put into the search field until the rows shown are its own. The field waits for the next key in between. */
const search = (clerk: Page, text: string): Promise<number> =>
  clerk.evaluate(
    (typed) =>
      new Promise<number>((resolve) => {
        const field = document.querySelector<HTMLInputElement>('.board-search input');
        const grid = document.querySelector('.case-grid');
        if (field === null || grid === null) throw new Error('no board');
        const began = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        let busy = false;
        const look = () => {
          const now = grid.getAttribute('aria-busy') === 'true';
          if (busy && !now) resolve(performance.now() - began);
          else {
            busy ||= now;
            requestAnimationFrame(look);
          }
        };
        look();
      }),
    text,
  );

/** Scrolls through the list in steps of a wheel turned fast, with leaps in between, and looks at every frame. */
const scroll = (clerk: Page, frames: number): Promise<{ blank: number; waiting: number }> =>
  clerk.evaluate(
    (count) =>
      new Promise<{ blank: number; waiting: number }>((resolve) => {
        const body = document.querySelector<HTMLElement>('.case-grid-body');
        if (body === null) throw new Error('no board');
        let frame = 0;
        let blank = 0;
        let waiting = 0;
        const look = () => {
          const seen = body.getBoundingClientRect();
          const lines = [...body.querySelectorAll<HTMLElement>('.case-grid-space > [role="row"]')];
          const boxes = lines.map((line) => line.getBoundingClientRect());
          const height = boxes[0]?.height ?? 34;
          const inside = boxes.filter((box) => box.bottom > seen.top + 1 && box.top < seen.bottom - 1);
          const space = body.scrollHeight - body.scrollTop;
          const needed = Math.floor(Math.min(seen.height, space) / height);
          blank += Math.max(0, needed - inside.length);
          waiting += lines.filter((line, at) => {
            const box = boxes[at];
            return (
              box !== undefined &&
              box.bottom > seen.top &&
              box.top < seen.bottom &&
              line.querySelector('.case-row-waiting') !== null
            );
          }).length;
          frame += 1;
          if (frame >= count) return resolve({ blank, waiting });
          if (frame % 60 === 0) body.scrollTop = (body.scrollHeight * ((frame * 7919) % 1000)) / 1000;
          else body.scrollTop += 120;
          requestAnimationFrame(() => setTimeout(look));
        };
        look();
      }),
    frames,
  );

export async function measureScreen(
  folder: string,
  clock: string,
  rounds: number,
  texts: readonly string[],
): Promise<ScreenTimes> {
  const counter = await launchCounter({ folder, centre: null, clock });
  const { clerk } = counter;
  const times = { firstRow: [] as number[], search: [] as number[] };
  const frames = 600;
  try {
    await trySignIn(clerk, head);
    await clerk.getByLabel('查找事项').waitFor();
    for (let round = 0; round <= rounds; round += 1) {
      await clerk.reload();
      await clerk.getByLabel('查找事项').waitFor();
      await clerk.waitForTimeout(500);
      const took = await firstRow(clerk);
      // The first one compiles.
      if (round > 0) times.firstRow.push(took);
    }
    for (const text of texts) {
      times.search.push(await search(clerk, text));
      await search(clerk, '');
    }
    await clerk.waitForTimeout(300);
    return { ...times, frames, ...(await scroll(clerk, frames)) };
  } finally {
    await counter.close();
  }
}
