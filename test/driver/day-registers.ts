/** The registers and the papers of a day, by the keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';
import { actKeyShown } from './clerk.ts';
import { tabTo } from './day.ts';

/** Ctrl+2, and Ctrl+PageDown until the register is the one. */
export async function openRegister(clerk: Page, title: string): Promise<void> {
  const shelf = clerk.getByRole('radio', { name: title, exact: true });
  if (!(await shelf.isVisible())) await clerk.keyboard.press('Control+2');
  await shelf.waitFor();
  const all = clerk.getByRole('radiogroup', { name: '登记簿' }).getByRole('radio');
  for (let pressed = await all.count(); pressed > 0; pressed -= 1) {
    /* oxlint-disable no-await-in-loop -- keys are pressed one after another */
    if (await shelf.isChecked()) break;
    const before = clerk.getByRole('radiogroup', { name: '登记簿' }).getByRole('radio', { checked: true });
    const name = await before.getAttribute('aria-label');
    await clerk.keyboard.press('Control+PageDown');
    await expect(clerk.getByRole('radio', { name: name ?? '', exact: true })).not.toBeChecked();
    /* oxlint-enable no-await-in-loop */
  }
  await expect(shelf).toBeChecked();
  await clerk.getByRole('region', { name: title, exact: true }).waitFor();
}

/** An entry of the register that is open. */
export const entry = (clerk: Page, text: string | RegExp): Locator =>
  clerk.getByRole('option', { name: text });

/** By the arrows, from the first entry. */
export async function chooseEntry(clerk: Page, text: string | RegExp): Promise<void> {
  const wanted = entry(clerk, text).first();
  await wanted.waitFor();
  const list = clerk.getByRole('listbox', { name: /上下键选择/ });
  await tabTo(list);
  await clerk.keyboard.press('Home');
  for (let rows = await list.getByRole('option').count(); rows > 0; rows -= 1) {
    /* oxlint-disable no-await-in-loop -- keys are pressed one after another */
    if ((await wanted.getAttribute('aria-selected')) === 'true') break;
    await clerk.keyboard.press('ArrowDown');
    /* oxlint-enable no-await-in-loop */
  }
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
}

interface Entering {
  readonly fill?: (form: Locator) => Promise<void>;
  /** Asked a second time, and done on Enter. */
  readonly grave?: boolean;
}

/** What the form of an act says when it is sent and the rules refuse it. */
export async function refusedBy(form: Locator, words: string | RegExp): Promise<void> {
  await form.page().keyboard.press('Control+Enter');
  await expect(form.getByRole('alert').filter({ hasText: words })).toBeVisible();
}

/** Opens the form of an act by its keys (`Insert`, or the one on its button), fills it and sends it. */
export async function enter(
  clerk: Page,
  keys: string | readonly string[],
  title: string | RegExp,
  { fill, grave = false }: Entering = {},
): Promise<void> {
  const form = await beginEntry(clerk, keys, title);
  await fill?.(form);
  await clerk.keyboard.press('Control+Enter');
  if (grave) {
    await expect(form.getByRole('button', { name: '确定办理' })).toBeFocused();
    await clerk.keyboard.press('Enter');
  }
  await expect(form).toHaveCount(0);
}

/** Opens the form of an act by its keys. */
export async function beginEntry(
  clerk: Page,
  keys: string | readonly string[],
  title: string | RegExp,
): Promise<Locator> {
  for (const key of typeof keys === 'string' ? [keys] : keys) {
    /* oxlint-disable no-await-in-loop -- keys are pressed one after another */
    if (key.startsWith('Alt+')) await actKeyShown(clerk, key);
    await clerk.keyboard.press(key);
    /* oxlint-enable no-await-in-loop */
  }
  const form = clerk
    .getByRole('region', { name: title })
    .filter({ has: clerk.getByRole('button', { name: '办理' }) });
  await form.last().waitFor();
  return form.last();
}

/** One of a few side by side, gone to by Tab and chosen by the arrows. */
export async function pickIn(within: Page | Locator, label: string, option: string | RegExp): Promise<void> {
  const group = within.getByRole('radiogroup', { name: label, exact: true });
  const wanted = group.getByRole('radio', { name: option }).first();
  await tabTo(group);
  const { keyboard } = wanted.page();
  if ((await group.getByRole('radio', { checked: true }).count()) === 0) await keyboard.press('Space');
  for (let presses = await group.getByRole('radio').count(); presses > 0; presses -= 1) {
    /* oxlint-disable no-await-in-loop -- keys are pressed one after another */
    if (await wanted.isChecked()) return;
    await keyboard.press('ArrowDown');
    /* oxlint-enable no-await-in-loop */
  }
  await expect(wanted).toBeChecked();
}

/** An entry of a plain list, gone to by Tab and chosen by the arrows. */
async function selectIn(clerk: Page, label: string, wanted: string): Promise<void> {
  const field = clerk.getByLabel(label, { exact: true });
  await tabTo(field);
  await clerk.keyboard.press('Home');
  for (let presses = await field.getByRole('option').count(); presses > 0; presses -= 1) {
    /* oxlint-disable no-await-in-loop -- keys are pressed one after another */
    if ((await field.locator('option:checked').innerText()) === wanted) break;
    await clerk.keyboard.press('ArrowDown');
    /* oxlint-enable no-await-in-loop */
  }
  await expect(field.locator('option:checked')).toHaveText(wanted);
}

/** Ctrl+6: the paper chosen by the arrows, its `of` (月份, 部门) put in, made (F9), and printed (Ctrl+P). */
export async function askForPaper(
  clerk: Page,
  title: string,
  of: Readonly<Record<string, string>> = {},
): Promise<void> {
  const kinds = clerk.getByRole('radiogroup', { name: '文书种类' });
  if (!(await kinds.isVisible())) await clerk.keyboard.press('Control+6');
  await kinds.waitFor();
  const wanted = kinds.getByRole('radio', { name: title, exact: true });
  await tabTo(kinds, 'Shift+Tab');
  for (let presses = await kinds.getByRole('radio').count(); presses > 0; presses -= 1) {
    /* oxlint-disable no-await-in-loop -- keys are pressed one after another */
    if (await wanted.isChecked()) break;
    await clerk.keyboard.press('ArrowDown');
    /* oxlint-enable no-await-in-loop */
  }
  await expect(wanted).toBeChecked();
  for (const [label, wanted] of Object.entries(of)) {
    // oxlint-disable-next-line no-await-in-loop -- one field after another
    await selectIn(clerk, label, wanted);
  }
  const made = clerk.getByRole('region', { name: '本次生成的文书' });
  const print = made.getByRole('button', { name: /打印最近一件/ });
  await expect(print).toHaveCount(0);
  await clerk.keyboard.press('F9');
  await print.waitFor();
  await clerk.bringToFront(); // the preview has a window of its own
  await clerk.keyboard.press('Control+P');
  await expect(print).toHaveCount(0);
}
