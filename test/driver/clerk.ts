/** What a clerk and an applicant do, by the keys and buttons they see. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

export const head = { number: '1001', pin: '100101', name: '余姮' };
export const freight = '县行政区域内道路货物运输经营许可';

/** Signs in and waits for the work place. */
export async function signIn(clerk: Page, person: { number: string; pin: string } = head): Promise<void> {
  await trySignIn(clerk, person);
  await clerk.getByLabel('查找事项').waitFor();
}

/** The training hall's people and their PINs, as the program brings them. */
const trainingStaff = (): { number: string; pin: string }[] =>
  (
    JSON.parse(readFileSync(join(process.cwd(), 'assets', 'training-hall.json'), 'utf8')) as {
      staff: { number: string; pin: string }[];
    }
  ).staff;

/** Whoever it is, by staff number: each role begins on a screen of its own. */
export async function signInAs(clerk: Page, number: string): Promise<void> {
  const person = trainingStaff().find((one) => one.number === number);
  if (person === undefined) throw new Error(`nobody has the number ${number}`);
  await trySignIn(clerk, person);
  await clerk.getByRole('navigation', { name: '工作台' }).waitFor();
}

export async function trySignIn(clerk: Page, person: { number: string; pin: string }): Promise<void> {
  await clerk.getByLabel('工号').fill(person.number);
  await clerk.getByLabel('PIN').fill(person.pin);
  await clerk.keyboard.press('Enter');
}

/** Waits until a button shows the key of an act: what may be done is read first, and until then the key means nothing. */
export async function actKeyShown(screen: Page | Locator, key: string): Promise<void> {
  await screen.locator(`button[aria-keyshortcuts="${key}"]:visible`).first().waitFor();
}

/** Types the query, waits for the list and takes its first entry. */
export async function chooseItem(clerk: Page, query: string, name = freight): Promise<void> {
  await clerk.getByLabel('查找事项').fill(query);
  await clerk.getByRole('option').first().getByText(name).waitFor();
  await clerk.keyboard.press('Enter');
  await clerk.getByRole('heading', { name }).or(clerk.getByText(name)).first().waitFor();
}

/** The simulated card, and a telephone number. */
export async function readCard(clerk: Page): Promise<void> {
  await clerk.keyboard.press('F4');
  await clerk.getByLabel('姓名', { exact: true }).and(clerk.locator(':not([value=""])')).waitFor();
  await clerk.getByLabel('联系电话').first().fill('13800000000');
}

/** A whole application by card: item, applicant, and all required materials. */
export async function fillApplication(clerk: Page, query = 'hwys', name = freight): Promise<void> {
  await chooseItem(clerk, query, name);
  await readCard(clerk);
  await clerk.keyboard.press('F6');
}

export const tick = (clerk: Page, material: string) =>
  clerk.getByRole('checkbox', { name: `收到 ${material}` });

/** The number on the result panel; where none comes, what stands in its place is told. */
export async function receiptNumber(clerk: Page): Promise<string> {
  try {
    return (await clerk.getByTestId('receipt-number').innerText()).trim();
  } catch (cause) {
    const instead = await clerk.locator('body').innerText();
    throw new Error(`no receipt number; the screen says:\n${instead}`, { cause });
  }
}

/** The row of the board with this number, opened. */
export async function openFromBoard(clerk: Page, number: string): Promise<void> {
  await clerk.keyboard.press('F3');
  await clerk.getByLabel('查找办件', { exact: true }).fill(number);
  await clerk.getByRole('row', { name: number }).dblclick();
  await clerk.getByRole('dialog').getByText(number).first().waitFor();
}

/** The paper of this title, with its copies, on the result page or in the drawer. */
export const paper = (screen: Page | Locator, title: string): Locator =>
  screen.getByRole('listitem', { name: title, exact: true });

/** Sets a fault on the simulated printer, as a person who trains does; null mends it. */
export async function simulate(
  clerk: Page,
  printer: string,
  fault: string | null,
  moment = '打印之前',
): Promise<void> {
  await clerk.keyboard.press('Control+J');
  const lane = clerk.getByRole('dialog', { name: '打印' }).getByRole('region', { name: printer });
  if (fault === null) {
    await lane.getByRole('button', { name: '恢复正常' }).click();
    await expect(lane.getByRole('status')).toContainText('就绪');
  } else {
    await lane.getByLabel('故障', { exact: true }).selectOption({ label: fault });
    await lane.getByLabel('发生时刻').selectOption({ label: moment });
    await lane.getByRole('button', { name: '设置' }).click();
    await expect(lane.getByRole('button', { name: '恢复正常' })).toBeVisible();
  }
  await clerk.keyboard.press('Escape');
  await expect(clerk.getByRole('dialog')).toHaveCount(0);
}
