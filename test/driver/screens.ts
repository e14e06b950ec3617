/** Every screen of the application, and how a person gets there: for the pictures to leaf through and for axe. */
import { expect, type Page } from '@playwright/test';
import { chooseItem, fillApplication, head, readCard, receiptNumber, signInAs, tick } from './clerk.ts';
import type { CounterApp } from './counter-app.ts';

export interface Screen {
  readonly name: string;
  /** Staff number of who sees it; null before anybody signs in. */
  readonly who: string | null;
  /** From the first screen of that person to this one. */
  readonly open: (clerk: Page, counter: CounterApp) => Promise<void>;
  /** And back to where the next one can begin. */
  readonly leave?: (clerk: Page) => Promise<void>;
}

const press =
  (...keys: readonly string[]) =>
  async (clerk: Page) => {
    for (const key of keys) {
      // oxlint-disable-next-line no-await-in-loop -- keys are pressed one after another
      await clerk.keyboard.press(key);
    }
  };
const escape = press('Escape');

const page =
  (key: string, there: (clerk: Page) => ReturnType<Page['locator']>) =>
  async (clerk: Page): Promise<void> => {
    await clerk.keyboard.press(key);
    await there(clerk).first().waitFor();
  };

/** In this order: the first ones leave the cases that later ones show. */
export const screens: readonly Screen[] = [
  { name: '签到', who: null, open: (clerk) => clerk.getByLabel('工号').waitFor() },
  {
    name: '收件-空白',
    who: '1001',
    open: (clerk) => clerk.getByLabel('查找事项').waitFor(),
  },
  {
    name: '收件-查找事项',
    who: '1001',
    open: async (clerk) => {
      await clerk.getByLabel('查找事项').fill('hwys');
      await clerk.getByRole('option').first().waitFor();
    },
    leave: (clerk) => clerk.getByLabel('查找事项').fill(''),
  },
  {
    name: '收件-材料有缺',
    who: '1001',
    open: async (clerk) => {
      await chooseItem(clerk, 'hwys');
      await readCard(clerk);
      await clerk.keyboard.press('F6');
      await tick(clerk, '安全生产管理制度文本').uncheck();
    },
    leave: press('F12'),
  },
  {
    name: '收件-不予受理',
    who: '1001',
    open: async (clerk) => {
      await fillApplication(clerk);
      await clerk.keyboard.press('F11');
    },
    leave: press('Escape', 'F12'),
  },
  {
    name: '受理之后',
    who: '1001',
    open: async (clerk) => {
      await fillApplication(clerk);
      await clerk.keyboard.press('F9');
      await receiptNumber(clerk);
    },
    leave: press('F2'),
  },
  { name: '办件', who: '1001', open: page('F3', (clerk) => clerk.getByRole('row').nth(1)) },
  {
    name: '办件详情',
    who: '1001',
    open: async (clerk) => {
      await clerk.keyboard.press('F3');
      await clerk.getByRole('row').filter({ hasText: '已受理' }).first().dblclick();
      await clerk.getByRole('dialog').waitFor();
    },
    leave: escape,
  },
  {
    name: '办理-启动特别程序',
    who: '1001',
    open: async (clerk) => {
      await clerk.getByRole('row').filter({ hasText: '已受理' }).first().dblclick();
      await clerk.getByRole('dialog').getByText('现在可以办理').waitFor();
      await clerk.keyboard.press('Alt+P');
      await clerk.getByText('Ctrl+Enter').first().waitFor();
    },
    leave: press('Escape', 'Escape'),
  },
  { name: '登记', who: '1001', open: page('Control+2', (clerk) => clerk.locator('main')) },
  {
    name: '登记-授权书',
    who: '1001',
    open: async (clerk) => {
      await clerk.getByRole('radio', { name: '授权书' }).check();
      await clerk.getByRole('option').first().waitFor();
    },
  },
  { name: '文书', who: '1001', open: page('Control+6', (clerk) => clerk.getByLabel('查找办事指南的事项')) },
  { name: '岗位', who: '1001', open: page('Control+7', (clerk) => clerk.locator('main')) },
  { name: '日结', who: '1001', open: page('Control+8', (clerk) => clerk.getByRole('table')) },
  { name: '设置', who: '1001', open: page('F8', (clerk) => clerk.getByRole('radiogroup')) },
  {
    name: '设置-设备',
    who: '1001',
    open: page('F8', (clerk) => clerk.getByRole('region', { name: '设备现状' })),
  },
  {
    name: '模拟设备',
    who: '1001',
    open: page('Control+Shift+E', (clerk) => clerk.getByRole('region', { name: '模拟读卡器' })),
    leave: escape,
  },
  {
    name: '打印',
    who: '1001',
    open: page('Control+J', (clerk) => clerk.getByRole('dialog', { name: '打印' })),
    leave: escape,
  },
  {
    name: '连接和设备',
    who: '1001',
    open: page('Control+I', (clerk) => clerk.getByRole('dialog', { name: '连接和设备' })),
    leave: escape,
  },
  {
    name: '帮助',
    who: '1001',
    open: page('F1', (clerk) => clerk.getByRole('dialog', { name: /^帮助/ })),
    leave: escape,
  },
  {
    name: '第一天导览',
    who: '1001',
    open: async (clerk) => {
      await clerk.keyboard.press('F1');
      await clerk.getByRole('dialog', { name: /^帮助/ }).waitFor();
      await clerk.keyboard.press('F2');
      await clerk.getByText('这里是演示大厅').waitFor();
    },
    leave: escape,
  },
  {
    name: '锁定',
    who: '1001',
    open: page('Control+Shift+L', (clerk) => clerk.getByLabel('PIN')),
    leave: async (clerk) => {
      await clerk.getByLabel('PIN').fill(head.pin);
      await clerk.keyboard.press('Enter');
      await clerk.getByRole('navigation', { name: '工作台' }).waitFor();
    },
  },
  {
    name: '签退',
    who: '1001',
    open: page('Control+L', (clerk) => clerk.getByRole('dialog', { name: '签退' })),
    leave: escape,
  },
  { name: '审批-审查', who: '2101', open: page('Control+1', (clerk) => clerk.locator('main')) },
  { name: '审批-领导', who: '2001', open: page('Control+1', (clerk) => clerk.locator('main')) },
  { name: '管理', who: '3001', open: page('Control+5', (clerk) => clerk.locator('main')) },
  {
    name: '管理-窗口和轮值',
    who: '3001',
    open: page('Alt+5', (clerk) => clerk.getByRole('region', { name: '窗口' })),
  },
  {
    name: '管理-人员',
    who: '3001',
    open: page('Alt+6', (clerk) => clerk.getByRole('region', { name: '人员' })),
  },
  {
    name: '管理-事项目录',
    who: '3001',
    open: page('Alt+7', (clerk) => clerk.getByRole('region', { name: '事项目录' })),
  },
  {
    name: '管理-工作日',
    who: '3001',
    open: page('Alt+8', (clerk) => clerk.getByRole('region', { name: '工作日' })),
  },
  {
    name: '管理-大厅设置',
    who: '3001',
    open: page('Alt+9', (clerk) => clerk.getByRole('region', { name: '大厅设置' })),
  },
  {
    name: '管理-版本和导入',
    who: '3001',
    open: page('Alt+0', (clerk) => clerk.getByRole('region', { name: '导入' })),
  },
  { name: '监察', who: '4001', open: page('Control+3', (clerk) => clerk.locator('main')) },
  {
    name: '监察-红黄牌',
    who: '4001',
    open: page('Alt+2', (clerk) => clerk.getByRole('listbox', { name: '红黄牌' })),
  },
  {
    name: '统计-日报',
    who: '4001',
    open: async (clerk) => {
      await clerk.keyboard.press('Control+4');
      await clerk.getByRole('button', { name: '生成' }).waitFor();
      await clerk.keyboard.press('F9');
      await clerk.getByRole('table').first().waitFor();
    },
  },
];

/** Goes through every screen in turn, signing in as whom it is for, and calls `look` on each. */
export async function throughScreens(
  counter: CounterApp,
  look: (screen: Screen, clerk: Page) => Promise<void>,
): Promise<void> {
  const { clerk } = counter;
  let who: string | null = null;
  for (const screen of screens) {
    /* oxlint-disable no-await-in-loop -- one person goes from screen to screen */
    if (screen.who !== null && screen.who !== who) {
      if (who !== null) await signOut(clerk);
      await signInAs(clerk, screen.who);
      ({ who } = screen);
    }
    await screen.open(clerk, counter);
    await look(screen, clerk);
    await screen.leave?.(clerk);
    /* oxlint-enable no-await-in-loop */
  }
}

/** 签退, with a reason where one is asked. */
export async function signOut(clerk: Page): Promise<void> {
  await clerk.keyboard.press('Control+L');
  const dialog = clerk.getByRole('dialog', { name: '签退' });
  await dialog.waitFor();
  const reason = dialog.getByRole('textbox');
  if ((await reason.count()) > 0) await reason.first().fill('换人演示');
  await dialog.getByRole('button', { name: '确认签退' }).press('Enter');
  await expect(clerk.getByLabel('工号')).toBeVisible();
}
