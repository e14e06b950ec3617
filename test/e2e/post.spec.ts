import type { Page } from '@playwright/test';
import { fillApplication, receiptNumber, signIn, trySignIn } from '../driver/clerk.ts';
import { expect, test } from './fixtures.ts';

const people = {
  head: { number: '1001', pin: '100101' },
  clerk: { number: '1002', pin: '200202' },
  leader: { number: '2001', pin: '200101' },
  reviewer: { number: '2101', pin: '210101' },
  manager: { number: '3001', pin: '300101' },
  supervisor: { number: '4001', pin: '400101' },
} as const;

/** Signs in and waits for the work place, whichever screen it begins on. */
async function signInAs(clerk: Page, person: { number: string; pin: string }): Promise<void> {
  await trySignIn(clerk, person);
  await clerk.getByRole('navigation', { name: '工作台' }).waitFor();
}

const openTab = (clerk: Page) => clerk.getByRole('navigation').locator('[aria-current=page]');

async function signOut(clerk: Page, reason = ''): Promise<void> {
  await clerk.keyboard.press('Control+L');
  const field = clerk.getByLabel(/离开的原因/);
  await expect(field).toBeFocused();
  await clerk.keyboard.type(reason);
  await clerk.keyboard.press('Enter');
  await clerk.getByLabel('工号').waitFor();
}

test('签到：名单按席位列出，各岗位的人签到后进入各自的首页', async ({ counter }) => {
  const { clerk } = counter;
  const list = clerk.getByRole('region', { name: '演示人员' });
  await expect(list.getByRole('heading', { level: 3 })).toHaveText(['交通窗口1号', '后台席位']);
  await expect(list.getByRole('button')).toHaveCount(8);
  for (const [person, first] of [
    [people.head, '收件'],
    [people.clerk, '收件'],
    [people.reviewer, '办件'],
    [people.leader, '办件'],
    [people.manager, '办件'],
    [people.supervisor, '办件'],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after another at one counter
    await signInAs(clerk, person);
    await expect(openTab(clerk)).toContainText(first);
    await clerk.keyboard.press('Control+7');
    await expect(clerk.getByRole('region', { name: '我的岗位' })).toBeVisible();
    await signOut(clerk);
  }
});

test('D6 S1: 离岗申请，他人签到被拒绝，替岗人员签到后岗位交出，替岗办理记入事件，返岗', async ({
  centre,
  counter,
}) => {
  const { clerk } = counter;
  await signIn(clerk, people.head);
  await clerk.keyboard.press('Control+7');
  const leave = clerk.getByRole('region', { name: '离岗和替岗' });
  await expect(leave.getByText('张凤（指定替岗）')).toBeVisible();
  await clerk.keyboard.press('F9');
  await expect(leave.getByLabel('离岗事由')).toBeFocused();
  await clerk.keyboard.type('到局里开会');
  await clerk.keyboard.press('Enter');
  await expect(leave.getByText(/等待张凤签到。签到之前不能离开岗位/)).toBeVisible();
  await expect(clerk.getByRole('banner').getByText('等待张凤到位')).toBeVisible();

  await clerk.keyboard.press('Control+L');
  await expect(clerk.getByLabel(/离开的原因/)).toBeFocused();
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByRole('dialog').getByText(/余姮不能离开岗位/)).toBeVisible();
  await clerk.keyboard.press('Escape');

  await clerk.keyboard.press('Control+Shift+L');
  const cover = clerk.getByRole('main', { name: '工作站已锁定' });
  await expect(cover.getByText(/等待张凤签到替岗/)).toBeVisible();
  await clerk.keyboard.press('F4');
  await trySignIn(clerk, people.manager);
  await expect(cover.getByText('余姮已申请离岗，指定由张凤替岗，不能由他人签到。')).toBeVisible();
  await trySignIn(clerk, people.clerk);
  await clerk.getByLabel('查找事项').waitFor();
  await expect(clerk.getByRole('banner').getByText('替岗：余姮')).toBeVisible();
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);

  await clerk.keyboard.press('Control+Shift+L');
  await clerk.keyboard.press('F4');
  await trySignIn(clerk, people.head);
  await clerk.getByLabel('查找事项').waitFor();
  await expect(clerk.getByRole('banner').getByText(/替岗|到位/)).toHaveCount(0);

  const kinds = ['shift.leave_requested', 'shift.post_released', 'shift.returned'];
  await expect
    .poll(async () => (await centre.events()).map(({ event }) => event.kind))
    .toEqual(expect.arrayContaining([...kinds, 'case.accepted']));
  const events = (await centre.events()).map(({ event }) => event);
  expect(events.find(({ kind }) => kind === 'case.accepted')?.actor).toMatchObject({
    staff: '1002',
    actingFor: '1001',
  });
  expect(events.filter(({ kind }) => kinds.includes(kind)).map(({ kind }) => kind)).toEqual(kinds);
});

