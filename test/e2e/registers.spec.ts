/** 登记：只用键盘，登记、办理，纸面从打印机出来。 */
import type { Page } from '@playwright/test';
import { actKeyShown, fillApplication, receiptNumber, signIn } from '../driver/clerk.ts';
import { expect, pdfText, sheets, test } from './fixtures.ts';

/** Opens the page and goes to a register by the key that changes registers. */
async function openRegister(clerk: Page, title: string): Promise<void> {
  await clerk.keyboard.press('Control+2');
  const shelf = clerk.getByRole('radio', { name: title, exact: true });
  await shelf.waitFor();
  const titles = await clerk
    .getByRole('radiogroup', { name: '登记簿' })
    .getByRole('radio')
    .evaluateAll((radios) => radios.map((radio) => radio.getAttribute('aria-label')));
  const checked = await clerk
    .getByRole('radiogroup', { name: '登记簿' })
    .getByRole('radio', { checked: true })
    .getAttribute('aria-label');
  for (let at = titles.indexOf(checked); titles[at % titles.length] !== title; at += 1)
    await clerk.keyboard.press('Control+PageDown');
  await expect(shelf).toBeChecked();
}

/** The form of an act, opened by its key, which is pressed when it is shown. */
async function begin(clerk: Page, key: string, title: string): Promise<void> {
  await actKeyShown(clerk, key);
  await clerk.keyboard.press(key);
  await clerk
    .getByRole('region', { name: title, exact: true })
    .getByRole('button', { name: '办理' })
    .waitFor();
}

/** Types into the control that has the cursor, and goes on to the next. */
async function type(clerk: Page, text: string): Promise<void> {
  await clerk.keyboard.type(text);
  await clerk.keyboard.press('Tab');
}

const row = (clerk: Page, text: string | RegExp) => clerk.getByRole('option', { name: text });
const send = (clerk: Page) => clerk.keyboard.press('Control+Enter');
const look = async (clerk: Page, name: string): Promise<void> => {
  const folder = process.env['YIMEN_SCREENS'];
  if (folder === undefined) return;
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await clerk.setViewportSize({ width, height });
    await clerk.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
};

test('B4 登记咨询、转申请：事项和联系方式带到收件，受理以后与咨询关联', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await openRegister(clerk, '咨询登记');
  await look(clerk, 'consultation-empty');
  await begin(clerk, 'Insert', '登记咨询');
  await type(clerk, '个体户办理货运需要什么材料');
  await clerk.keyboard.type('货物运输经营');
  await clerk
    .getByTitle(/道路运输管理所/)
    .first()
    .waitFor();
  await clerk.keyboard.press('Enter');
  // What was chosen is taken back by Delete, and nothing for it lies on the way.
  await clerk.keyboard.press('Delete');
  await expect(clerk.locator('.act-body .ant-select-content-value')).toHaveCount(0);
  await clerk.keyboard.type('货物运输经营');
  await clerk
    .getByTitle(/道路运输管理所/)
    .first()
    .waitFor();
  await clerk.keyboard.press('Enter');
  await clerk.keyboard.press('Tab');
  await clerk.keyboard.press('Space');
  await clerk.keyboard.press('Tab');
  await type(clerk, '陈示范');
  await type(clerk, '13800000000');
  // Not answered on the spot.
  await clerk.keyboard.press('Space');
  await look(clerk, 'consultation-form');
  await send(clerk);
  await expect(row(clerk, /个体户办理货运需要什么材料/)).toContainText('待回复');
  await expect(row(clerk, /个体户办理货运需要什么材料/)).toContainText('陈**');
  await look(clerk, 'consultation-entry');

  await clerk.keyboard.press('Alt+S');
  await expect(clerk.getByRole('region', { name: '事项', exact: true })).toContainText('货物运输经营');
  await expect(clerk.getByLabel('姓名', { exact: true }).first()).toHaveValue('陈示范');
  await clerk.keyboard.press('F4');
  await clerk.getByLabel('联系电话').first().waitFor();
  await expect(clerk.getByLabel('联系电话').first()).toHaveValue('13800000000');
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);

  await clerk.keyboard.press('Control+2');
  await expect(clerk.getByText(`咨询已转申请，收件编号${number}`)).toBeVisible();
  await expect(clerk.getByRole('region', { name: '经过' })).toContainText('转为申请');
});

