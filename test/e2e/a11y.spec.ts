import type { Page } from '@playwright/test';
import { findings } from '../driver/axe.ts';
import { throughScreens } from '../driver/screens.ts';
import { expect, test } from './fixtures.ts';

/** Where Tab leads: each stop must be seen, inside the window and marked. */
async function unseenStops(page: Page, stops: number): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one key after another
    await page.keyboard.press('Tab');
    // oxlint-disable-next-line no-await-in-loop
    const problem = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return '';
      const box = at.getBoundingClientRect();
      const inside =
        box.right > 0 && box.bottom > 0 && box.left < window.innerWidth && box.top < window.innerHeight;
      // A field of the component library is marked on its frame.
      let marked = false;
      let part: Element | null = at;
      for (let up = 0; up < 5 && part !== null && !marked; up += 1) {
        const style = getComputedStyle(part);
        marked =
          (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
        part = part.parentElement;
      }
      return inside && marked
        ? ''
        : `${inside ? '没有焦点标记' : '在画面之外'}: ${at.outerHTML.slice(0, 160)}`;
    });
    if (problem !== '') unseen.push(problem);
  }
  return unseen;
}

test('每个画面：axe没有发现严重问题，焦点看得见，200%的字也能用', async ({ counter }) => {
  test.setTimeout(300_000);
  const problems: string[] = [];
  await throughScreens(counter, async ({ name }, clerk) => {
    for (const found of await findings(clerk)) problems.push(`${name}: ${found}`);
    const zoom = (factor: number) =>
      counter.app.evaluate(({ BrowserWindow }, by) => {
        for (const window of BrowserWindow.getAllWindows())
          if (window.webContents.getURL().endsWith('/index.html')) window.webContents.setZoomFactor(by);
      }, factor);
    await zoom(2);
    const cut = await clerk.evaluate(() => {
      const root = document.scrollingElement ?? document.body;
      return (
        getComputedStyle(document.body).overflowX === 'hidden' && root.scrollWidth > root.clientWidth + 2
      );
    });
    if (cut) problems.push(`${name}: 放大到200%后右边的内容看不到`);
    await zoom(1);
  });
  for (const found of await findings(counter.pad)) problems.push(`评价器: ${found}`);
  expect(problems).toEqual([]);
});

test('Tab到的每一处都看得见', async ({ counter }) => {
  test.setTimeout(300_000);
  const problems: string[] = [];
  await throughScreens(counter, async ({ name, who }, clerk) => {
    if (who === null) return;
    for (const found of await unseenStops(clerk, 12)) problems.push(`${name}: ${found}`);
  });
  expect(problems).toEqual([]);
});
