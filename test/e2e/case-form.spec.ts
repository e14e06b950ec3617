/** Forms on a case in the real application: two people's acts, lists, check-lists, input methods, what is pasted. */
import type { CDPSession, Locator, Page } from '@playwright/test';
import { actKeyShown, fillApplication, receiptNumber, signIn } from '../driver/clerk.ts';
import type { CounterApp } from '../driver/counter-app.ts';
import { caseIdOf, caseScreen, chooseIn, openCase, tabTo, typeIn } from '../driver/day.ts';
import { expect, test } from './fixtures.ts';

/** Where somebody wants to look: pictures of each moment. */
const pictures = process.env['YIMEN_CASE_PICTURES'];
const look = async (clerk: Page, name: string): Promise<void> => {
  if (pictures === undefined) return;
  await clerk.setViewportSize({ width: 1366, height: 768 });
  await clerk.screenshot({ path: `${pictures}/form-${name}.png` });
};

/** An application taken, its case opened: by F9 accepted, by Shift+F9 only received. */
async function takenCase({ clerk }: CounterApp, outcome = 'F9'): Promise<string> {
  await signIn(clerk);
  await fillApplication(clerk);
  await clerk.keyboard.press(outcome);
  const number = await receiptNumber(clerk);
  await openCase(clerk, number);
  return number;
}

async function begin(clerk: Page, key: string, title: string | RegExp): Promise<Locator> {
  const form = caseScreen(clerk).getByRole('region', { name: title });
  await actKeyShown(clerk, key);
  await clerk.keyboard.press(key);
  await form.getByRole('button', { name: '办理', exact: true }).waitFor();
  return form;
}

/** Back to the list of acts; what was typed is kept. */
async function back(clerk: Page, form: Locator): Promise<void> {
  await clerk.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
}

const done = (clerk: Page): Locator => caseScreen(clerk).getByRole('status', { name: '办理结果' });

test('C6 作废由两人办理：复核人的PIN不对，说在这一栏；对了，作废', async ({ counter }) => {
  const { clerk } = counter;
  await takenCase(counter);
  const form = await begin(clerk, 'Alt+V', '作废');
  await typeIn(form, '作废的原因', '重复录入同一申请');
  await chooseIn(form, '复核人', '张凤');
  await typeIn(form, '复核人PIN', '000000');
  await clerk.keyboard.press('Control+Enter');
  await clerk.keyboard.press('Enter');
  const place = form.locator('[data-field="second"]');
  await expect(place.getByRole('alert')).toBeVisible();
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已受理');
  await expect(form.getByLabel('作废的原因', { exact: true })).toHaveValue('重复录入同一申请');
  await look(clerk, '作废');
  await typeIn(form, '复核人PIN', '200202');
  await clerk.keyboard.press('Control+Enter');
  await expect(form.getByRole('button', { name: '确定办理' })).toBeFocused();
  await clerk.keyboard.press('Enter');
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已作废');
  await expect(done(clerk)).toContainText('作废');
});

test('F1 并联抄告逐个部门填写，可以添加、删去；许可法32 收件以后在办件画面核对材料、受理', async ({
  counter,
}) => {
  const { clerk } = counter;
  await takenCase(counter, 'Shift+F9');
  const answer = await begin(clerk, 'Alt+A', '答复申请');
  await look(clerk, '答复申请');
  const box = answer.getByRole('checkbox').first();
  await tabTo(box);
  await clerk.keyboard.press('Space');
  await expect(box).not.toBeChecked();
  await clerk.keyboard.press('Control+Enter');
  await expect(answer.getByRole('alert').first()).toBeVisible();
  await tabTo(box);
  await clerk.keyboard.press('Space');
  await expect(box).toBeChecked();
  await clerk.keyboard.press('Control+Enter');
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已受理');

  const notices = await begin(clerk, 'Alt+C', '并联抄告');
  await clerk.keyboard.press('Alt+N');
  await clerk.keyboard.press('Alt+N');
  await expect(notices.getByText('第2项', { exact: true })).toBeVisible();
  await tabTo(notices.getByRole('button', { name: /删去第2项/ }));
  await clerk.keyboard.press('Enter');
  await expect(notices.getByText('第2项', { exact: true })).toHaveCount(0);
  const department = notices.getByRole('radiogroup', { name: '部门' });
  await tabTo(department);
  await clerk.keyboard.press('Space');
  await expect(department.getByRole('radio', { checked: true })).toHaveCount(1);
  await typeIn(notices, '请其审查的内容', '请就经营场所提出意见');
  await look(clerk, '并联抄告');
  await clerk.keyboard.press('Control+Enter');
  await expect(done(clerk)).toContainText('抄告');
});

