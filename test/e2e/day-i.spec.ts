/** 评价、投诉和月度通报：评价器上评价，投诉受理到反馈，次月通报、月报，全部用键盘办理。 */
import type { Page } from '@playwright/test';
import {
  arrive,
  atCentre,
  card,
  chooseIn,
  depart,
  goTo,
  printed,
  tabTo,
  takeItem,
  taken,
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
import { expect, test } from './fixtures.ts';

const instant = '班线客运临时标志牌办理';
const nextMonth = '2026-10-12T01:30:00.000Z';

/** 即办, one key for each step, until the applicant has the result and is asked on the pad. */
async function serve(clerk: Page): Promise<string> {
  await takeItem(clerk, 'bxky', instant);
  await card(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  const number = await taken(clerk, '已受理');
  for (const step of ['作出准予决定', '用印', '当面送达']) {
    /* oxlint-disable no-await-in-loop -- one step after another */
    await clerk.getByText(`下一步：${step}`).waitFor();
    await clerk.keyboard.press('F9');
    /* oxlint-enable no-await-in-loop */
  }
  await taken(clerk, '已送达');
  return number;
}

test('I1 I2 I4 评价、投诉和月度通报：不满意开出整改，投诉登记后窗口看不到，处理到反馈，次月通报评议结果、出具月报', async ({
  centre,
  desk,
}) => {
  test.setTimeout(120_000);
  const before = await desk.open();
  {
    const { clerk, pad } = before;
    await arrive(clerk, '1001', '100101');
    await openRegister(clerk, '印章');
    await enter(clerk, 'Insert', '登记印章', {
      fill: (form) => typeIn(form, '启用文号', '凤交发〔2026〕4号'),
    });

    // I1: the applicant's own hand on the pad; what was said is not shown at the window.
    await goTo(clerk, 'F2', clerk.getByLabel('查找事项'));
    for (const [grade, thanks] of [
      ['非常满意', '感谢评价'],
      ['不满意', '感谢评价'],
    ] as const) {
      /* oxlint-disable no-await-in-loop -- one applicant after another */
      await serve(clerk);
      await pad.getByRole('button', { name: grade, exact: true }).click();
      if (grade === '不满意') {
        await pad.getByRole('button', { name: '服务效率' }).click();
        await pad.getByRole('button', { name: '提交' }).click();
      }
      await pad.getByText(thanks).waitFor();
      await expect(clerk.getByTestId('rating-state')).toContainText('已评价');
      await expect(clerk.getByText('不满意')).toHaveCount(0);
      await clerk.keyboard.press('F2');
      /* oxlint-enable no-await-in-loop */
    }

    // I2: taken down as it was said, and not seen here again.
    await openRegister(clerk, '投诉登记');
    await enter(clerk, 'Insert', '登记投诉', {
      grave: true,
      fill: async (form) => {
        await pickIn(form, '类别', '慢作为');
        await typeIn(form, '投诉内容', '等候时间过长，没有人解释原因');
      },
    });
    await expect(clerk.getByText('已登记并封存，由监察机关处理。')).toBeVisible();
    await expect(entry(clerk, /等候时间过长/)).toHaveCount(0);
    await depart(clerk);

    // Handled by the centre, step by step.
    await arrive(clerk, '3001', '300101');
    await openRegister(clerk, '投诉登记');
    await chooseEntry(clerk, /等候时间过长/);
    await enter(clerk, 'Alt+A', '受理');
    await enter(clerk, 'Alt+I', '登记调查情况', {
      fill: (form) => typeIn(form, '调查情况', '调取录像，当日等候38分钟，窗口只开一个'),
    });
    await enter(clerk, 'Alt+C', '处置', {
      fill: (form) => typeIn(form, '处置意见', '属实，增开一个窗口，向投诉人道歉'),
    });
    await enter(clerk, 'Alt+B', '反馈投诉人', {
      fill: (form) => typeIn(form, '反馈内容', '已电话说明处理结果并致歉'),
    });
    await expect(clerk.getByRole('region', { name: '经过' })).toContainText('已电话说明处理结果并致歉');
    // The poor rating has opened a follow-up of its own.
    await openRegister(clerk, '差评整改');
    await expect(clerk.getByRole('listbox', { name: /上下键选择/ }).getByRole('option')).toHaveCount(1);
    const contact = await beginEntry(clerk, 'Alt+C', '登记联系');
    await typeIn(contact, '联系情况', '电话联系，核实为等候过久');
    await clerk.keyboard.press('Control+Enter');
    await expect(contact).toHaveCount(0);
    await before.close();
  }

  // The month is over.
  const { clerk } = await desk.open({ clock: nextMonth });
  await arrive(clerk, '4001', '400101');
  await openRegister(clerk, '监察通报');
  await enter(clerk, ['Insert', 'Alt+P'], '通报评议结果', {
    grave: true,
    fill: (form) => chooseIn(form, '月份', '2026年9月'),
  });
  await askForPaper(clerk, '一事一评月度统计通报', { 月份: '2026年9月' });
  await printed(desk.folder, '一事一评', '2026年9月', '余姮');
  await depart(clerk);

  await arrive(clerk, '3001', '300101');
  await askForPaper(clerk, '部门月报', { 部门: '凤冈县交通运输局', 月份: '2026年9月' });
  await printed(desk.folder, '凤冈县交通运输局审批服务事项办理情况月报', '2026年9月', instant);

  // Every figure opens what it was counted from.
  const kinds = clerk.getByRole('radiogroup', { name: '报表' });
  await goTo(clerk, 'Control+4', kinds);
  await pickIn(clerk, '报表', '部门月报');
  await tabTo(clerk.getByLabel('月份'));
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.type('2026年9月');
  await clerk.keyboard.press('Enter');
  await clerk.keyboard.press('F9');
  const figure = clerk.getByRole('button', { name: `${instant} 办结 2件，查看办件` });
  await tabTo(figure);
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByText(new RegExp(`${instant} · 办结.*（2件）`))).toBeVisible();
  await depart(clerk);

  await atCentre(centre, [
    'rating.given',
    'rating.given',
    'follow_up.opened',
    'complaint.taken_down',
    'complaint.accepted',
    'complaint.investigated',
    'complaint.disposed',
    'complaint.answered',
    'follow_up.contacted',
    'notice.month_published',
  ]);
});
