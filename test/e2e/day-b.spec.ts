/** 一天：怀化市住房和城乡建设局的政务中心（S5）——补正后受理、逾期视为受理、不予受理、未受理不得审批。 */
import type { Page } from '@playwright/test';
import {
  arrive,
  atCentre,
  card,
  caseIdOf,
  caseScreen,
  closeCase,
  nextOne,
  openCase,
  printed,
  slipOut,
  tabTo,
  takeItem,
  taken,
  typeIn,
} from '../driver/day.ts';
import { huaihua, openHall, pinOf } from '../driver/halls.ts';
import { expect, test } from './fixtures.ts';

/** The fifth working day after 30 September is 14 October: the holiday lies between (许可法82). */
const sixWorkingDaysLater = '2026-10-15T01:30:00.000Z';
const building = '建筑工程施工许可';
const missing = '技术资料和专业人员证明';

/** Item, card, everything there but one material. */
async function lacking(clerk: Page, query: string, item: string, phone: string): Promise<void> {
  await takeItem(clerk, query, item);
  await card(clerk, phone);
  await clerk.keyboard.press('F6');
  const box = clerk.getByRole('checkbox', { name: `收到 ${missing}` });
  await expect(box).toBeChecked();
  await tabTo(box);
  await clerk.keyboard.press('Space');
  await expect(box).not.toBeChecked();
}

test('B S5怀化的一天：一次性告知补正、补齐受理，五个工作日不答复视为受理，不予受理写明理由，未受理不得审批', async ({
  centre,
  desk,
}) => {
  test.setTimeout(90_000);
  await openHall(desk.folder, huaihua);
  const first = await desk.open();
  let { clerk } = first;
  await arrive(clerk, '1001', pinOf('1001'));

  // B2, F10: what is missing is told once, in writing.
  await lacking(clerk, 'jzgcsgxk', building, '13800000001');
  await clerk.keyboard.press('F10');
  const corrected = await taken(clerk, '补正中');
  const correctedId = await caseIdOf(clerk, corrected);
  const notice = await printed(desk.folder, '补正行政许可申请有关材料告知书', corrected);
  // The cells of the table stand beside one another in the words of the sheet.
  expect(notice).toContain('技术资料和专业人员1缺少提交复印件1份');
  expect(notice).toContain('自申请材料补齐之日起受理，办理时限从补齐之日起计算');

  // 许可法32(4): only received, and nobody answers.
  await nextOne(clerk);
  await lacking(clerk, 'sbjrqjyxk', '市本级燃气经营许可', '13800000002');
  await clerk.keyboard.press('Shift+F9');
  const left = await taken(clerk, '收件');
  const leftId = await caseIdOf(clerk, left);
  await slipOut(desk.folder, left);

  // B6: no opinion on what was not accepted; the key says why.
  await openCase(clerk, left);
  await clerk.keyboard.press('Alt+Y');
  const acts = caseScreen(clerk).getByRole('region', { name: '办理', exact: true });
  await expect(acts.getByRole('alert').first()).toContainText('未经窗口受理，不得“审批意见”');
  await closeCase(clerk);

  // B3: refused at intake, on a ground of the law and with the facts.
  await nextOne(clerk);
  await takeItem(clerk, 'jzgcsgxk', building);
  await card(clerk, '13800000003');
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F11');
  const refusing = clerk.getByRole('region', { name: '不予受理' });
  await expect(refusing.getByRole('radio').first()).toBeFocused();
  await clerk.keyboard.press('Space');
  await typeIn(refusing, '应向何机关申请', '湖南省住房和城乡建设厅');
  await typeIn(
    refusing,
    '具体理由',
    '该工程由省级立项，施工许可由省级住房城乡建设部门核发，不属于本机关职权范围。',
  );
  await clerk.keyboard.press('Control+Enter');
  const refused = await taken(clerk, '不予受理');
  const refusal = await printed(desk.folder, '不予受理', refused);
  expect(refusal).toContain('湖南省住房和城乡建设厅');
  expect(refusal).toContain('行政复议');

  // B1, B2: supplied in full, accepted; the notice says from when the time runs.
  await openCase(clerk, corrected);
  await clerk.keyboard.press('F6');
  const supplying = caseScreen(clerk).getByRole('region', { name: '登记补正材料' });
  await expect(supplying.getByRole('checkbox')).toHaveCount(1);
  await clerk.keyboard.press('F6');
  await expect(supplying.getByRole('checkbox')).toBeChecked();
  await clerk.keyboard.press('F9');
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已受理');
  const acceptance = await printed(desk.folder, '行政许可受理通知书', corrected);
  expect(acceptance).toContain(building);
  await atCentre(centre, ['case.received', 'case.correction_notified', 'case.accepted'], correctedId);
  await first.close();

  ({ clerk } = await desk.open({ clock: sixWorkingDaysLater }));
  await arrive(clerk, '1002', pinOf('1002'));
  await openCase(clerk, left);
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已受理');
  await printed(desk.folder, '收到申请材料之日起即为受理', left);
  const events = await atCentre(centre, ['case.received', 'case.deemed_accepted'], leftId);
  const recorded = events.find(({ kind, caseId }) => kind === 'case.deemed_accepted' && caseId === leftId);
  expect(recorded?.actor.staff).toBe('device');
});
