import { randomUUID } from 'node:crypto';
import {
  chooseItem,
  fillApplication,
  head,
  readCard,
  receiptNumber,
  signIn,
  tick,
  trySignIn,
} from '../driver/clerk.ts';
import { expect, freePort, paper, test } from './fixtures.ts';

test('PIN连续输错五次：逐次说明，第五次起暂停，正确的PIN也要等', async ({ counter: { clerk } }) => {
  for (const left of [4, 3, 2, 1]) {
    await trySignIn(clerk, { number: head.number, pin: '000000' });
    await expect(clerk.getByText(`还可以尝试${left}次`)).toBeVisible();
  }
  await trySignIn(clerk, { number: head.number, pin: '000000' });
  await expect(clerk.getByText('已暂停签到')).toBeVisible();
  await trySignIn(clerk, head);
  await expect(clerk.getByText(/请在\d+分钟后重试/)).toBeVisible();
  await trySignIn(clerk, { number: '1002', pin: '200202' });
  await expect(clerk.getByLabel('查找事项')).toBeVisible();
});

test('没有选择事项就受理：说明要选择事项', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await clerk.keyboard.press('F9');
  await expect(clerk.getByText('未选择事项。')).toBeVisible();
});

test('身份证件号码校验位不符、出生日期晚于今天：各有说明，改正后可以受理', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await chooseItem(clerk, 'hwys');
  await clerk.getByLabel('姓名', { exact: true }).fill('陈示范');
  await clerk.getByLabel('联系电话').first().fill('13800000000');
  await clerk.keyboard.press('F6');
  const number = clerk.getByLabel('身份证件号码', { exact: true });
  await number.fill('520327198812314511');
  await clerk.keyboard.press('F9');
  await expect(clerk.getByText('校验位不符').first()).toBeVisible();
  await number.fill('520327203012314510');
  await clerk.keyboard.press('F9');
  await expect(clerk.getByText('晚于今天').first()).toBeVisible();
  await number.fill('520327198812314510');
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
});

test('B1 材料没有勾选就受理：指出缺少哪些，已填内容不丢', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await chooseItem(clerk, 'hwys');
  await readCard(clerk);
  await clerk.keyboard.press('F9');
  await expect(clerk.getByText(/材料不齐全或者不符合法定形式，不能受理/)).toBeVisible();
  await expect(clerk.getByLabel('姓名', { exact: true })).toHaveValue('陈示范');
  await tick(clerk, '申请书（表）').check();
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
});

test('其他部门的事项：不能选，并写明到哪里办理（A2）', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await clerk.getByLabel('查找事项').fill('建筑工程施工许可');
  await expect(clerk.getByText(/请引导申请人到怀化市住房和城乡建设局/)).toBeVisible();
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByLabel('查找事项')).toBeVisible();
});

test('I1 第二次评价被拒绝，无人邀请的评价不算', async ({ centre, counter: { clerk, pad } }) => {
  await signIn(clerk);
  const rate = (ratingId: string, grade: unknown) =>
    pad.evaluate(
      ([id, value]) => window.pad.rate({ ratingId: id as string, grade: value as number }),
      [ratingId, grade],
    );
  const unasked = await rate('nobody', 5);
  expect(!unasked.ok && unasked.refusal.message).toContain('没有需要评价的服务');
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
  await pad.getByText('请对本次服务作出评价').waitFor();
  const state = await pad.evaluate(() => window.pad.padState());
  if (!state.ok || state.value.mode !== 'asking') throw new Error('the pad is not asking');
  const { ratingId } = state.value;
  const nonsense = await rate(ratingId, 9);
  expect(!nonsense.ok && nonsense.refusal.kind).toBe('bad_input');
  await pad.keyboard.press('1');
  await expect(pad.getByText('感谢')).toBeVisible();
  const second = await rate(ratingId, 5);
  expect(!second.ok && second.refusal.message).toContain('每次服务只评价一次');
  await expect
    .poll(async () => (await centre.events()).filter(({ event }) => event.kind === 'rating.given').length)
    .toBe(1);
  // The person rated sees that it was rated, and no more.
  await expect(clerk.getByTestId('rating-state')).toContainText('已评价');
  expect(await clerk.locator('body').innerText()).not.toContain('非常不满意');
});

test('不评价是一种回答，并记录下来', async ({ centre, counter: { clerk, pad } }) => {
  await signIn(clerk);
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  await pad.getByRole('button', { name: '不评价' }).click();
  await expect(clerk.getByTestId('rating-state')).toContainText('不评价');
  await expect
    .poll(async () => (await centre.events()).map(({ event }) => event.kind))
    .toContain('rating.declined');
});

test('打印机拒绝连接：受理照办，写明原因和办法，凭证等候，改设置后自己打出来', async ({
  counter: { clerk },
}) => {
  const port = await freePort();
  await signIn(clerk);
  const saved = await clerk.evaluate(async (closed) => {
    const settings = await window.counter.settings();
    if (!settings.ok) return settings;
    return window.counter.saveSettings({
      ...settings.value,
      receiptPrinter: { kind: 'tcp', host: '127.0.0.1', port: closed, rom: 'gb18030' },
    });
  }, port);
  expect(saved.ok).toBe(true);
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
  await expect(clerk.getByText(/拒绝连接/).first()).toBeVisible();
  await clerk.evaluate(async () => {
    const settings = await window.counter.settings();
    if (settings.ok)
      await window.counter.saveSettings({ ...settings.value, receiptPrinter: { kind: 'simulated' } });
  });
  await expect(paper(clerk, '申请材料收件凭证').getByText('已打印')).toBeVisible({ timeout: 20_000 });
});

test('乱输入到达主进程：回答一句话，不出错，不留下任何记录', async ({ centre, counter: { clerk } }) => {
  await signIn(clerk);
  const answers = await clerk.evaluate(async (commandId) => {
    const calls = window.counter as unknown as Record<
      string,
      (input: unknown) => Promise<{ ok: boolean; refusal?: { kind: string; message: string } }>
    >;
    const wrong: unknown[] = [
      null,
      1,
      'x',
      [],
      {},
      { commandId, caseId: '../../x', itemCode: 'x'.repeat(1_000_000) },
      { query: {}, limit: -1 },
    ];
    const out: string[] = [];
    for (const name of Object.keys(calls)) {
      if (
        name.startsWith('on') ||
        name === 'signOut' ||
        name === 'syncNow' ||
        name === 'testPrint' ||
        name === 'readCard'
      )
        continue;
      for (const input of wrong) {
        const answer = await calls[name]?.(input);
        if (answer !== undefined && !answer.ok) out.push(answer.refusal?.kind ?? '');
      }
    }
    return out;
  }, randomUUID());
  expect(answers.length).toBeGreaterThan(50);
  expect(answers.filter((kind) => kind === 'fault')).toEqual([]);
  expect((await centre.events()).filter(({ event }) => event.streamKind === 'case')).toEqual([]);
});
