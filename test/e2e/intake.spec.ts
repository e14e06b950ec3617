/** Intake by keyboard alone: key counts, earlier data, drafts, every answer of 许可法32, input methods. */
import type { Page } from '@playwright/test';
import {
  chooseItem,
  fillApplication,
  freight,
  head,
  readCard,
  receiptNumber,
  signIn,
  tick,
} from '../driver/clerk.ts';
import { sheets } from '../driver/counter-app.ts';
import { countKeys } from '../driver/key-count.ts';
import { expect, paper, test } from './fixtures.ts';

const instant = '班线客运临时标志牌办理';
const id = '520327198812314510';

/** The seal of the organ, registered by the head of the window as a hall does once. */
async function registerSeal(clerk: Page): Promise<void> {
  const done = await clerk.evaluate(() =>
    window.counter.actOnRegister({
      command: {
        type: 'seal.register',
        commandId: crypto.randomUUID(),
        sealId: crypto.randomUUID(),
        kind: '行政审批专用章',
        name: '行政审批专用章',
        organ: '凤冈县道路运输管理所',
        department: '凤冈县交通运输局',
        counters: ['training-fenggang-01'],
        approval: '凤交发〔2026〕1号',
      },
    }),
  );
  expect(done).toMatchObject({ ok: true });
}

/** What the applicant was here for before: the item becomes a frequent one, the telephone number is on record. */
async function takeOne(clerk: Page): Promise<void> {
  await fillApplication(clerk, 'bxky', instant);
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
}

const step = (clerk: Page, title: string) => clerk.getByText(`下一步：${title}`);
const idField = (clerk: Page) => clerk.getByLabel('身份证件号码', { exact: true });

test('按键数：读卡的即办件从第一键到结果文书印出、评价器请评价，不超过8键', async ({ desk }) => {
  // The counter starts more than once.
  test.slow();
  const before = await desk.open();
  await signIn(before.clerk);
  await registerSeal(before.clerk);
  await takeOne(before.clerk);
  await before.close();

  // The simulated reader begins its deck again: the same person comes another day.
  const { clerk, pad } = await desk.open({ clock: '2026-10-10T01:30:00.000Z' });
  await signIn(clerk);
  await clerk.getByRole('option').first().getByText('Alt+1').waitFor();
  const printed = sheets(desk.folder).length;
  const keys = countKeys(clerk);
  await keys.press('Alt+1');
  await tick(clerk, '申请书（表）').waitFor();
  await keys.press('F4');
  await clerk.getByRole('button', { name: '沿用', exact: true }).waitFor();
  await keys.press('Control+d');
  await keys.press('F6');
  await keys.press('F9');
  await step(clerk, '作出准予决定').waitFor();
  await keys.press('F9');
  await step(clerk, '用印').waitFor();
  await keys.press('F9');
  await step(clerk, '当面送达').waitFor();
  await keys.press('F9');
  await expect(clerk.getByRole('status').getByText('已送达').first()).toBeVisible();
  await expect(paper(clerk, '准予决定书').getByText('已打印')).toHaveCount(2);
  expect(sheets(desk.folder).length).toBeGreaterThan(printed);
  await expect(pad.getByText('请对本次服务作出评价')).toBeVisible();
  console.log(`读卡的即办件，办过的人：${keys.count}键（上限8）`);
  expect(keys.count).toBeLessThanOrEqual(8);

  // The next card is of somebody who was never here; who takes the result along need not leave a number (C1).
  await clerk.keyboard.press('F2');
  await clerk.getByRole('option').first().getByText('Alt+1').waitFor();
  const fresh = countKeys(clerk);
  await fresh.press('Alt+1');
  await tick(clerk, '申请书（表）').waitFor();
  await fresh.press('F4');
  await clerk.getByLabel('姓名', { exact: true }).and(clerk.locator(':not([value=""])')).waitFor();
  await fresh.press('F6');
  await fresh.press('F9');
  await step(clerk, '作出准予决定').waitFor();
  await fresh.press('F9');
  await step(clerk, '用印').waitFor();
  await fresh.press('F9');
  await step(clerk, '当面送达').waitFor();
  await fresh.press('F9');
  await expect(clerk.getByRole('status').getByText('已送达').first()).toBeVisible();
  await expect(paper(clerk, '准予决定书').getByText('已打印')).toHaveCount(2);
  await expect(pad.getByText('请对本次服务作出评价')).toBeVisible();
  console.log(`读卡的即办件，初次来的：${fresh.count}键（上限8）`);
  expect(fresh.count).toBeLessThanOrEqual(8);
});

