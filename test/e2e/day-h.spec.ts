/** 收费的一天（S2、S3）：票款分离，票据领取和开具，缴费以后制证，全部用键盘办理。 */
import type { Page } from '@playwright/test';
import {
  act,
  arrive,
  atCentre,
  card,
  caseIdOf,
  caseScreen,
  chooseIn,
  closeCase,
  openCase,
  printed,
  slipOut,
  takeItem,
  taken,
  tabTo,
  tickIn,
  typeIn,
} from '../driver/day.ts';
import {
  askForPaper,
  beginEntry,
  chooseEntry,
  enter,
  entry,
  openRegister,
  pickIn,
  refusedBy,
} from '../driver/day-registers.ts';
import { expect, test } from './fixtures.ts';

const renewal = '道路运输从业资格证换证、补办、变更、注销';

/** Every paper of the case that waits for a seal, one after the other (E2). */
async function sealAll(clerk: Page, seal: RegExp): Promise<void> {
  await openRegister(clerk, '印章');
  await chooseEntry(clerk, seal);
  for (;;) {
    /* oxlint-disable no-await-in-loop -- one paper after another */
    const form = await beginEntry(clerk, 'Alt+Y', '用印');
    await pickIn(form, '办件', /./);
    const unsealed = form.getByRole('radiogroup', { name: '文书' }).getByRole('radio', { name: /未用印/ });
    await form.getByRole('radiogroup', { name: '文书' }).waitFor();
    if ((await unsealed.count()) === 0) {
      await clerk.keyboard.press('Escape');
      return;
    }
    await pickIn(form, '文书', /未用印/);
    await clerk.keyboard.press('Control+Enter');
    await expect(form).toHaveCount(0);
    /* oxlint-enable no-await-in-loop */
  }
}

test('H1 H2 H3 收费的一天：缴款通知书先出，到账以前不制证，票据领取由领取人PIN确认、按号开具，制证后送达，登记簿打印', async ({
  centre,
  desk,
}) => {
  test.setTimeout(120_000);
  const { clerk, pad } = await desk.open();
  await arrive(clerk, '1001', '100101');

  // An item with a fee, one of its variants.
  await takeItem(clerk, 'dlyscyzgz', renewal);
  await tabTo(clerk.getByLabel('办理项'));
  await clerk.keyboard.press('ArrowDown');
  await clerk.keyboard.press('ArrowDown');
  await clerk.keyboard.press('Enter');
  await card(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  const number = await taken(clerk, '已受理');
  const caseId = await caseIdOf(clerk, number);

  // H1, H3: the notice goes to the bank with the applicant; nothing is typed but how many.
  await openCase(clerk, number);
  await act(clerk, 'Alt+M', /缴款通知/);
  await slipOut(desk.folder, '缴款通知书', '12.00', '农行窗口');
  await act(clerk, 'Alt+J', /作出决定/, { grave: true });
  await printed(desk.folder, '决定书', '陈示范');
  await clerk.keyboard.press('Alt+Z');
  await expect(caseScreen(clerk).getByRole('alert').first()).toContainText(
    '费用尚未经银行确认到账，不能制证',
  );
  await closeCase(clerk);

  // H2: a book, and a lot that a second person fetched: by that person's own PIN.
  await openRegister(clerk, '票据');
  await enter(clerk, 'Insert', '登记票据');
  const lot = await beginEntry(clerk, 'Alt+L', '领取');
  await typeIn(lot, '起始号码', '00000101');
  await typeIn(lot, '终止号码', '00000200');
  await typeIn(lot, '领取单号', '领2026-1');
  await chooseIn(lot, '领取人', '张凤');
  await typeIn(lot, '领取人PIN', '000000');
  await refusedBy(lot, /PIN/);
  await typeIn(lot, '领取人PIN', '200202');
  await clerk.keyboard.press('Control+Enter');
  await expect(lot).toHaveCount(0);
  await expect(entry(clerk, /行政事业性收费统一票据/)).toContainText('余100份');
  // H3: no bill before the bank's word.
  const book = clerk.getByRole('region', { name: '行政事业性收费统一票据', exact: true });
  await expect(book.getByRole('button', { name: '作废' })).toBeVisible();
  await expect(book.getByRole('button', { name: '开具' })).toHaveCount(0);
  await clerk.keyboard.press('Alt+K');
  await expect(book.getByRole('alert')).toContainText('没有已经到账、可以开票的办件。');

  await openCase(clerk, number);
  const paid = caseScreen(clerk).getByRole('region', { name: '到账确认' });
  await clerk.keyboard.press('Alt+N');
  await typeIn(paid, '银行回单编号', '农2026093000017');
  await typeIn(paid, '到账金额', '10.00');
  await refusedBy(paid, '与缴款通知书的金额不符');
  await typeIn(paid, '到账金额', '12.00');
  await clerk.keyboard.press('Control+Enter');
  await expect(caseScreen(clerk).getByRole('status', { name: '办理结果' })).toContainText('到账确认');
  await closeCase(clerk);

  // H2: the next number and no other; the amount is the charge's.
  await openRegister(clerk, '票据');
  await chooseEntry(clerk, /行政事业性收费统一票据/);
  const bill = await beginEntry(clerk, 'Alt+K', '开具');
  await pickIn(bill, '办件', new RegExp(number));
  await typeIn(bill, '票据号码', '00000105');
  await refusedBy(bill, /00000101/);
  await typeIn(bill, '票据号码', '00000101');
  await clerk.keyboard.press('Control+Enter');
  await expect(bill).toHaveCount(0);
  await expect(entry(clerk, /行政事业性收费统一票据/)).toContainText('余99份');

  await openCase(clerk, number);
  await act(clerk, 'Alt+Z', /制证/, {
    fill: async (form) => {
      await typeIn(form, '证件名称', '道路运输从业资格证');
      await typeIn(form, '证件编号', '5203270019900101001');
    },
  });
  await closeCase(clerk);

  await openRegister(clerk, '印章');
  await enter(clerk, 'Insert', '登记印章', { fill: (form) => typeIn(form, '启用文号', '凤交发〔2026〕4号') });
  await sealAll(clerk, /行政审批专用章/);

  await openCase(clerk, number);
  await act(clerk, 'Alt+S', /送达/, { fill: (form) => tickIn(form, '已核对收件人的身份证件') });
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已送达');
  await expect(pad.getByText('请对本次服务作出评价')).toBeVisible();
  await closeCase(clerk);

  await askForPaper(clerk, '票据领用缴销登记');
  const register = await printed(desk.folder, '票据', '00000101', '12.00');
  expect(register).toContain('张凤');
  expect(register).toContain('00000200');

  const events = await atCentre(
    centre,
    ['case.charged', 'case.decided', 'case.paid', 'case.certificate_made', 'case.served'],
    caseId,
  );
  expect(events.find(({ kind }) => kind === 'bill.used')?.payload).toMatchObject({ number: '00000101' });
});
