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
  // The cursor stands on the first that is missing.
  await expect(tick(clerk, '申请书（表）')).toBeFocused();
  await clerk.keyboard.press('Space');
  await expect(tick(clerk, '申请书（表）')).toBeChecked();
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
});

test('一次粘贴1 MB：说明超出的没有填入，其余栏目不受影响', async ({ counter: { app, clerk } }) => {
  await signIn(clerk);
  await chooseItem(clerk, 'hwys');
  await readCard(clerk);
  const long = '示范'.repeat(500_000);
  const paste = async () => {
    await clerk.keyboard.press('Control+a');
    await clerk.keyboard.press('Control+v');
  };
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), long);
  const name = clerk.getByLabel('姓名', { exact: true });
  await name.focus();
  await paste();
  await expect(
    clerk.getByText('粘贴的内容有1000000个字，此处最多填120个字，超出的部分没有填入。'),
  ).toBeVisible();
  await expect(name).toHaveValue(long.slice(0, 120));
  await clerk.getByLabel('身份证件号码', { exact: true }).focus();
  await paste();
  await expect(clerk.getByText('此处最多填40个字')).toBeVisible();
  await expect(clerk.getByLabel('联系电话').first()).toHaveValue('13800000000');
  await clerk.keyboard.press('F7');
  await paste();
  await expect(clerk.getByText(/没有找到事项/)).toBeVisible();
  await clerk.keyboard.press('Escape');
  await clerk.keyboard.press('F11');
  await clerk.getByLabel('具体理由').focus();
  await paste();
  await expect(clerk.getByText('此处最多填2000个字')).toBeVisible();
  // A last word to the main process all the same: the form is there and answers.
  await clerk.keyboard.press('Escape');
  await clerk.keyboard.press('F9');
  await expect(clerk.getByRole('alert').first()).toBeVisible();
});

test('表情符号可以登记，控制字符不能印到纸上：指到那一栏，改正后可以受理', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await chooseItem(clerk, 'hwys');
  await readCard(clerk);
  await clerk.keyboard.press('F6');
  const name = clerk.getByLabel('姓名', { exact: true });
  for (const wrong of ['陈\u0007示范', '陈\u202e示范', '陈\u200b示范']) {
    await name.fill(wrong);
    await clerk.keyboard.press('F9');
    await expect(clerk.getByText('申请人姓名中有不能印到纸上的字符。').first()).toBeVisible();
    await expect(name).toBeFocused();
    await expect(name).toHaveValue(wrong);
  }
  await name.fill('陈😀示范');
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
});

test('历法以外的日期：二月三十日的号码、补录到明天、已过期的原证件，各有说明，内容都在', async ({
  counter: { clerk },
}) => {
  await signIn(clerk);
  await chooseItem(clerk, 'hwys');
  await readCard(clerk);
  await clerk.keyboard.press('F6');
  const number = clerk.getByLabel('身份证件号码', { exact: true });
  for (const wrong of ['520327198802304510', '520327000000004510', '５２０３２７', '52032719881231451零']) {
    await number.fill(wrong);
    await clerk.keyboard.press('F9');
    await expect(clerk.locator('[data-field="idNumber"]').getByRole('alert')).toBeVisible();
    await expect(number).toHaveValue(wrong);
  }
  await number.fill('520327198812314510');

  await clerk.keyboard.press('Control+b');
  const more = clerk.getByRole('region', { name: '其他情形' });
  await more.getByLabel('补录：').check();
  await more.getByLabel('纸质凭证编号').fill('手工0001');
  await more.getByLabel('补录原因').fill('停电');
  const on = more.getByLabel('收件日期');
  await on.fill('2026-02-30');
  await on.press('Tab');
  await expect(on).toHaveValue('');
  await on.fill('2026-10-01');
  await on.press('Enter');
  await clerk.keyboard.press('Escape');
  await clerk.keyboard.press('F9');
  await expect(more.getByText('补录的收件日期应当是今日以前的日期。')).toBeVisible();
  await more.getByLabel('补录：').uncheck();
  await more.getByLabel('原证件：').check();
  await more.getByLabel('原证件编号').fill('黔运0001');
  const until = more.getByLabel('有效期至');
  await until.fill('2026-09-01');
  await until.press('Enter');
  await clerk.keyboard.press('Escape');
  await clerk.keyboard.press('F9');
  await expect(more.getByText(/原证件的有效期已于2026-09-01届满/)).toBeVisible();
  await expect(clerk.getByLabel('姓名', { exact: true })).toHaveValue('陈示范');
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
      ([id, value]) => window.pad.chooseGrade({ ratingId: id as string, grade: value as number }),
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
  // Whose keyboard a key comes from could not be told: the page takes none.
  await pad.keyboard.press('1');
  await pad.getByRole('button', { name: '非常不满意', exact: true }).click();
  await pad.getByRole('button', { name: '服务态度' }).click();
  await pad.getByRole('button', { name: '提交' }).click();
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
