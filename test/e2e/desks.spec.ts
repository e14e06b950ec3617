import type { Page } from '@playwright/test';
import { fillApplication, receiptNumber, signInAs } from '../driver/clerk.ts';
import { expect, test } from './fixtures.ts';

/** Signs out by keys, with a reason where the hall is open (D11). */
async function leave(clerk: Page): Promise<void> {
  await clerk.keyboard.press('Control+L');
  await clerk.getByRole('dialog', { name: '签退' }).waitFor();
  await clerk.getByLabel('离开的原因').waitFor();
  await clerk.keyboard.press('Alt+3');
  await clerk.keyboard.press('Enter');
  await clerk.getByLabel('工号').waitFor();
}

/** Takes so many applications at the window, one after the other; answers with their receipt numbers. */
async function take(clerk: Page, count: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let taken = 0; taken < count; taken += 1) {
    if (taken > 0) {
      await clerk.keyboard.press('F2');
      await clerk.getByLabel('查找事项').waitFor();
    }
    await fillApplication(clerk);
    await clerk.keyboard.press('F9');
    await expect.poll(async () => (await receiptNumber(clerk).catch(() => '')) !== numbers.at(-1)).toBe(true);
    numbers.push(await receiptNumber(clerk));
  }
  return numbers;
}

const waiting = (clerk: Page) => clerk.getByRole('listbox', { name: '待签办件' });

/** Opens 审批 and signs everything that waits there in one go. */
async function signAll(clerk: Page, count: number): Promise<void> {
  await clerk.keyboard.press('Control+1');
  await expect(waiting(clerk).getByRole('option')).toHaveCount(count);
  await waiting(clerk).focus();
  if (count > 1) await clerk.keyboard.press('Control+A');
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByText(`已签署${count}件`)).toBeVisible();
}

test('G4 审批：窗口组长、法规股、领导逐步签署；批量签署三件，一件不能同意的留在列表中写明原因', async ({
  counter: { clerk },
}) => {
  test.setTimeout(180_000);
  await signInAs(clerk, '1001');
  const [first = ''] = await take(clerk, 3);
  await signAll(clerk, 3);
  // F1: one of them waits for another department's answer.
  const asked = await clerk.evaluate(async (number) => {
    const found = await window.counter.listCases({
      query: number,
      stage: null,
      sort: 'due',
      offset: 0,
      limit: 1,
    } as never);
    if (!found.ok) return found.refusal.message;
    const done = await window.counter.actOnCase({
      command: {
        type: 'co_notify',
        commandId: crypto.randomUUID(),
        caseId: found.value.rows[0]?.caseId,
        notices: [
          { id: crypto.randomUUID(), department: '凤冈县政务服务中心', subject: '场地意见', limitDays: 5 },
        ],
      },
    });
    return done.ok ? 'ok' : done.refusal.message;
  }, first);
  expect(asked).toBe('ok');
  await leave(clerk);

  await signInAs(clerk, '2101');
  await clerk.keyboard.press('Control+1');
  await expect(waiting(clerk).getByRole('option').first()).toContainText('法规股会签');
  await signAll(clerk, 3);
  await leave(clerk);

  // D5: B signs nothing while A is there, unless with a reason.
  await signInAs(clerk, '2002');
  await clerk.keyboard.press('Control+1');
  await expect(waiting(clerk).getByRole('option')).toHaveCount(3);
  await expect(waiting(clerk).getByText('A角在岗')).toHaveCount(3);
  await clerk.keyboard.press('Control+Enter');
  await expect(waiting(clerk).getByText('不由B角审批')).toBeVisible();
  await expect(waiting(clerk).getByRole('option')).toHaveCount(3);
  await leave(clerk);

  await signInAs(clerk, '2001');
  await clerk.keyboard.press('Control+1');
  await expect(waiting(clerk).getByRole('option')).toHaveCount(3);
  await waiting(clerk).focus();
  await expect(clerk.getByRole('region', { name: '办件要点' }).getByText('法规股会签')).toBeVisible();
  for (let row = 0; row < 3; row += 1) {
    await clerk.keyboard.press(' ');
    await clerk.keyboard.press('ArrowDown');
  }
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByText('已签署2件，1件没有签署')).toBeVisible();
  await expect(waiting(clerk).getByRole('option')).toHaveCount(1);
  await expect(waiting(clerk).getByRole('option')).toContainText(first);
  await expect(waiting(clerk).getByText('尚未答复抄告单').first()).toBeVisible();
  // Enter opens the case on top; Esc is back in the list.
  await waiting(clerk).focus();
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByRole('dialog').getByText(first).first()).toBeVisible();
  await clerk.keyboard.press('Escape');
  await expect(clerk.getByRole('dialog')).toHaveCount(0);
});