test('即办到一半，办件在别处有了变化：先前的一步不再列出；撤回的写明不能再办，可以接着下一件', async ({
  counter: { clerk },
}) => {
  await signIn(clerk);
  await registerSeal(clerk);
  await takeOne(clerk);
  await step(clerk, '作出准予决定').waitFor();
  const elsewhere = (type: 'decide' | 'withdraw') =>
    clerk.evaluate(async (kind) => {
      const list = await window.counter.listCases({ stage: '已受理', sort: 'received', offset: 0, limit: 1 });
      const caseId = list.ok ? (list.value.rows[0]?.caseId ?? '') : '';
      const command =
        kind === 'withdraw'
          ? { reason: '申请人要求撤回', request: '撤回申请书' }
          : {
              result: '准予',
              content: '准予办理',
              reasons: '材料齐全',
              basis: '《道路旅客运输及客运站管理规定》',
              validUntil: null,
            };
      const done = await window.counter.actOnCase({
        command: { type: kind, commandId: crypto.randomUUID(), caseId, ...command },
      });
      return done.ok ? 'ok' : done.refusal.message;
    }, type);
  expect(await elsewhere('decide')).toBe('ok');
  await step(clerk, '用印').waitFor();
  await expect(step(clerk, '作出准予决定')).toHaveCount(0);

  await clerk.keyboard.press('F2');
  await clerk.getByLabel('查找事项').waitFor();
  await takeOne(clerk);
  await step(clerk, '作出准予决定').waitFor();
  expect(await elsewhere('withdraw')).toBe('ok');
  await expect(clerk.getByText('该办件刚有变化，现为“已撤回”。')).toBeVisible();
  await expect(clerk.getByText('下一步：')).toHaveCount(0);
  await expect(clerk.getByRole('button', { name: /下一件/ })).toBeFocused();
});

test('按键数：手工录入号码、材料齐全，到受理不超过18键另加号码的18键', async ({ desk }) => {
  const before = await desk.open();
  await signIn(before.clerk);
  await takeOne(before.clerk);
  await before.clerk.keyboard.press('F2');
  await before.clerk.getByRole('option').first().getByText('Alt+1').waitFor();

  const { clerk } = before;
  const limit = 18 + id.length;
  // Somebody who was never here: name and telephone number are typed too.
  const fresh = countKeys(clerk);
  await fresh.press('Alt+1');
  await tick(clerk, '申请书（表）').waitFor();
  await expect(idField(clerk)).toBeFocused();
  await fresh.type('11010519491231002X');
  await expect(clerk.getByLabel('姓名', { exact: true })).toBeFocused();
  await fresh.type('王建国');
  await fresh.press('Enter');
  await fresh.type('13800000001');
  await fresh.press('F6');
  await fresh.press('F9');
  await expect(clerk.getByRole('status').getByText('已受理')).toBeVisible();
  console.log(`手工录入、初次来的：${fresh.count}键（上限${limit}，姓名按字计）`);
  expect(fresh.count).toBeLessThanOrEqual(limit);

  await clerk.keyboard.press('F2');
  await clerk.getByRole('option').first().getByText('Alt+1').waitFor();
  const known = countKeys(clerk);
  await known.press('Alt+1');
  await tick(clerk, '申请书（表）').waitFor();
  await known.type(id);
  await clerk.getByRole('button', { name: '沿用', exact: true }).waitFor();
  await known.press('Control+d');
  await known.press('F6');
  await known.press('F9');
  await expect(clerk.getByRole('status').getByText('已受理')).toBeVisible();
  console.log(`手工录入、办过的：${known.count}键（上限${limit}）`);
  expect(known.count).toBeLessThanOrEqual(limit);
});