test('锁定：填写中的内容不丢失，锁定期间什么也看不到、什么也做不了，本人PIN解锁后光标回到原处', async ({
  counter,
}) => {
  const { clerk } = counter;
  await signIn(clerk, people.head);
  await fillApplication(clerk);
  const name = clerk.getByLabel('姓名', { exact: true });
  await name.fill('陈示范甲');
  await expect(name).toBeFocused();

  await clerk.keyboard.press('Control+Shift+L');
  const cover = clerk.getByRole('main', { name: '工作站已锁定' });
  await expect(cover).toBeVisible();
  await expect(cover.getByLabel('余姮的PIN')).toBeFocused();
  await expect(name).toBeHidden();
  expect(await clerk.locator('body').ariaSnapshot()).not.toMatch(/陈示范|520327|货物运输/);
  expect(await clerk.evaluate(() => document.body.innerText)).not.toMatch(/陈示范|货物运输/);
  const answers = await clerk.evaluate(async () => [
    await window.counter.listCases({ query: '', stage: null, sort: 'due', offset: 0, limit: 10 } as never),
    await window.counter.dayEnd({ day: '2026-09-30' }),
    await window.counter.signOut(),
  ]);
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, refusal: { message: '工作站已锁定，操作未执行。' } });
  // The key of the screen behind it.
  await clerk.keyboard.press('F9');
  await clerk.keyboard.press('Control+L');
  await expect(clerk.getByRole('dialog')).toHaveCount(0);

  await clerk.keyboard.type('000000');
  await clerk.keyboard.press('Enter');
  await expect(cover.getByText(/还可以尝试4次/)).toBeVisible();
  await clerk.keyboard.type(people.head.pin);
  await clerk.keyboard.press('Enter');
  await expect(cover).toHaveCount(0);
  await expect(name).toHaveValue('陈示范甲');
  await expect(name).toBeFocused();
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
});

test('锁定：打开的办件和预览一并盖上，解锁后仍在', async ({ counter }) => {
  const { clerk } = counter;
  await signIn(clerk, people.head);
  await clerk.keyboard.press('Control+J');
  const desk = clerk.getByRole('dialog', { name: '打印' });
  await expect(desk).toBeVisible();
  await clerk.keyboard.press('Control+Shift+L');
  await expect(clerk.getByRole('main', { name: '工作站已锁定' })).toBeVisible();
  await expect(desk).toBeHidden();
  await expect(clerk.getByLabel('余姮的PIN')).toBeFocused();
  await clerk.keyboard.type(people.head.pin);
  await clerk.keyboard.press('Enter');
  await expect(desk).toBeVisible();
});

test('锁定：画面没有响应的，主进程收回画面，重新打开时已经盖上', async ({ counter }) => {
  const { app, clerk } = counter;
  await signIn(clerk, people.head);
  await clerk.evaluate(() => {
    setTimeout(() => {
      for (;;);
    }, 50);
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  // As from the keyboard: the page hears nothing of it.
  await app.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents())
      if (contents.getURL().endsWith('/index.html'))
        contents.sendInputEvent({ type: 'keyDown', keyCode: 'L', modifiers: ['control', 'shift'] });
  });
  const shown = () =>
    app.evaluate(({ webContents }) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().endsWith('/index.html'));
      const text = contents?.executeJavaScript('document.body.innerText') as Promise<string> | undefined;
      const nothing = new Promise<string>((resolve) => setTimeout(() => resolve(''), 500));
      return Promise.race([text ?? '', nothing]);
    });
  await expect.poll(shown, { timeout: 20_000 }).toContain('工作站已锁定');
});

test('D11: 办公时间签退，说明离开的原因，记入空岗', async ({ centre, counter }) => {
  const { clerk } = counter;
  await signIn(clerk, people.head);
  await clerk.keyboard.press('Control+L');
  await expect(clerk.getByLabel(/离开的原因/)).toBeFocused();
  await clerk.keyboard.press('Alt+1');
  await expect(clerk.getByLabel(/离开的原因/)).toHaveValue('到银行取回单');
  await clerk.keyboard.press('Enter');
  await clerk.getByLabel('工号').waitFor();
  await expect
    .poll(async () => (await centre.events()).map(({ event }) => event.payload['reason']))
    .toContain('到银行取回单');
});

test('A8 自检：当日第一次签到后自检；岗位页列出各项和上线检查，负责人登记设备测试', async ({ counter }) => {
  const { clerk } = counter;
  await signIn(clerk, people.head);
  await clerk.keyboard.press('Control+7');
  const tests = clerk.getByRole('region', { name: '设备自检' });
  await expect(tests.getByText('今日09:3')).toBeVisible();
  await expect(tests.getByRole('listitem')).toHaveCount(9);
  const checks = clerk.getByRole('region', { name: '上线检查' });
  await expect(checks.getByText('交通窗口1号的收据打印机尚未测试', { exact: false })).toBeVisible();
  await clerk.keyboard.press('Alt+P');
  await expect(checks.getByText('交通窗口1号的收据打印机尚未测试', { exact: false })).toHaveCount(0);
  await clerk.keyboard.press('F4');
  await expect(tests.getByRole('listitem')).toHaveCount(9);
});
