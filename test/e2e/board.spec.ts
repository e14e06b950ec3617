import type { ElectronApplication } from '@playwright/test';
import { fillApplication, openFromBoard, receiptNumber, signIn } from '../driver/clerk.ts';
import { expect, test } from './fixtures.ts';

/** As a scanner does: a keyboard that waits for nobody. */
const scan = (app: ElectronApplication, text: string): Promise<void> =>
  app.evaluate(({ BrowserWindow }, typed) => {
    const clerk = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().endsWith('/index.html'),
    );
    for (const keyCode of [...Array.from(typed), 'Return']) {
      clerk?.webContents.sendInputEvent({ type: 'keyDown', keyCode });
      if (keyCode !== 'Return') clerk?.webContents.sendInputEvent({ type: 'char', keyCode });
      clerk?.webContents.sendInputEvent({ type: 'keyUp', keyCode });
    }
  }, text);

test('B5 扫描收件凭证，在任何画面、任何栏里都打开那一件，栏里的字不变', async ({ counter }) => {
  const { app, clerk } = counter;
  await signIn(clerk);
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);

  await clerk.keyboard.press('F3');
  const search = clerk.getByLabel('查找办件', { exact: true });
  await search.fill('道路');
  await scan(app, number);
  await expect(clerk.getByRole('dialog').getByText(number).first()).toBeVisible();
  await clerk.keyboard.press('Escape');
  await expect(clerk.getByRole('dialog')).toHaveCount(0);
  await expect(search).toHaveValue('道路');

  await expect(search).toBeFocused();

  const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10);
  await scan(app, wrong);
  await expect(clerk.getByRole('alert').getByText('校验位不对')).toBeVisible();
  await expect(search).toHaveValue('道路');

  await clerk.keyboard.press('Control+K');
  await clerk.getByLabel('收件编号或办件编号').fill(number.replaceAll('-', ''));
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByRole('dialog').getByText(number).first()).toBeVisible();
});

test('扫描枪设了前缀：再慢也不碍事，前缀和编号都不进栏目；手敲的前缀照样打得出来', async ({ counter }) => {
  const { app, clerk } = counter;
  await signIn(clerk);
  await clerk.evaluate(async () => {
    const now = await window.counter.devices();
    if (now.ok)
      await window.counter.saveDevices({ ...now.value.slots, scanner: { kind: 'keyboard', prefix: '~' } });
  });
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);
  await clerk.keyboard.press('F3');
  const search = clerk.getByLabel('查找办件', { exact: true });
  await search.fill('道路');
  const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10);
  await scan(app, `~${wrong}`);
  await expect(clerk.getByRole('alert').getByText('校验位不对')).toBeVisible();
  await expect(search).toHaveValue('道路');
  for (const key of ['~', ...Array.from(number), 'Enter'])
    // oxlint-disable-next-line no-await-in-loop -- slower than a person
    await clerk.keyboard.press(key, { delay: 60 });
  await expect(clerk.getByRole('dialog').getByText(number).first()).toBeVisible();
  await clerk.keyboard.press('Escape');
  await expect(search).toHaveValue('道路');
  // Somebody who types the prefix by hand gets it.
  await search.press('~');
  await expect(search).toHaveValue('道路~');
});

test('只用键盘：筛选、保存视图、按键调出、选中打开', async ({ counter }) => {
  const { clerk } = counter;
  await signIn(clerk);
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);

  await clerk.keyboard.press('F3');
  const grid = clerk.getByRole('grid', { name: '办件列表' });
  await expect(grid.getByRole('row', { name: number })).toBeVisible();
  await clerk.keyboard.press('Alt+W');
  await expect(grid.getByText('没有符合条件的办件。')).toBeVisible();
  await clerk.keyboard.press('Alt+S');
  await clerk.getByLabel('名称', { exact: true }).fill('要催的');
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByRole('dialog')).toHaveCount(0);
  await clerk.keyboard.press('Alt+0');
  await expect(grid.getByRole('row', { name: number })).toBeVisible();
  await clerk.keyboard.press('Alt+1');
  await expect(clerk.getByRole('button', { name: '要催的' })).toHaveAttribute('aria-pressed', 'true');
  await expect(grid.getByText('没有符合条件的办件。')).toBeVisible();
  await clerk.keyboard.press('Alt+0');
  await clerk.keyboard.type(number);
  await expect(grid.getByRole('row', { name: number })).toBeVisible();
  await clerk.keyboard.press('ArrowDown');
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByRole('dialog').getByText(number).first()).toBeVisible();
});

test('刚输入条件就双击找到的那一行，打开的就是那一件', async ({ counter }) => {
  const { clerk } = counter;
  await signIn(clerk);
  const numbers: string[] = [];
  for (const again of [false, true]) {
    if (again) await clerk.keyboard.press('F2');
    await fillApplication(clerk);
    await clerk.keyboard.press('F9');
    numbers.push(await receiptNumber(clerk));
  }
  for (const number of [...numbers, ...numbers.toReversed()]) {
    await openFromBoard(clerk, number);
    await clerk.keyboard.press('Escape');
    await expect(clerk.getByRole('dialog')).toHaveCount(0);
  }
});