test('已有登记：件数、复印件、在办件给出来，一键打开在办件', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);
  await clerk.keyboard.press('F2');
  await chooseItem(clerk, 'hwys');
  await idField(clerk).fill(id);
  const known = clerk.getByRole('note', { name: '已有登记' });
  await expect(known.getByText('已有登记1件')).toBeVisible();
  await expect(known.getByText(/存有复印件\d+种：.*申请人身份证件或营业执照/)).toBeVisible();
  await clerk.keyboard.press('Control+e');
  await expect(clerk.getByRole('dialog').getByText(number).first()).toBeVisible();
});

test('正在填写时断电：再次签到后按回车接着办，一字不少；办完后不再提起', async ({ desk }) => {
  // The counter starts more than once.
  test.slow();
  const before = await desk.open();
  await signIn(before.clerk);
  await chooseItem(before.clerk, 'hwys');
  await readCard(before.clerk);
  await tick(before.clerk, '申请书（表）').check();
  await before.clerk.keyboard.press('F11');
  await before.clerk.getByLabel('具体理由').fill('写到一半');
  // What is kept trails what is typed by less than half a second.
  await before.clerk.waitForTimeout(900);
  await before.kill();

  const after = await desk.open();
  const { clerk } = after;
  await signIn(clerk, head);
  const bar = clerk.getByRole('region', { name: '上次未办完的收件' });
  await expect(bar.getByText(`${freight} · 陈**`)).toBeVisible();
  await expect(bar.getByRole('button', { name: '继续办理' })).toBeFocused();
  await clerk.keyboard.press('Enter');
  await expect(tick(clerk, '申请书（表）')).toBeChecked();
  await expect(clerk.getByLabel('姓名', { exact: true })).toHaveValue('陈示范');
  await expect(clerk.getByLabel('联系电话').first()).toHaveValue('13800000000');
  await clerk.keyboard.press('F11');
  await expect(clerk.getByLabel('具体理由')).toHaveValue('写到一半');
  await clerk.keyboard.press('Escape');
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
  await after.close();

  const again = await desk.open();
  await signIn(again.clerk);
  await expect(again.clerk.getByRole('option').first()).toBeVisible();
  await expect(again.clerk.getByRole('region', { name: '上次未办完的收件' })).toHaveCount(0);
});

test('许可法32 各项答复都写明含义，现在不能作出的写明原因；不受理、只收件、其他情形都能办到', async ({
  counter: { clerk },
}) => {
  await signIn(clerk);
  await chooseItem(clerk, 'hwys');
  await readCard(clerk);
  const answers = clerk.getByRole('region', { name: '办理意见' });
  await expect(answers.getByText(/现在不能：材料不齐全或者不符合法定形式，不能受理/)).toBeVisible();
  await expect(answers.getByText(/现在不能：没有收到任何申请材料，不能只收件/)).toBeVisible();
  await clerk.keyboard.press('F6');
  await expect(answers.getByText(/现在不能：材料齐全、符合法定形式，应当受理/)).toBeVisible();

  await clerk.keyboard.press('Control+b');
  const more = clerk.getByRole('region', { name: '其他情形' });
  await more.getByLabel('补录：').check();
  await clerk.keyboard.press('Escape');
  await expect(answers.getByText('补录', { exact: true })).toBeVisible();
  await clerk.keyboard.press('F9');
  // What is missing is in the panel: it opens, at the field.
  await expect(more.getByText('未填写纸质收件凭证编号。')).toBeVisible();
  await more.getByLabel('补录：').uncheck();
  await more.getByRole('radio', { name: '信函' }).check();
  await more.getByLabel('当场更正').fill('更正经营地址的门牌号');
  await clerk.keyboard.press('Escape');
  await expect(answers.getByText('信函提出 · 当场更正1处')).toBeVisible();
  await clerk.keyboard.press('Shift+F9');
  await expect(clerk.getByRole('status').getByText('收件', { exact: true })).toBeVisible();

  await clerk.keyboard.press('F2');
  await fillApplication(clerk);
  await clerk.keyboard.press('Shift+F11');
  const none = clerk.getByRole('region', { name: '不受理' });
  await none.getByLabel('依据').fill('材料没有带齐');
  await clerk.keyboard.press('Control+Enter');
  await expect(none.getByText(/不是不受理的依据/)).toBeVisible();
  await none.getByLabel('依据').fill('《中华人民共和国道路运输条例》第八十一条');
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByRole('status').getByText('不受理', { exact: true })).toBeVisible();
});

