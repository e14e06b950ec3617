/** 税务窗口的一天（S4厦门）：分环节授权，退税只受理、审核，减免税当场审批；税务文书先复议。全部用键盘办理。 */
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
  depart,
  goTo,
  openCase,
  printed,
  takeItem,
  taken,
  typeIn,
} from '../driver/day.ts';
import { enter, openRegister, pickIn } from '../driver/day-registers.ts';
import { openHall, pinOf, xiamen } from '../driver/halls.ts';
import { expect, test } from './fixtures.ts';

const reduction = '个人二手房交易减免税';
const refund = '个人二手房交易退税';

async function accept(clerk: Page, query: string, item: string): Promise<string> {
  await takeItem(clerk, query, item);
  await card(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  return taken(clerk, '已受理');
}

async function next(clerk: Page): Promise<void> {
  await goTo(clerk, 'F2', clerk.getByRole('button', { name: '下一件' }));
  await clerk.keyboard.press('F2');
}

test('B10 B9 税务窗口的一天：减免税窗口当场决定，退税窗口不作决定、按审批意见出具，不予减免和当场处罚写明先申请行政复议', async ({
  centre,
  desk,
}) => {
  test.setTimeout(90_000);
  await openHall(desk.folder, xiamen);
  const { clerk } = await desk.open();
  await arrive(clerk, '1001', pinOf('1001'));

  // 减免税 = {受理, 审批}: decided while the applicant waits.
  const granted = await accept(clerk, 'gresfjyjms', reduction);
  await clerk.getByText('下一步：作出准予决定').waitFor();
  await clerk.keyboard.press('F9');
  await taken(clerk, '已决定');
  await printed(desk.folder, '准予决定书', reduction);
  const grantedId = await caseIdOf(clerk, granted);

  // What the window was not given it does not do; and a denial about tax goes to reconsideration first (税收征管法88).
  await clerk.keyboard.press('F2');
  const denied = await accept(clerk, 'gresfjyjms', reduction);
  const deniedId = await caseIdOf(clerk, denied);
  await openCase(clerk, denied);
  await clerk.keyboard.press('Alt+H');
  await expect(caseScreen(clerk).getByRole('alert').first()).toContainText(
    `窗口对“${reduction}”的权限是受理、审批、缴费、制证、盖章、发证，不包括审查。`,
  );
  await act(clerk, 'Alt+J', /作出决定/, {
    grave: true,
    fill: async (form) => {
      await pickIn(form, '决定', /^不予/);
      await typeIn(form, '事实', '所售住房登记日期为2025年3月，持有不满两年');
      await typeIn(form, '不予的理由', '持有不满两年，不符合免征增值税的条件');
      await typeIn(form, '依据', '《营业税改征增值税试点过渡政策的规定》第五条');
    },
  });
  const denial = await printed(desk.folder, '不予', '持有不满两年');
  expect(denial).toContain('应当先向福建省地方税务局申请行政复议');
  expect(denial).not.toContain('也可以自收到本决定书之日起');
  await closeCase(clerk);

  // 退税 = {受理, 审核}: the last word is not the window's.
  await next(clerk);
  const refunded = await accept(clerk, 'gresfjyts', refund);
  const refundId = await caseIdOf(clerk, refunded);
  await openCase(clerk, refunded);
  await clerk.keyboard.press('Alt+J');
  await expect(caseScreen(clerk).getByRole('alert').first()).toContainText(
    '审批意见尚未签署完毕，现在应当签署的是“税政处审查”。',
  );
  await clerk.keyboard.press('Alt+Y');
  await expect(caseScreen(clerk).getByRole('alert').first()).toContainText('税政处');
  await act(clerk, 'Alt+H', /核查/, { fill: (form) => typeIn(form, '核查情况', '申请材料与实际情况一致。') });
  await closeCase(clerk);

  // B9: on the spot, by two; reconsideration first.
  await openRegister(clerk, '当场处罚');
  await enter(clerk, 'Insert', '作出处罚决定', {
    grave: true,
    fill: async (form) => {
      await pickIn(form, '事项', /简易处罚/);
      await typeIn(form, '姓名或者名称', '陈示范');
      await typeIn(form, '身份证号', '520327198812314510');
      await typeIn(form, '违法事实', '未按照规定的期限办理纳税申报');
      await typeIn(form, '处罚依据', '《中华人民共和国税收征收管理法》第六十二条');
      await chooseIn(form, '另一名执法人员', '陈税务');
      await typeIn(form, '另一名执法人员PIN', pinOf('1002'));
    },
  });
  const penalty = await printed(desk.folder, '处罚决定书', '未按照规定的期限办理纳税申报');
  expect(penalty).toContain('内先向福建省地方税务局申请行政复议');
  await depart(clerk);

  for (const [person, name] of [
    ['2001', '税政处审查'],
    ['3001', '局领导审批'],
  ] as const) {
    /* oxlint-disable no-await-in-loop -- one signs after another */
    await arrive(clerk, person, pinOf(person));
    await openCase(clerk, refunded);
    await act(clerk, 'Alt+Y', new RegExp(name));
    await closeCase(clerk);
    await depart(clerk);
    /* oxlint-enable no-await-in-loop */
  }
  await arrive(clerk, '1001', pinOf('1001'));
  await openCase(clerk, refunded);
  await act(clerk, 'Alt+J', /作出决定/, { grave: true });
  await printed(desk.folder, '准予', refund);
  await closeCase(clerk);

  const events = await atCentre(
    centre,
    ['case.accepted', 'case.verified', 'case.opinion_given', 'case.opinion_given', 'case.decided'],
    refundId,
  );
  const deciderOf = (id: string) =>
    events.find(({ kind, caseId }) => kind === 'case.decided' && caseId === id)?.payload['decider'];
  expect(deciderOf(grantedId)).toMatchObject({ staff: '1001' });
  expect(deciderOf(deniedId)).toMatchObject({ staff: '1001' });
  expect(deciderOf(refundId)).toMatchObject({ staff: '3001' });
  expect(events.some(({ kind }) => kind === 'penalty.imposed')).toBe(true);
});