test('同一办件别人刚办过：以规则的话说明，画面重新读取，已填写的不丢', async ({ counter }) => {
  const { clerk } = counter;
  const caseId = await caseIdOf(clerk, await takenCase(counter));
  const form = await begin(clerk, 'Alt+P', '启动特别程序');
  await typeIn(form, '依据的法律、法规', '《道路运输条例》第二十二条');
  await typeIn(form, '启动的理由', '对拟投入车辆进行检验');
  // The other's command arrives first; this one was sent before the screen could know.
  await clerk.evaluate((id) => {
    void window.counter.actOnCase({
      command: {
        type: 'suspend',
        commandId: crypto.randomUUID(),
        caseId: id,
        suspensionId: crypto.randomUUID(),
        procedure: '检验',
        statute: '《道路运输条例》第二十二条',
        reason: '对拟投入车辆进行检验',
        from: '2026-09-30',
        expectedDays: 3,
        hearing: null,
      },
      confirmations: [],
    });
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
  }, caseId);
  await expect(form.getByRole('alert').first()).toBeVisible();
  await expect(form.getByLabel('启动的理由', { exact: true })).toHaveValue('对拟投入车辆进行检验');
  await look(clerk, '别人刚办过');
  await expect(caseScreen(clerk).getByText('检验自2026年9月30日开始').first()).toBeVisible();

  // And where nothing is left to be done by it, it says so in place of the form.
  await clerk.evaluate(async (id) => {
    await window.counter.actOnCase({
      command: {
        type: 'withdraw',
        commandId: crypto.randomUUID(),
        caseId: id,
        reason: '申请人书面要求撤回申请。',
        request: '撤回申请书',
      },
      confirmations: [],
    });
  }, caseId);
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已撤回');
  await expect(caseScreen(clerk).getByText('该办件刚有变化')).toBeVisible();
  await look(clerk, '不能再办');
  await clerk.keyboard.press('Escape');
  await expect(caseScreen(clerk).getByRole('region', { name: '办理', exact: true })).toBeVisible();
});

test('输入法选字时的回车不提交也不跳走；一次粘贴一兆只放入容得下的；Esc只关闭展开的一项', async ({
  counter,
}) => {
  const { app, clerk } = counter;
  await takenCase(counter);
  const ime: CDPSession = await clerk.context().newCDPSession(clerk);
  const compose = (text: string) =>
    ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const commit = (text: string) => ime.send('Input.insertText', { text });

  const form = await begin(clerk, 'Alt+P', '启动特别程序');
  const statute = form.getByLabel('依据的法律、法规', { exact: true });
  await tabTo(statute);
  await compose('daolu');
  await clerk.keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toHaveCount(0);
  await expect(done(clerk)).toHaveCount(0);
  await compose('daoluyunshu');
  await clerk.keyboard.press('Enter');
  await expect(statute).toBeFocused();
  await clerk.keyboard.press('Control+A');
  await commit('《道路运输条例》第二十二条');
  await expect(statute).toHaveValue('《道路运输条例》第二十二条');
  // Nothing is being composed now: Enter goes on to the next field.
  await clerk.keyboard.press('Enter');
  const reason = form.getByLabel('启动的理由', { exact: true });
  await expect(reason).toBeFocused();

  const mega = '检'.repeat(1_000_000);
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), mega);
  const started = Date.now();
  await clerk.keyboard.press('Control+V');
  await expect(form.getByText(/粘贴的内容有1000000字，超出本栏最多2000字的部分没有放入/)).toBeVisible();
  const took = Date.now() - started;
  console.log(`a paste of a million characters: ${took} ms`);
  expect(took).toBeLessThan(2000);
  expect((await reason.inputValue()).length).toBe(2000);
  await look(clerk, '粘贴');

  const day = form.getByLabel('开始日期', { exact: true });
  await tabTo(day);
  await clerk.keyboard.press('Enter');
  const panel = clerk.locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)');
  await expect(panel).toBeVisible();
  await look(clerk, '日期');
  await clerk.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(form).toBeVisible();
  await back(clerk, form);

  const voiding = await begin(clerk, 'Alt+V', '作废');
  await tabTo(voiding.getByLabel('复核人', { exact: true }));
  await clerk.keyboard.press('ArrowDown');
  const list = clerk.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await expect(list).toBeVisible();
  await clerk.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(voiding).toBeVisible();
  await back(clerk, voiding);

  // F1: the case's own help; its keys are not the case's meanwhile.
  await clerk.keyboard.press('F1');
  const help = clerk.getByRole('dialog', { name: '帮助：办件详情' });
  await expect(help).toBeVisible();
  await look(clerk, '帮助');
  await clerk.keyboard.press('Alt+P');
  await expect(form).toHaveCount(0);
  await clerk.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(caseScreen(clerk)).toBeVisible();
  // What was begun is still there.
  await clerk.keyboard.press('Alt+P');
  await expect(form.getByLabel('依据的法律、法规', { exact: true })).toHaveValue(
    '《道路运输条例》第二十二条',
  );
});
