import type { Locator, Page } from '@playwright/test';
import { fillApplication, head, openFromBoard, receiptNumber, signIn, simulate } from '../driver/clerk.ts';
import { slipBytes } from '../driver/counter-app.ts';
import { expect, paper, pdfText, sheets, test } from './fixtures.ts';

const acceptance = '行政许可受理通知书';
const receipt = '申请材料收件凭证';

async function accept(clerk: Page): Promise<string> {
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  return receiptNumber(clerk);
}

/** 各件的键用于所在的一件：走到带着键的那一件。 */
const walkTo = (button: Locator) =>
  expect(async () => {
    await button.page().keyboard.press('Alt+ArrowDown');
    expect(await button.getAttribute('aria-keyshortcuts')).not.toBeNull();
  }).toPass({ timeout: 5000 });

test('K1 受理：受理通知书一式两份、收件凭证一张，各从自己的打印机出来；预览开在自己的窗口', async ({
  counter: { app, clerk },
  desk,
}) => {
  await signIn(clerk);
  const number = await accept(clerk);
  const notice = paper(clerk, acceptance);
  await expect(notice.getByText('一式2份')).toBeVisible();
  await expect(notice.getByText('已打印')).toHaveCount(2);
  await expect(paper(clerk, receipt).getByText('已打印')).toBeVisible();
  expect(slipBytes(desk.folder)).toHaveLength(1);
  const printed = sheets(desk.folder);
  expect(printed).toHaveLength(2);
  for (const file of printed) expect(pdfText(file)).toContain('凤道运许受字〔2026〕第10001号');

  await notice.getByRole('button', { name: '预览' }).click();
  // Shown when it is loaded; until then the screen does nothing else with papers.
  const shown = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.isVisible())
        .map((window) => window.getTitle()),
    );
  await expect.poll(async () => (await shown()).join(' ')).toContain(acceptance);

  await paper(clerk, receipt).getByRole('button', { name: '查看凭证' }).click();
  await expect(clerk.getByRole('img', { name: '打印的凭证' })).toBeVisible();
  await clerk.keyboard.press('Escape');

  await openFromBoard(clerk, number);
  await clerk.keyboard.press('3');
  const drawer = clerk.getByRole('dialog');
  const region = drawer.getByRole('region', { name: '文书' });
  await paper(region, acceptance).getByRole('button', { name: '登记签收' }).first().click();
  await expect(paper(region, acceptance).getByText('✓ 已签收').first()).toBeVisible();
});

test('缺纸：写明怎么办，业务照办，凭证等候；一键改用A4打印；恢复后其余的自己打出来', async ({
  counter: { clerk },
  desk,
}) => {
  await signIn(clerk);
  await simulate(clerk, '收据打印机', '缺纸');
  const status = clerk.getByTestId('status-place');
  await expect(status).toContainText('缺纸');
  const number = await accept(clerk);
  await expect(paper(clerk, acceptance).getByText('已打印')).toHaveCount(2);
  await expect(paper(clerk, receipt).getByText('已打印')).toHaveCount(0);
  expect(slipBytes(desk.folder)).toHaveLength(0);

  await clerk.keyboard.press('F12');
  await expect(paper(clerk, receipt).getByText('已打印')).toBeVisible();
  const onA4 = () => sheets(desk.folder).filter((file) => pdfText(file).includes(receipt));
  expect(onA4()).toHaveLength(1);
  expect(onA4().map(pdfText).join('')).toContain(number);
  expect(slipBytes(desk.folder)).toHaveLength(0);

  await clerk.keyboard.press('F2');
  await accept(clerk);
  await expect(paper(clerk, acceptance).getByText('已打印')).toHaveCount(2);
  await simulate(clerk, '收据打印机', null);
  await expect(paper(clerk, receipt).getByText('已打印')).toBeVisible();
  expect(slipBytes(desk.folder)).toHaveLength(1);
});

test('打印面板：两台打印机、等候的每一份，一键全部改到另一台', async ({ counter: { clerk }, desk }) => {
  await signIn(clerk);
  await simulate(clerk, '收据打印机', '缺纸');
  await accept(clerk);
  await clerk.keyboard.press('F2');
  await accept(clerk);
  await clerk.keyboard.press('Control+J');
  const panel = clerk.getByRole('dialog', { name: '打印' });
  await expect(panel.getByRole('region', { name: '收据打印机' }).getByRole('status')).toContainText('缺纸');
  await expect(panel.getByRole('listitem', { name: new RegExp(receipt) })).toHaveCount(2);
  await panel.getByRole('button', { name: '等待的2份改用A4打印' }).waitFor();
  await clerk.keyboard.press('F8');
  await expect(panel.getByText('没有等待打印或者需要处理的文书。')).toBeVisible();
  await expect.poll(() => sheets(desk.folder).length).toBe(6);
});

