/** 一天：窗口第一次使用（A8），不在此收件的事项说明去处（A2、A3），办事指南给申请人看、打印（A10），一件受理。 */
import {
  arrive,
  atCentre,
  caseIdOf,
  card,
  goTo,
  papersOut,
  printed,
  slipOut,
  takeItem,
  taken,
} from '../driver/day.ts';
import { expect, test } from './fixtures.ts';

const freight = '县行政区域内道路货物运输经营许可';

test('A 窗口启用的一天：逐项上线检查，别处的事项指明去处，办事指南给申请人看和打印，受理一件', async ({
  centre,
  counter: { clerk, pad },
  desk,
}) => {
  await arrive(clerk, '1001', '100101');
  // A8: what is still to be done stands first, each with what to do.
  const checks = clerk.getByRole('region', { name: '上线检查' });
  await goTo(clerk, 'Control+7', checks);
  await expect(checks.getByText(/项未完成/)).toBeVisible();
  for (const device of ['收据打印机', '文书打印机', '评价器'])
    await expect(checks.getByRole('button', { name: `${device}已测试正常` })).toBeVisible();

  // Test pages first: nobody puts down what nobody saw.
  await goTo(clerk, 'F8', clerk.getByRole('button', { name: '打印收据测试页' }));
  await clerk.keyboard.press('Control+P');
  await slipOut(desk.folder, '测试');
  await clerk.keyboard.press('Control+Shift+P');
  await printed(desk.folder, '测试');
  await goTo(clerk, 'Control+7', checks);
  for (const [key, device] of [
    ['Alt+P', '收据打印机'],
    ['Alt+D', '文书打印机'],
    ['Alt+R', '评价器'],
  ] as const) {
    /* oxlint-disable no-await-in-loop -- keys are pressed one after another */
    const button = checks.getByRole('button', { name: `${device}已测试正常` });
    await expect(button).toHaveAttribute('aria-keyshortcuts', key);
    await clerk.keyboard.press(key);
    await expect(button).toHaveCount(0);
    /* oxlint-enable no-await-in-loop */
  }
  await expect(checks.getByText(/^✗ 1项未完成/)).toBeVisible();
  // What the department has not settled yet stays open: the training items are examples (A10).
  await expect(checks.getByText('事项内容已由部门核定')).toBeVisible();

  // A2, A3: another department's item cannot be chosen here, and says where it is taken.
  await goTo(clerk, 'F2', clerk.getByLabel('查找事项'));
  await clerk.keyboard.type('jzgcsgxk');
  const elsewhere = clerk.getByRole('option', { name: /建筑工程施工许可/ });
  await expect(elsewhere).toHaveAttribute('aria-disabled', 'true');
  await expect(elsewhere).toContainText('请引导申请人到怀化市住房和城乡建设局的窗口办理');
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByLabel('查找事项')).toBeFocused();

  // A10: read to the applicant, shown on their side, printed.
  await takeItem(clerk, 'hwys', freight);
  const guide = clerk.getByRole('dialog', { name: '办事指南' });
  await goTo(clerk, 'Control+H', guide);
  await clerk.keyboard.press('F9');
  await expect(pad.getByText(freight).first()).toBeVisible();
  await clerk.keyboard.press('F9');
  await expect(pad.getByText(freight)).toHaveCount(0);
  // Made and looked at first; the same key then prints it.
  await clerk.keyboard.press('Control+P');
  const made = guide.getByRole('region', { name: '本次生成的文书' });
  await expect(made.getByText('已归档')).toBeVisible();
  await expect(made.getByRole('button', { name: /^打印最近一件/ })).toBeVisible();
  expect(papersOut(desk.folder).documents.filter((sheet) => sheet.includes('办事指南'))).toHaveLength(0);
  await expect(clerk.locator('.ant-btn-loading')).toHaveCount(0);
  await clerk.bringToFront();
  await clerk.keyboard.press('Control+P');
  const guideSheet = await printed(desk.folder, '办事指南', freight);
  for (const words of ['申请条件', '申请材料目录', '法定时限', '承诺时限', '收费依据', '投诉电话'])
    expect(guideSheet).toContain(words);
  await clerk.keyboard.press('Escape');
  await expect(guide).toHaveCount(0);

  // B1: and the ordinary application after it, on the same item.
  await card(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  const number = await taken(clerk, '已受理');
  await printed(desk.folder, '行政许可受理通知书', number);
  await slipOut(desk.folder, number);
  const caseId = await caseIdOf(clerk, number);
  const kinds = ['case.received', 'case.accepted'];
  await atCentre(centre, kinds, caseId);
});