test('E2 登记印章、交接：接收人用本人的PIN确认，保管人随之变更', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await openRegister(clerk, '印章');
  await begin(clerk, 'Insert', '登记印章');
  // Kind and name stand there already.
  await clerk.getByLabel('启用文号').focus();
  await clerk.keyboard.type('凤交发〔2026〕3号');
  await send(clerk);
  await expect(row(clerk, /行政审批专用章/)).toContainText('余姮');
  await look(clerk, 'seal-entry');

  await begin(clerk, 'Alt+J', '交接');
  await clerk.getByLabel('接收人PIN').focus();
  await type(clerk, '000000');
  await clerk.keyboard.type('轮班');
  await look(clerk, 'seal-hand-over');
  await send(clerk);
  await expect(clerk.getByRole('alert')).toContainText('PIN');
  await clerk.getByLabel('接收人PIN').focus();
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type('200202');
  await send(clerk);
  await expect(row(clerk, /行政审批专用章/)).toContainText('张凤');
  await expect(clerk.getByRole('region', { name: '经过' })).toContainText('余姮交张凤保管：轮班');
  // Who no longer keeps it may not put it away: closed, with the rule's own words.
  await expect(clerk.getByText('由张凤保管')).not.toHaveCount(0);
});

test('H2 登记票据、领取一批：下一份和余量随之可见', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await openRegister(clerk, '票据');
  await begin(clerk, 'Insert', '登记票据');
  await send(clerk);
  await expect(row(clerk, /行政事业性收费统一票据/)).toContainText('待领取');
  await begin(clerk, 'Alt+L', '领取');
  await type(clerk, '');
  await type(clerk, '00000101');
  await type(clerk, '00000200');
  await expect(clerk.getByLabel('发放票据的财政部门')).toHaveValue('凤冈县财政局');
  await clerk.keyboard.press('Tab');
  await clerk.keyboard.type('领2026-1');
  await look(clerk, 'bill-lot');
  await send(clerk);
  await expect(row(clerk, /行政事业性收费统一票据/)).toContainText('余100份');
  await expect(clerk.getByRole('region', { name: '行政事业性收费统一票据' })).toContainText('00000101');
  await look(clerk, 'bill-entry');
});

test('G2 开具移交单：等候移交的办件已经列上，材料移交单打印三份', async ({ counter: { clerk }, desk }) => {
  await signIn(clerk);
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);
  await openRegister(clerk, '移交');
  await begin(clerk, 'Insert', '开具移交单');
  await clerk.keyboard.type('运输股');
  await look(clerk, 'transfer-form');
  await send(clerk);
  // Copies were counted at intake, pages were not: nothing goes out uncounted.
  await expect(clerk.getByRole('alert')).toContainText('页数为0');
  await clerk.getByRole('spinbutton', { name: '共' }).focus();
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type('12');
  await send(clerk);
  await expect(row(clerk, /运输股/)).toContainText('待移交');
  await look(clerk, 'transfer-entry');
  const slips = () => sheets(desk.folder).filter((file) => pdfText(file).includes('材料移交单'));
  await expect.poll(() => slips().length).toBe(3);
  expect(pdfText(slips()[0] ?? '')).toContain(number);

  // G1, G2: the courier signs on the slip; nobody of the window may carry it.
  await begin(clerk, 'Alt+Y', '移交');
  await clerk.keyboard.type('余姮');
  await clerk.getByRole('checkbox', { name: /签字/ }).focus();
  await clerk.keyboard.press('Space');
  await send(clerk);
  await expect(clerk.getByRole('alert')).toContainText('不得由窗口人员取送');
  await clerk.getByLabel('取送件人', { exact: true }).focus();
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type('信使甲');
  await send(clerk);
  await expect(row(clerk, /运输股/)).toContainText('已移交');
});

test('I2 窗口登记投诉以后封存：登记簿里看不到', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await openRegister(clerk, '投诉登记');
  await begin(clerk, 'Insert', '登记投诉');
  await clerk.getByLabel('投诉内容').focus();
  await clerk.keyboard.type('等候时间过长');
  await send(clerk);
  await clerk.getByRole('button', { name: '确定办理' }).waitFor();
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByText('已登记并封存，由监察机关处理。')).toBeVisible();
  await expect(row(clerk, /等候时间过长/)).toHaveCount(0);
  await expect(clerk.getByText(/窗口不能查看/)).toBeVisible();
  await look(clerk, 'complaint-sealed');
});
