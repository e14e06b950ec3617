/** One case from its acceptance to the service of the decision, on its own screen and by the keyboard alone. */
import type { Locator, Page } from '@playwright/test';
import { fillApplication, receiptNumber, signIn, signInAs } from '../driver/clerk.ts';
import { archivedPdfs } from '../driver/counter-app.ts';
import { typeIn } from '../driver/day.ts';
import { enter, openRegister } from '../driver/day-registers.ts';
import { signOut } from '../driver/screens.ts';
import { resize, sizes } from '../driver/sizes.ts';
import { expect, pdfText, sheets, test } from './fixtures.ts';

/** Where somebody wants to look: pictures of each moment. */
const pictures = process.env['YIMEN_CASE_PICTURES'];

/** The Monday after the holiday's working Saturday. */
const afterHoliday = '2026-10-12T01:30:00.000Z';

const screen = (clerk: Page): Locator => clerk.getByRole('dialog', { name: /^办件/ });

/** As a clerk does: the number typed, the first row opened. */
async function open(clerk: Page, number: string): Promise<void> {
  await clerk.keyboard.press('F3');
  const query = clerk.getByLabel('查找办件', { exact: true });
  await query.waitFor();
  await expect(query).toBeFocused();
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type(number);
  await clerk.getByRole('row', { name: number }).waitFor();
  await clerk.keyboard.press('Enter');
  await screen(clerk).getByText(number).first().waitFor();
  await expect(screen(clerk).getByRole('region', { name: '办理', exact: true })).toBeVisible();
}

/** Opens an act by its key, fills what has the cursor or is tabbed to, and does it. */
async function act(
  clerk: Page,
  keys: string,
  title: RegExp,
  fill: (form: Locator) => Promise<void> = () => Promise.resolve(),
  grave = false,
): Promise<void> {
  await expect(screen(clerk).getByRole('button', { name: title }).first()).toBeVisible();
  await clerk.keyboard.press(keys);
  const form = screen(clerk).getByRole('region', { name: title });
  await form.waitFor();
  await fill(form);
  await clerk.keyboard.press('Control+Enter');
  if (grave) {
    const again = screen(clerk).getByRole('alertdialog', { name: '再次确认' });
    await expect(again.getByRole('button', { name: '确定办理' })).toBeFocused();
    await clerk.keyboard.press('Enter');
  }
  await expect(screen(clerk).getByRole('status', { name: '办理结果' })).toContainText(title);
}

/** Puts the cursor in a field by its label, as Tab would, and types over what is there. */
async function type(form: Locator, label: string, text: string): Promise<void> {
  const field = form.getByLabel(label, { exact: true });
  await field.focus();
  await field.press('Control+A');
  await field.page().keyboard.type(text);
}

/** Every paper that waits for a seal, one after another (E1, E2): the seal, its paper and the copies stand in the form. */
async function sealAll(clerk: Page): Promise<number> {
  const offer = screen(clerk).getByRole('button', { name: /^用印/ }).first();
  let sealed = 0;
  for (; await offer.isVisible(); sealed += 1) {
    /* oxlint-disable no-await-in-loop -- one paper after another */
    await act(clerk, 'Alt+G', /用印/);
    await expect(screen(clerk).getByRole('region', { name: '办理', exact: true })).toBeVisible();
    await expect(screen(clerk).getByRole('status', { name: '办理结果' })).toContainText(/用印.*加盖/);
    /* oxlint-enable no-await-in-loop */
  }
  return sealed;
}

