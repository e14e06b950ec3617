/** A day at the window by the keyboard alone: keys as they are shown, Tab, arrows and typing; nothing is clicked. */
import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { interpret, pageText } from '../../electron/devices/escpos-interpreter.ts';
import type { Event } from '#shared/event.ts';
import { pdfText, type TestCentre } from '../e2e/fixtures.ts';
import { archivedPdfs, sheets, slipBytes } from './counter-app.ts';

/** Longer than any way a person would go by Tab. */
const mostTabs = 80;

const hasCursor = (field: Locator): Promise<boolean> =>
  field.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));

/** Goes by Tab (or back by Shift+Tab) until the field has the cursor. */
export async function tabTo(field: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await field.waitFor();
  const { keyboard } = field.page();
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    /* oxlint-disable no-await-in-loop -- keys are pressed one after another */
    if (await hasCursor(field)) return;
    await keyboard.press(key);
    /* oxlint-enable no-await-in-loop */
  }
  throw new Error(`${field.toString()} is not reached by ${key}`);
}

/** Types over what stands in a field, gone to by Tab. @param within its form, its panel or the whole screen */
export async function typeIn(within: Page | Locator, label: string | RegExp, text: string): Promise<void> {
  const field = within.getByLabel(label, { exact: true }).first();
  await tabTo(field);
  const { keyboard } = field.page();
  await keyboard.press('Control+A');
  await keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** Ticks a box, gone to by Tab; one that is ticked stays so. */
export async function tickIn(within: Page | Locator, name: string | RegExp): Promise<void> {
  const box = within.getByRole('checkbox', { name }).first();
  await tabTo(box);
  if (!(await box.isChecked())) await box.page().keyboard.press('Space');
  await expect(box).toBeChecked();
}

/** Chooses from a list by typing a part of what is wanted. */
export async function chooseIn(within: Page | Locator, label: string | RegExp, text: string): Promise<void> {
  const field = within.getByLabel(label, { exact: true }).first();
  await tabTo(field);
  const page = field.page();
  await page.keyboard.type(text);
  await page.locator('.ant-select-item-option-active').getByText(text).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Number and PIN typed, Enter; waits for whatever screen that person begins on. */
export async function arrive(clerk: Page, number: string, pin: string): Promise<void> {
  await typeIn(clerk, '工号', number);
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByLabel('PIN', { exact: true })).toBeFocused();
  await clerk.keyboard.type(pin);
  await clerk.keyboard.press('Enter');
  await clerk.getByRole('navigation', { name: '工作台' }).waitFor();
}

/** 签退, with the first of the usual reasons where one is asked (D11). */
export async function depart(clerk: Page): Promise<void> {
  await clerk.keyboard.press('Control+L');
  const dialog = clerk.getByRole('dialog', { name: '签退' });
  await dialog.waitFor();
  const asked = dialog.getByLabel(/离开的原因/);
  await expect(dialog.getByRole('button', { name: '确认签退' }).or(asked).first()).toBeVisible();
  // Back desks are not asked; the cursor says which of the two it is.
  await expect(dialog.locator(':focus')).toHaveCount(1);
  if ((await asked.count()) > 0) await clerk.keyboard.press('Alt+1');
  await clerk.keyboard.press('Enter');
  await clerk.getByLabel('工号').waitFor();
}

/** Goes to a page by its key, and waits for what it shows first. */
export async function goTo(clerk: Page, key: string, there: Locator): Promise<void> {
  await clerk.keyboard.press(key);
  await there.first().waitFor();
}

/** Types what the item is called; takes it when it is the first found. */
export async function takeItem(clerk: Page, query: string, name: string): Promise<void> {
  const search = clerk.getByLabel('查找事项');
  await tabTo(search);
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type(query);
  await clerk.getByRole('option').first().getByText(name).waitFor();
  await clerk.keyboard.press('Enter');
  await clerk.getByRole('region', { name: '事项', exact: true }).getByText(name).first().waitFor();
}

/** The card on the reader (F4), and the telephone number where none is on record. */
export async function card(clerk: Page, phone = '13800000000'): Promise<void> {
  await clerk.keyboard.press('F4');
  await clerk.getByLabel('姓名', { exact: true }).and(clerk.locator(':not([value=""])')).waitFor();
  await typeIn(clerk, '联系电话', phone);
}

/** The number on the result panel, and the case behind it. */
export async function taken(clerk: Page, stage: string): Promise<string> {
  await expect(clerk.getByRole('status').getByText(stage, { exact: true }).first()).toBeVisible();
  return (await clerk.getByTestId('receipt-number').innerText()).trim();
}

/** F2: to the next application; from another page the last result comes first, and F2 leaves it. */
export async function nextOne(clerk: Page): Promise<void> {
  const search = clerk.getByLabel('查找事项');
  await clerk.keyboard.press('F2');
  await search.or(clerk.getByTestId('receipt-number')).first().waitFor();
  if ((await search.count()) === 0) await clerk.keyboard.press('F2');
  await expect(search).toBeFocused();
}

/** The screen of one case. */
export const caseScreen = (clerk: Page): Locator => clerk.getByRole('dialog', { name: /^办件/ });

/** F3, the number typed, Enter on the row found. */
export async function openCase(clerk: Page, number: string): Promise<void> {
  await clerk.keyboard.press('F3');
  const query = clerk.getByLabel('查找办件', { exact: true });
  await query.waitFor();
  await expect(query).toBeFocused();
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type(number);
  await clerk.getByRole('row', { name: number }).waitFor();
  await clerk.keyboard.press('Enter');
  await caseScreen(clerk).getByText(number).first().waitFor();
  await expect(caseScreen(clerk).getByRole('region', { name: '办理', exact: true })).toBeVisible();
}

/** Esc, back to where the case was opened from. */
export async function closeCase(clerk: Page): Promise<void> {
  await clerk.keyboard.press('Escape');
  await expect(caseScreen(clerk)).toHaveCount(0);
}

interface ActOptions {
  /** What is typed before it is done. */
  readonly fill?: (form: Locator) => Promise<void>;
  /** Asked a second time, and done on Enter. */
  readonly grave?: boolean;
}

/** Opens an act on the case by the key its button shows, fills its form, does it (Ctrl+Enter). */
export async function act(
  clerk: Page,
  key: string,
  title: RegExp,
  { fill, grave = false }: ActOptions = {},
): Promise<void> {
  const screen = caseScreen(clerk);
  const shown = screen
    .getByRole('button', { name: title })
    .and(screen.locator(`[aria-keyshortcuts="${key}"]`));
  await expect(shown).toBeVisible();
  await clerk.keyboard.press(key);
  const form = screen.getByRole('region', { name: title });
  await form.waitFor();
  await fill?.(form);
  await clerk.keyboard.press('Control+Enter');
  if (grave) {
    const again = screen.getByRole('alertdialog', { name: '再次确认' });
    await expect(again.getByRole('button', { name: '确定办理' })).toBeFocused();
    await clerk.keyboard.press('Enter');
  }
  await expect(screen.getByRole('status', { name: '办理结果' })).toContainText(title);
}

/** 送达回证 (J1) of the case on the screen: asked for under its papers, and printed for the recipient to sign. */
export async function serviceReceipt(clerk: Page): Promise<void> {
  const screen = caseScreen(clerk);
  await clerk.keyboard.press('3');
  await tabTo(screen.getByRole('button', { name: '生成送达回证' }));
  await clerk.keyboard.press('Enter');
  const asking = clerk.getByRole('dialog', { name: '生成送达回证' });
  await expect(asking.getByRole('button', { name: '生成并预览' })).toBeFocused();
  await clerk.keyboard.press('Enter');
  await expect(asking).toHaveCount(0);
  const receipt = screen.getByRole('listitem', { name: '送达回证', exact: true });
  await receipt.waitFor();
  await expect(clerk.locator('.ant-btn-loading')).toHaveCount(0);
  await clerk.bringToFront(); // the preview has a window of its own
  await tabTo(receipt.getByRole('button', { name: /^打印/ }).first());
  await clerk.keyboard.press('Enter');
}

/** Words by file: a sheet that came out does not change. */
const read = new Map<string, string>();
const wordsOf = (file: string): string => {
  const before = read.get(file);
  if (before !== undefined) return before;
  const words = pdfText(file);
  read.set(file, words);
  return words;
};

/** What came out of the simulated printers: the words of each sheet and each slip, without blanks. */
export const papersOut = (folder: string): { documents: string[]; slips: string[] } => ({
  documents: sheets(folder)
    .filter((file) => !basename(file).startsWith('.'))
    .map(wordsOf),
  slips: slipBytes(folder).map((bytes) => pageText(interpret(bytes)).replaceAll(/\s+/g, '')),
});

/** What was kept, printed or not. */
export const papersKept = (folder: string): string[] => archivedPdfs(folder).map(wordsOf);

/** Waits for a sheet with all these words, and gives its words. */
export async function printed(folder: string, ...words: readonly string[]): Promise<string> {
  const found = (): string | undefined =>
    papersOut(folder).documents.find((sheet) => words.every((word) => sheet.includes(word)));
  await expect.poll(() => found() !== undefined, { message: words.join('、'), timeout: 20_000 }).toBe(true);
  return found() ?? '';
}

/** The same of a slip. */
export async function slipOut(folder: string, ...words: readonly string[]): Promise<void> {
  await expect
    .poll(() => papersOut(folder).slips.some((slip) => words.every((word) => slip.includes(word))), {
      message: words.join('、'),
      timeout: 20_000,
    })
    .toBe(true);
}

/** Kinds of what the centre has, in its order; of one case where its id is given. */
export async function kindsAtCentre(centre: TestCentre, caseId?: string): Promise<string[]> {
  const events = (await centre.events()).map(({ event }) => event);
  return events.filter((one) => caseId === undefined || one.caseId === caseId).map(({ kind }) => kind);
}

/** Waits until the centre has these, in this order among whatever else it has, and gives the events. */
export async function atCentre(
  centre: TestCentre,
  kinds: readonly string[],
  caseId?: string,
): Promise<Event[]> {
  await expect
    .poll(async () => inOrder(await kindsAtCentre(centre, caseId), kinds), {
      message: '中心收到的事件',
      timeout: 20_000,
    })
    .toEqual(kinds);
  return (await centre.events()).map(({ event }) => event);
}

/** As many of `wanted`, from the first, as are found one after another. */
function inOrder(kinds: readonly string[], wanted: readonly string[]): string[] {
  const found: string[] = [];
  for (const kind of kinds) if (kind === wanted[found.length]) found.push(kind);
  return found;
}

/** The case a receipt number belongs to, as the counter knows it. */
export async function caseIdOf(clerk: Page, number: string): Promise<string> {
  const found = await clerk.evaluate((receipt) => window.counter.caseByNumber({ number: receipt }), number);
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value.caseId;
}
