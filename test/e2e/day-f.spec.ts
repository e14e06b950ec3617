/** 并联的一天（S2丰顺）：综合窗口一窗受理，抄告相关部门，联动审批，统一回复；上报件报送上级。全部用键盘办理。 */
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
  openCase,
  papersOut,
  printed,
  tabTo,
  takeItem,
  taken,
  typeIn,
} from '../driver/day.ts';
import { pickIn } from '../driver/day-registers.ts';
import { fengshun, openHall, pinOf } from '../driver/halls.ts';
import { expect, test } from './fixtures.ts';

const dangerous = '危险货物运输经营许可';

const shore = '建设港口设施使用非深水岸线审批';

async function accept(clerk: Page, query = 'wxhwys', item = dangerous): Promise<string> {
  await takeItem(clerk, query, item);
  await card(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  return taken(clerk, '已受理');
}

/** One notice to each department, with what it is to look at (F1). */
async function notify(clerk: Page, number: string): Promise<void> {
  await openCase(clerk, number);
  await act(clerk, 'Alt+C', /并联抄告/, {
    fill: async (form) => {
      for (const [index, [department, subject]] of [
        ['丰顺县公安局', '停车场地的治安和消防条件'],
        ['丰顺县环保局', '危险货物泄漏的环境风险'],
      ].entries()) {
        /* oxlint-disable no-await-in-loop -- one department after another */
        await clerk.keyboard.press('Alt+N');
        const asked = form.locator('.act-entry').nth(index);
        await pickIn(asked, '部门', department ?? '');
        await typeIn(asked, '请其审查的内容', subject ?? '');
        /* oxlint-enable no-await-in-loop */
      }
    },
  });
  await closeCase(clerk);
}

const asked = (clerk: Page): Locator => clerk.getByRole('listbox', { name: '待答复抄告' });

/** 审批, 抄告答复: what waits for an answer of this department. */
async function toReplies(clerk: Page, count: number): Promise<void> {
  await goTo(clerk, 'Control+1', clerk.getByRole('navigation', { name: '审批' }));
  await clerk.keyboard.press('F7');
  await expect(asked(clerk).getByRole('option')).toHaveCount(count);
}

test('F1 C3 并联的一天：抄告单打印到两个部门，逐一答复，不同意写明理由，答复齐了才决定，统一回复；上报件报送上级后按批复办理', async ({
  centre,
  desk,
}) => {
  test.setTimeout(120_000);
  await openHall(desk.folder, fengshun);
  const { clerk } = await desk.open();
  await arrive(clerk, '1001', pinOf('1001'));
  const refused = await accept(clerk);
  const refusedId = await caseIdOf(clerk, refused);
  await notify(clerk, refused);
  await goTo(clerk, 'F2', clerk.getByRole('button', { name: '下一件' }));
  await clerk.keyboard.press('F2');
  const granted = await accept(clerk);
  await notify(clerk, granted);
  await goTo(clerk, 'F2', clerk.getByRole('button', { name: '下一件' }));
  await clerk.keyboard.press('F2');
  const upward = await accept(clerk, 'jsgkss', shore);
  const upwardId = await caseIdOf(clerk, upward);
  for (const department of ['丰顺县公安局', '丰顺县环保局']) {
    // oxlint-disable-next-line no-await-in-loop -- one sheet after another
    const notice = await printed(desk.folder, '抄告单', `${department}：`, '丰顺县交通运输局牵头办理');
    expect(notice).toContain('逾期不答复不视为同意');
  }
  expect(papersOut(desk.folder).documents.filter((sheet) => sheet.includes('牵头办理')).length).toBe(8);
  await depart(clerk);

  // F1: nobody signs while somebody is silent.
  await arrive(clerk, '2001', pinOf('2001'));
  await openCase(clerk, granted);
  await clerk.keyboard.press('Alt+Y');
  const opinion = caseScreen(clerk).getByRole('region', { name: /签署审批意见/ });
  await expect(opinion.getByRole('radio', { name: /^同意/ })).toBeDisabled();
  await expect(opinion.getByText(/丰顺县公安局、丰顺县环保局尚未答复抄告单/).first()).toBeVisible();
  await clerk.keyboard.press('Escape');
  await closeCase(clerk);
  await depart(clerk);

  await arrive(clerk, '3101', pinOf('3101'));
  await toReplies(clerk, 2);
  for (const left of [1, 0]) {
    /* oxlint-disable no-await-in-loop -- one answer after another */
    await clerk.keyboard.press('Control+Enter');
    await expect(asked(clerk).getByRole('option')).toHaveCount(left);
    /* oxlint-enable no-await-in-loop */
  }
  await depart(clerk);

  // No without a reason is no answer.
  await arrive(clerk, '3201', pinOf('3201'));
  await toReplies(clerk, 2);
  const answer = clerk.getByRole('region', { name: '答复抄告' });
  await clerk.keyboard.press('Alt+2');
  await clerk.keyboard.press('Control+Enter');
  await expect(answer.getByRole('alert')).toContainText('不同意的理由');
  await typeIn(answer, '理由', '停车场地距饮用水源保护区不足五百米');
  await clerk.keyboard.press('Control+Enter');
  await expect(asked(clerk).getByRole('option')).toHaveCount(1);
  await expect(answer.getByLabel('说明')).toHaveValue('');
  await clerk.keyboard.press('Control+Enter');
  await expect(asked(clerk).getByRole('option')).toHaveCount(0);
  await depart(clerk);

  // One department's no stands in the way of a grant; the other case may be granted.
  await arrive(clerk, '2001', pinOf('2001'));
  await openCase(clerk, refused);
  await act(clerk, 'Alt+Y', /签署审批意见（分管领导审批）/, {
    fill: async (form) => {
      await expect(form.getByText(/丰顺县环保局答复不同意/).first()).toBeVisible();
      await pickIn(form, '意见', /^不同意/);
      await typeIn(form, '不同意的理由', '停车场地不符合环境保护要求，不同意。');
    },
  });
  await closeCase(clerk);
  for (const number of [granted, upward]) {
    /* oxlint-disable no-await-in-loop -- one signs after another */
    await openCase(clerk, number);
    await act(clerk, 'Alt+Y', /签署审批意见（分管领导审批）/);
    await closeCase(clerk);
    /* oxlint-enable no-await-in-loop */
  }
  await depart(clerk);

  // 统一回复: one answer to the applicant, by the window that took the application.
  await arrive(clerk, '1001', pinOf('1001'));
  await openCase(clerk, refused);
  await act(clerk, 'Alt+J', /作出决定/, {
    grave: true,
    fill: async (form) => {
      await expect(form.getByRole('radio', { name: /^准予/ })).toBeDisabled();
      await typeIn(form, '事实', '拟用停车场地距饮用水源保护区不足五百米');
      await typeIn(form, '不予的理由', '停车场地不符合《危险化学品安全管理条例》规定的安全距离');
      await typeIn(form, '依据', '《危险化学品安全管理条例》第十九条');
    },
  });
  const denial = await printed(desk.folder, '不予行政许可决定书', '饮用水源保护区');
  expect(denial).toContain('丰顺县人民政府申请行政复议');
  await closeCase(clerk);
  await openCase(clerk, granted);
  await act(clerk, 'Alt+J', /作出决定/, { grave: true });
  await printed(desk.folder, '准予行政许可决定书');
  await closeCase(clerk);

  // C3: nothing is decided here before the organ above has answered.
  await openCase(clerk, upward);
  await clerk.keyboard.press('Alt+J');
  await expect(caseScreen(clerk).getByRole('alert').first()).toContainText('上报');
  await act(clerk, 'Alt+W', /上报/, { fill: (form) => typeIn(form, '上报文号', '丰交报〔2026〕9号') });
  await printed(desk.folder, '转办单', '丰交报〔2026〕9号', '初步审查意见');
  await act(clerk, 'Alt+F', /登记返回/, {
    fill: async (form) => {
      await pickIn(form, '上级机关的结果', /^批准/);
      await typeIn(form, '上级机关文号', '梅交批〔2026〕31号');
      await tabTo(form.getByLabel('上级机关意见'));
      await clerk.keyboard.press('Alt+1');
      await expect(form.getByLabel('上级机关意见')).toHaveValue('同意。');
    },
  });
  await act(clerk, 'Alt+J', /作出决定/, { grave: true });
  await printed(desk.folder, '准予行政许可决定书', shore);
  await closeCase(clerk);

  const events = await atCentre(
    centre,
    ['case.co_notified', 'case.co_replied', 'case.co_replied', 'case.opinion_given', 'case.decided'],
    refusedId,
  );
  expect(
    events
      .filter(({ kind, caseId }) => kind === 'case.co_replied' && caseId === refusedId)
      .map(({ payload }) => [payload['department'], payload['reply']]),
  ).toEqual([
    ['丰顺县公安局', '同意'],
    ['丰顺县环保局', '不同意'],
  ]);
  await atCentre(centre, ['case.forwarded', 'case.forward_returned', 'case.decided'], upwardId);
  const decided = events.filter(({ kind }) => kind === 'case.decided');
  expect(decided.map(({ payload }) => payload['result'])).toEqual(['不予', '准予', '准予']);
});
