/** 一天又一天：承诺件的两个时限（C4、C5、许可法42、45）——特别程序、延期、临期、超期，办件、列表、监察看板上说法一致。 */
import type { Locator, Page } from '@playwright/test';
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
  nextOne,
  openCase,
  printed,
  takeItem,
  taken,
  typeIn,
} from '../driver/day.ts';
import { expect, test } from './fixtures.ts';

const freight = '县行政区域内道路货物运输经营许可';
/** The Monday after the holiday's working Saturday. */
const afterHoliday = '2026-10-12T01:30:00.000Z';
/** The last day of the extended limit of the one, long after that of the other. */
const lastDay = '2026-11-11T01:30:00.000Z';

async function accept(clerk: Page): Promise<string> {
  await takeItem(clerk, 'hwys', freight);
  await card(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  return taken(clerk, '已受理');
}

const clockOf = (clerk: Page, name: string): Locator =>
  caseScreen(clerk).getByRole('listitem', { name, exact: true });

/** F3 and the number typed: its line among the others. */
async function lineOf(clerk: Page, number: string): Promise<Locator> {
  await goTo(clerk, 'F3', clerk.getByLabel('查找办件', { exact: true }));
  await expect(clerk.getByLabel('查找办件', { exact: true })).toBeFocused();
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type(number);
  const line = clerk.getByRole('row', { name: number });
  await line.waitFor();
  return line;
}

test('C 承诺件的时限：特别程序暂停、负责人批准延期各有告知书，临期和超期有形状有文字，监察看板看得到', async ({
  centre,
  desk,
}) => {
  test.setTimeout(90_000);
  const first = await desk.open();
  let { clerk } = first;
  await arrive(clerk, '1001', '100101');
  const number = await accept(clerk);
  await nextOne(clerk);
  const forgotten = await accept(clerk);
  const caseId = await caseIdOf(clerk, number);

  // 许可法45: told in writing how long it takes; the clocks stand still.
  await openCase(clerk, number);
  await act(clerk, 'Alt+P', /启动特别程序/, {
    fill: async (form) => {
      await typeIn(form, '依据的法律、法规', '《道路运输条例》第二十二条');
      await typeIn(form, '启动的理由', '对拟投入车辆进行检验');
      await typeIn(form, '预计需要', '5');
    },
  });
  const told = await printed(desk.folder, '行政许可特别程序告知书', '检验');
  expect(told).toContain('5个工作日');
  await clerk.keyboard.press('5');
  await expect(clockOf(clerk, '承诺时限')).toContainText('‖暂停');
  await closeCase(clerk);
  await expect(await lineOf(clerk, number)).toContainText('暂停');
  await first.close();

  const second = await desk.open({ clock: afterHoliday });
  ({ clerk } = second);
  await arrive(clerk, '1001', '100101');
  await openCase(clerk, number);
  await clerk.keyboard.press('5');
  await expect(clockOf(clerk, '承诺时限')).toContainText(/第0个工作日\/共12，暂停[3-9]日：检验/);
  await act(clerk, 'Alt+R', /结束特别程序/, { fill: (form) => typeIn(form, '结果', '合格') });
  await expect(clockOf(clerk, '承诺时限')).toContainText('还剩12个工作日');

  // 许可法42: the head of the organ has approved it, and the applicant is told why.
  await act(clerk, 'Alt+X', /延期/, {
    fill: async (form) => {
      await typeIn(form, '延期的理由', '需要与相邻县核实经营线路');
      await typeIn(form, '批准文书编号', '凤交延批〔2026〕1号');
    },
  });
  await expect(clockOf(clerk, '承诺时限')).toContainText('延长');
  await printed(desk.folder, '延期办理通知书', '需要与相邻县核实经营线路');
  await printed(desk.folder, '延期办理审批单', '凤交延批〔2026〕1号');
  await second.close();

  // A month later: one on its last day, the other long over.
  ({ clerk } = await desk.open({ clock: lastDay }));
  await arrive(clerk, '1001', '100101');
  await expect(await lineOf(clerk, number)).toContainText(/▲\s*临期\s*今日到期/);
  await expect(await lineOf(clerk, forgotten)).toContainText(/■\s*超期\s*已超期14个工作日/);
  await openCase(clerk, number);
  await clerk.keyboard.press('5');
  await expect(clockOf(clerk, '承诺时限')).toContainText(/▲\s*临期\s*第22个工作日\/共22，暂停4日：检验/);
  await closeCase(clerk);
  await depart(clerk);

  await arrive(clerk, '4001', '400101');
  const queues = clerk.getByRole('region', { name: '时限' });
  await goTo(clerk, 'Control+3', queues);
  await expect(queues.getByRole('button', { name: '凤冈县交通运输局超期1件' })).toBeVisible();
  await expect(queues.getByRole('button', { name: '凤冈县交通运输局今日到期1件' })).toBeVisible();
  await atCentre(centre, ['case.accepted', 'case.suspended', 'case.resumed', 'case.extended'], caseId);
});