test('G4 正在写意见的办件撤走了：写明该件没有签署，意见留着，别的办件不顶上来签', async ({
  counter: { clerk },
}) => {
  await signInAs(clerk, '1001');
  await take(clerk, 2);
  await clerk.keyboard.press('Control+1');
  await expect(waiting(clerk).getByRole('option')).toHaveCount(2);
  const words = clerk.getByLabel('意见内容');
  await words.fill('经现场核实，停车场地与图纸一致，同意。');
  const [gone] = await clerk.evaluate(async () => {
    const desk = await window.counter.opinionDesk();
    const row = desk.ok ? desk.value.rows[0] : undefined;
    if (row === undefined) return [];
    const done = await window.counter.actOnCase({
      command: {
        type: 'withdraw',
        commandId: crypto.randomUUID(),
        caseId: row.caseId,
        reason: '申请人要求撤回',
        request: '撤回申请书',
      },
    });
    return done.ok ? [row.receiptNumber] : [];
  });
  await expect(waiting(clerk).getByRole('option')).toHaveCount(1);
  await expect(clerk.getByRole('alert').filter({ hasText: '没有签署' })).toContainText(gone ?? '没有撤回');
  await words.focus();
  await clerk.keyboard.press('Control+Enter');
  await expect(words).toHaveValue('经现场核实，停车场地与图纸一致，同意。');
  await expect(waiting(clerk).getByRole('option')).toHaveCount(1);
  // Chosen by whoever signs, it is signed with the words kept.
  await clerk.keyboard.press('Control+ArrowDown');
  await expect(clerk.getByRole('alert').filter({ hasText: '没有签署' })).toHaveCount(0);
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByText('已签署1件')).toBeVisible();
  await expect(waiting(clerk)).toHaveCount(0);
});

test('D11 · I3 监察：看到空岗，勾选后发出监察通报', async ({ counter: { clerk } }) => {
  await signInAs(clerk, '4001');
  await clerk.keyboard.press('Control+3');
  await expect(clerk.getByRole('listitem', { name: '交通窗口1号' })).toContainText('空岗');
  await clerk.keyboard.press('Alt+2');
  const marks = clerk.getByRole('listbox', { name: '红黄牌' });
  await expect(marks.getByText('空岗30分钟')).toBeVisible();
  await marks.focus();
  await clerk.keyboard.press(' ');
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByText('已向凤冈县交通运输局发出监察通报，1项事实。')).toBeVisible();
  await expect(marks.getByText('已通报')).toBeVisible();
});

test('D7 管理：大厅管理人员同意替岗；修改大厅设置成为新版本', async ({ counter: { clerk } }) => {
  await signInAs(clerk, '3001');
  await clerk.keyboard.press('Control+5');
  const consent = clerk.getByRole('region', { name: '办理' }).getByRole('button', { name: '同意替岗' });
  await expect(consent).toBeVisible();
  await clerk.keyboard.press('Alt+T');
  await clerk.getByLabel('替岗人员', { exact: true }).focus();
  await clerk.keyboard.type('吴示范');
  await clerk.keyboard.press('Enter');
  await clerk.getByLabel('替岗事由').fill('窗口人员参加培训');
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByText('同意替岗：已办理。')).toBeVisible();
  await expect(clerk.getByText('吴示范').first()).toBeVisible();
  await clerk.keyboard.press('Alt+9');
  await clerk.getByLabel('派驻年限').fill('3');
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByText('已保存为版本training-4+1')).toBeVisible();
  await expect(clerk.getByText('下次启动本程序起使用。其他窗口待中心下发后使用。')).toBeVisible();
});
