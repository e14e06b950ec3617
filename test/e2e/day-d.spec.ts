/** 人员的一天（S1）：离岗和替岗、A角离岗由B角代、授权书撤销，全部用键盘办理。 */
import type { Page } from '@playwright/test';
import {
  act,
  arrive,
  atCentre,
  card,
  caseIdOf,
  caseScreen,
  closeCase,
  depart,
  goTo,
  openCase,
  papersOut,
  printed,
  takeItem,
  taken,
  tabTo,
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
} from '../driver/day-registers.ts';
import { freight } from '../driver/clerk.ts';
import { expect, paper, test } from './fixtures.ts';

/** Intake to acceptance, and back to the next. */
async function accept(clerk: Page): Promise<string> {
  await takeItem(clerk, 'hwys', freight);
  await card(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  return taken(clerk, '已受理');
}

/** Number and PIN on the cover of a locked window, or on the sign-in screen. */
async function tryToSignIn(clerk: Page, number: string, pin: string): Promise<void> {
  const field = clerk.getByLabel('工号');
  await tabTo(field);
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type(number);
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByLabel('PIN', { exact: true })).toBeFocused();
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type(pin);
  await clerk.keyboard.press('Enter');
}

test('D3 D5 D6 D7 人员的一天：他人不能顶岗，指定的替岗人员签到后办理并记明代谁，返岗；A角离岗由B角代，授权撤销后不能办理', async ({
  centre,
  desk,
}) => {
  test.setTimeout(120_000);
  const { clerk } = await desk.open();

  // 余姮 takes an application and examines it.
  await arrive(clerk, '1001', '100101');
  const first = await accept(clerk);
  await openCase(clerk, first);
  const caseId = await caseIdOf(clerk, first);
  await act(clerk, 'Alt+Y', /签署审批意见（窗口审查）/);
  await closeCase(clerk);

  // D6: leaving is asked for; nobody but the one named may come.
  const leave = clerk.getByRole('region', { name: '离岗和替岗' });
  await goTo(clerk, 'Control+7', leave.getByText('张凤（指定替岗）'));
  await clerk.keyboard.press('F9');
  await expect(leave.getByLabel('离岗事由')).toBeFocused();
  await clerk.keyboard.press('Alt+Q');
  await expect(leave.getByLabel('离岗事由')).toHaveValue('参加会议');
  await clerk.keyboard.press('F9');
  await expect(leave.getByText(/等待张凤签到。签到之前不能离开岗位/)).toBeVisible();
  await clerk.keyboard.press('Control+Shift+L');
  const cover = clerk.getByRole('main', { name: '工作站已锁定' });
  await cover.getByText(/等待张凤签到替岗/).waitFor();
  await clerk.keyboard.press('F4');
  await tryToSignIn(clerk, '3001', '300101');
  await expect(cover.getByText('余姮已申请离岗，指定由张凤替岗，不能由他人签到。')).toBeVisible();
  await tryToSignIn(clerk, '1002', '200202');
  await expect(clerk.getByRole('banner').getByText('替岗：余姮')).toBeVisible();
  const second = await accept(clerk);
  const standInCase = await caseIdOf(clerk, second);

  // The leaver comes back by a sign-in of her own.
  await clerk.keyboard.press('Control+Shift+L');
  await cover.waitFor();
  await clerk.keyboard.press('F4');
  await tryToSignIn(clerk, '1001', '100101');
  await expect(cover).toHaveCount(0);
  await expect(clerk.getByRole('banner').getByText(/替岗|到位/)).toHaveCount(0);
  await askForPaper(clerk, '替岗、离岗登记');
  const posts = await printed(desk.folder, '余姮', '张凤', '参加会议');
  expect(posts).toContain('替岗');
  await depart(clerk);

  await arrive(clerk, '2101', '210101');
  await openCase(clerk, first);
  await act(clerk, 'Alt+Y', /签署审批意见（法规股会签）/);
  await closeCase(clerk);
  await depart(clerk);

  // D5: B signs nothing while A is there …
  await arrive(clerk, '2002', '200201');
  await openCase(clerk, first);
  await clerk.keyboard.press('Alt+Y');
  const opinion = caseScreen(clerk).getByRole('region', { name: /签署审批意见/ });
  await expect(opinion.or(caseScreen(clerk).getByText(/不由B角审批/)).first()).toBeVisible();
  if (await opinion.isVisible()) {
    await clerk.keyboard.press('Control+Enter');
    await expect(opinion.getByText(/没有任辉（A角）出差或请假的记录，不由B角审批/)).toBeVisible();
    await clerk.keyboard.press('Escape');
  }
  await closeCase(clerk);
  // … and does not record A's absence for A: who is away says so, or the head, or the centre.
  await openRegister(clerk, '领导离岗带班');
  const other = await beginEntry(clerk, ['Insert', 'Alt+L'], '登记离岗');
  await expect(other.getByRole('radio', { name: /^任辉/ })).toBeDisabled();
  await expect(other.getByText(/任辉的离岗期间不由周示范登记/)).toBeVisible();
  await clerk.keyboard.press('Escape');
  await depart(clerk);
  await arrive(clerk, '2001', '200101');
  await openRegister(clerk, '领导离岗带班');
  await enter(clerk, ['Insert', 'Alt+L'], '登记离岗', {
    fill: async (form) => {
      await pickIn(form, '领导', /^任辉/);
      await typeIn(form, '离岗事由', '到市局开会');
      // Back to the date, typed as people type it, and sent from there.
      await tabTo(form.getByLabel('至', { exact: true }), 'Shift+Tab');
      await clerk.keyboard.press('Control+A');
      await clerk.keyboard.type('20261009');
    },
  });
  await expect(entry(clerk, /任辉/)).toBeVisible();
  await depart(clerk);
  await arrive(clerk, '2002', '200201');
  await openCase(clerk, first);
  await act(clerk, 'Alt+Y', /签署审批意见（单位领导审批）/);
  await clerk.keyboard.press('4');
  await expect(caseScreen(clerk).getByRole('list', { name: '审批意见' })).toContainText(
    '周示范（B角，代任辉）',
  );
  await closeCase(clerk);
  await depart(clerk);

  // The window decides as the opinions say, on the mandate in force; the sheet of approval says who acted for whom.
  await arrive(clerk, '1001', '100101');
  await openCase(clerk, first);
  await act(clerk, 'Alt+J', /作出决定/, { grave: true });
  await printed(desk.folder, '准予', '陈示范');
  await clerk.keyboard.press('3');
  await tabTo(caseScreen(clerk).getByRole('button', { name: '生成审批表' }));
  await clerk.keyboard.press('Enter');
  const sheet = paper(caseScreen(clerk), '行政许可审批表');
  await sheet.waitFor();
  await clerk.bringToFront(); // the preview has a window of its own
  await tabTo(sheet.getByRole('button', { name: '打印' }).first());
  await clerk.keyboard.press('Enter');
  await printed(desk.folder, '审批表', 'B角代A');
  await closeCase(clerk);
  await depart(clerk);

  // D3: the leader takes the mandate back; what it covered is closed.
  await arrive(clerk, '2002', '200201');
  await openRegister(clerk, '授权书');
  await chooseEntry(clerk, /余姮/);
  await enter(clerk, 'Alt+C', /撤销凤交授〔2026〕第1号/, {
    fill: async (form) => typeIn(form, '撤销事由', '岗位调整'),
    grave: true,
  });
  await depart(clerk);
  await arrive(clerk, '1001', '100101');
  await openCase(clerk, second);
  await clerk.keyboard.press('Alt+Y');
  await expect(caseScreen(clerk).getByRole('alert').first()).toContainText(/授权书.*撤销/);
  await closeCase(clerk);

  const events = await atCentre(centre, [
    'shift.leave_requested',
    'shift.post_released',
    'shift.returned',
    'leave.recorded',
    'mandate.revoked',
  ]);
  expect(events.find(({ kind }) => kind === 'leave.recorded')?.payload).toMatchObject({
    from: '2026-09-30',
    until: '2026-10-09',
  });
  const of = (kind: string, id: string) => events.find((one) => one.kind === kind && one.caseId === id);
  expect(of('case.accepted', standInCase)?.actor).toMatchObject({ staff: '1002', actingFor: '1001' });
  expect(of('case.accepted', caseId)?.actor).toMatchObject({ staff: '1001', actingFor: null });
  expect(of('case.decided', caseId)?.actor).toMatchObject({ staff: '1001', mandate: '凤交授〔2026〕第1号' });
  expect(papersOut(desk.folder).documents.length).toBeGreaterThan(4);
});