test('B8 承诺件：特别程序、延期、逐级审批、决定、领取通知和送达，全部用键盘在办件画面办理', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  const first = await desk.open();
  let { app, clerk } = first;
  const look = async (name: string): Promise<void> => {
    if (pictures === undefined) return;
    for (const size of sizes) {
      // oxlint-disable-next-line no-await-in-loop -- one size after the other
      await resize(app, size);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await clerk.screenshot({ path: `${pictures}/${name}-${size.width}.png` });
    }
  };
  const printed = async (title: string): Promise<void> =>
    expect
      .poll(() => sheets(desk.folder).filter((file) => pdfText(file).includes(title)).length, {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);

  await signIn(clerk);
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);
  await open(clerk, number);
  await look('01-办件');

  await act(clerk, 'Alt+P', /启动特别程序/, async (form) => {
    await type(form, '启动的理由', '对拟投入车辆进行检验');
    await type(form, '依据的法律、法规', '《道路运输条例》第二十二条');
    await look('02-特别程序');
  });
  await look('03-结果');
  await printed('检验');

  // Nine days on, four of them working days: the clocks have stood still.
  await first.close();
  ({ app, clerk } = await desk.open({ clock: afterHoliday }));
  await signIn(clerk);
  await open(clerk, number);
  await clerk.keyboard.press('5');
  const promised = screen(clerk).getByRole('listitem', { name: '承诺时限', exact: true });
  await expect(promised).toContainText('暂停');
  await expect(promised).toContainText(/第0个工作日\/共12，暂停[3-9]日：检验/);
  await expect(promised).toContainText('尚未结束');
  await look('04-时限');

  await act(clerk, 'Alt+R', /结束特别程序/, (form) => type(form, '结果', '合格'));
  await expect(promised).toContainText('还剩12个工作日');

  // 许可法42: the head of the organ has to have approved it, and it takes the document's number.
  await clerk.keyboard.press('Alt+X');
  const extension = screen(clerk).getByRole('region', { name: '延期' });
  await extension.waitFor();
  await clerk.keyboard.press('Control+Enter');
  await expect(extension.getByRole('alert').first()).toBeVisible();
  await look('05-延期-不予');
  await type(extension, '延期的理由', '需要与相邻县核实经营线路');
  await type(extension, '批准文书编号', '凤交延批〔2026〕1号');
  await clerk.keyboard.press('Control+Enter');
  await expect(screen(clerk).getByRole('status', { name: '办理结果' })).toContainText('延期');
  await expect(promised).toContainText('延长');
  await printed('延长');

  await act(clerk, 'Alt+Y', /签署审批意见（窗口审查）/, async (form) => {
    await type(form, '意见内容', '材料齐全，符合条件，同意。');
  });
  for (const [person, step] of [
    ['2101', '法规股会签'],
    ['2001', '单位领导审批'],
  ] as const) {
    /* oxlint-disable no-await-in-loop -- one signs after another */
    await clerk.keyboard.press('Escape');
    await signOut(clerk);
    await signInAs(clerk, person);
    await open(clerk, number);
    await act(clerk, 'Alt+Y', new RegExp(`签署审批意见（${step}）`));
    await clerk.keyboard.press('4');
    await look(`06-意见-${person}`);
    /* oxlint-enable no-await-in-loop */
  }
  await expect(screen(clerk).getByRole('list', { name: '审批意见' })).toContainText('任辉');

  await clerk.keyboard.press('Escape');
  await signOut(clerk);
  await signInAs(clerk, '1001');
  await open(clerk, number);
  await act(clerk, 'Alt+J', /作出决定/, async () => look('07-决定'), true);
  await expect(screen(clerk).getByTestId('case-stage')).toHaveText('已决定');
  await printed('准予');
  await act(clerk, 'Alt+L', /领取通知/);
  // What is closed says why when its key is pressed.
  await clerk.keyboard.press('Alt+S');
  await expect(screen(clerk).getByRole('alert').first()).toBeVisible();
  await look('08-不能送达');
  await act(clerk, 'Alt+Z', /制证/, (form) => type(form, '证件编号', '黔交运管许可遵字520327000001号'));
  // Nothing goes out without a seal: it is taken into use in the register, and used on the case itself.
  await clerk.keyboard.press('Alt+G');
  await expect(screen(clerk).getByRole('alert').first()).toContainText('没有登记');
  await clerk.keyboard.press('Escape');
  await openRegister(clerk, '印章');
  await enter(clerk, 'Insert', '登记印章', { fill: (form) => typeIn(form, '启用文号', '启用〔2026〕1号') });
  await open(clerk, number);
  await look('08-用印');
  expect(await sealAll(clerk)).toBeGreaterThan(2);
  await look('08-已用印');
  await act(clerk, 'Alt+S', /送达/, async (form) => {
    await look('08-送达');
    await form.getByRole('checkbox', { name: '已核对收件人的身份证件' }).focus();
    await clerk.keyboard.press('Space');
  });
  await expect(screen(clerk).getByTestId('case-stage')).toHaveText('已送达');
  await clerk.keyboard.press('1');
  await look('09-经过');
  await clerk.keyboard.press('2');
  await look('10-材料');
  await clerk.keyboard.press('3');
  await look('11-文书');
  expect(archivedPdfs(desk.folder).length).toBeGreaterThan(3);
});