test('不能确定是否打出的，问人；未打出的重试，补打写明第几次和谁补打；日结列出每一件', async ({
  counter: { clerk },
  desk,
}) => {
  await signIn(clerk);
  await simulate(clerk, '文书打印机', '缺纸', '打印途中');
  await accept(clerk);
  const notice = paper(clerk, acceptance);
  await expect(notice.getByText('打印出来了吗？')).toBeVisible();
  expect(sheets(desk.folder)).toHaveLength(0);
  await simulate(clerk, '文书打印机', null);
  await clerk.keyboard.press('F11');
  await expect(notice.getByText('打印出来了吗？')).toHaveCount(0);
  // It is not forgotten: somebody still has to say what becomes of it.
  await expect(clerk.getByTestId('status-place')).toContainText('1份需要处理');
  await clerk.keyboard.press('F5');
  await expect(notice.getByText('已打印')).toHaveCount(2);
  await expect.poll(() => sheets(desk.folder).length).toBe(2);

  await walkTo(notice.getByRole('button', { name: '补打' }));
  await clerk.keyboard.press('Control+Shift+P');
  await expect(notice.getByRole('listitem', { name: `补打 第1次 · ${head.name}` })).toContainText('已打印');
  await expect.poll(() => sheets(desk.folder).length).toBe(3);
  const reprints = sheets(desk.folder)
    .map(pdfText)
    .filter((text) => text.includes('补打第1次'));
  expect(reprints).toHaveLength(1);
  expect(reprints.join('')).toContain(head.name);

  await notice.getByRole('listitem', { name: '第2份' }).getByRole('button', { name: '作废这一份' }).click();
  await clerk.getByLabel('作废原因').fill('卡纸撕破');
  await clerk.keyboard.press('Enter');
  await expect(notice.getByText('卡纸撕破')).toBeVisible();

  await clerk.keyboard.press('Control+8');
  const row = clerk.getByRole('row', { name: new RegExp(acceptance) });
  await expect(row).toBeVisible();
  await walkTo(row.getByRole('button', { name: '登记签收' }));
  await clerk.keyboard.press('Control+D');
  await expect(row.getByRole('button', { name: '登记签收' })).toHaveCount(0);
  await row.getByRole('button', { name: new RegExp(acceptance) }).click();
  const side = clerk.getByRole('region', { name: '所选文书' });
  await expect(side.getByText('✓ 已签收').first()).toBeVisible();
  await expect(side.getByText('卡纸撕破')).toBeVisible();
  await clerk.keyboard.press('F9');
  await expect(side.getByRole('listitem', { name: '日结单' }).first()).toBeVisible();
});

test('D1 只列本人可以生成的文书；没有打印出来的不能签收，也没有补打；签收后光标不丢', async ({
  counter: { clerk },
}) => {
  await signIn(clerk, { number: '1002', pin: '200202' });
  await clerk.keyboard.press('Control+6');
  const kinds = clerk.getByRole('radiogroup', { name: '文书种类' });
  await expect(kinds.getByRole('radio')).toHaveCount(1);
  await expect(kinds.getByRole('radio', { name: '办事指南' })).toBeFocused();

  await clerk.keyboard.press('F2');
  await simulate(clerk, '收据打印机', '缺纸');
  await accept(clerk);
  const notice = paper(clerk, acceptance);
  await expect(notice.getByText('已打印')).toHaveCount(2);
  const slip = paper(clerk, receipt);
  await expect(slip.getByRole('button', { name: '补打' })).toHaveCount(0);
  await expect(slip.getByRole('button', { name: '登记签收' })).toHaveCount(0);
  await notice.getByRole('button', { name: '登记签收' }).focus();
  await clerk.keyboard.press('Enter');
  await expect(notice.getByText('✓ 已签收')).toBeVisible();
  await clerk.keyboard.press('Tab');
  await expect(slip.getByRole('button').first()).toBeFocused();
});

test('A10 生成办事指南和部门月报：先归档、预览，说打印才打印', async ({ counter: { app, clerk }, desk }) => {
  await signIn(clerk);
  await clerk.keyboard.press('Control+6');
  await clerk.getByLabel('查找办事指南的事项').waitFor();
  await clerk.keyboard.press('F9');
  await expect(clerk.getByText('未选择事项。')).toBeVisible();
  await clerk.getByLabel('查找办事指南的事项').fill('hwys');
  await clerk.getByRole('option').first().waitFor();
  await clerk.keyboard.press('Enter');
  await clerk.getByRole('button', { name: '更换事项' }).waitFor();
  const opened = app.waitForEvent('window');
  await clerk.keyboard.press('F9');
  await opened;
  const made = clerk.getByRole('region', { name: '本次生成的文书' });
  await expect(made.getByText('已归档')).toBeVisible();
  expect(sheets(desk.folder)).toHaveLength(0);
  await clerk.bringToFront();
  await clerk.keyboard.press('Control+P');
  await expect(made.getByText('已打印')).toBeVisible();
  expect(sheets(desk.folder)).toHaveLength(1);

  await clerk.getByRole('radio', { name: '部门月报' }).check();
  // What was pressed before is done with: a key pressed meanwhile does nothing.
  await expect(clerk.locator('.ant-btn-loading')).toHaveCount(0);
  await clerk.keyboard.press('F9');
  await expect(made.getByText('一式')).toHaveCount(2);
});