test('材料有问题：常用语按↓可选，写进告知书；也可以自己写', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await fillApplication(clerk);
  await clerk.getByLabel('申请人身份证件或营业执照 问题').press('ArrowDown');
  await clerk.keyboard.press('ArrowDown');
  await clerk.keyboard.press('Enter');
  const detail = clerk.getByLabel('需要补正的内容');
  await detail.press('ArrowDown');
  await clerk.getByText('复印件请注明“与原件一致”并签名或者盖章').last().click();
  await expect(detail).toHaveValue('复印件请注明“与原件一致”并签名或者盖章');
  await clerk.keyboard.press('F10');
  await receiptNumber(clerk);
  await expect(clerk.getByRole('status').getByText('补正中')).toBeVisible();
});

test('办理项：选了以后按该项的材料和时限', async ({ counter: { clerk } }) => {
  await signIn(clerk);
  await chooseItem(clerk, 'dlysclns', '道路运输车辆年审（客运、普货、危货）');
  await clerk.getByLabel('办理项').press('ArrowDown');
  await clerk.keyboard.press('ArrowDown');
  await clerk.keyboard.press('Enter');
  await readCard(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
  await expect(clerk.getByText(/道路运输车辆年审（客运、普货、危货）（.+）/).first()).toBeVisible();
});

test('输入法：组字时的回车不提交、不跳栏，组好的字一个不少', async ({ counter: { app, clerk } }) => {
  await signIn(clerk);
  await chooseItem(clerk, 'hwys');
  await readCard(clerk);
  await clerk.keyboard.press('F6');
  const name = clerk.getByLabel('姓名', { exact: true });
  await name.fill('');
  await name.focus();
  const devtools = await app.context().newCDPSession(clerk);
  await clerk.evaluate(() =>
    addEventListener('keydown', (event) => {
      document.body.dataset['composing'] =
        `${document.body.dataset['composing'] ?? ''}${event.key}:${event.isComposing} `;
    }),
  );
  await devtools.send('Input.imeSetComposition', { text: 'ou yang', selectionStart: 7, selectionEnd: 7 });
  // The input method takes this key: to the page it is one of a composition.
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await devtools.send('Input.dispatchKeyEvent', {
      type,
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
  await expect(name).toBeFocused();
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await devtools.send('Input.dispatchKeyEvent', {
      type,
      key: 'F9',
      code: 'F9',
      windowsVirtualKeyCode: 229,
    });
  await expect(clerk.locator('body')).toHaveAttribute('data-composing', 'Enter:true F9:true ');
  await devtools.send('Input.insertText', { text: '欧阳示范' });
  await expect(name).toHaveValue('欧阳示范');
  await expect(clerk.getByTestId('receipt-number')).toHaveCount(0);
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByLabel('联系电话').first()).toBeFocused();
});
