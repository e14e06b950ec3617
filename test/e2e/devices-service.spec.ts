/** Whole services with the devices of a window: card, camera and scanner; and a number pad that learnt its keys here. */
import type { Page } from '@playwright/test';
import type { DeviceSlots } from '#shared/devices/settings.ts';
import { shippedPads } from '#shared/pads/shipped.ts';
import { createReaderMachine, simulatedCards } from '../../electron/devices/reader/simulated-reader.ts';
import { chooseItem, fillApplication, receiptNumber, signIn } from '../driver/clerk.ts';
import { openPtyDevice } from '../support/pty-device.ts';
import { ensurePty } from '../support/pty-printer.ts';
import { expect, test } from './fixtures.ts';

const missing = ensurePty();
const pictures = process.env['YIMEN_DEVICE_PICTURES'];
const port = (path: string) => ({ path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }) as const;

/** As the device page saves them. */
const setUp = (clerk: Page, change: Partial<DeviceSlots>): Promise<boolean> =>
  clerk.evaluate(async (changed) => {
    const now = await window.counter.devices();
    return now.ok && (await window.counter.saveDevices({ ...now.value.slots, ...changed })).ok;
  }, change);

const devicesPage = async (clerk: Page): Promise<void> => {
  await clerk.keyboard.press('F8');
  await clerk.getByRole('radiogroup', { name: '设置内容' }).waitFor();
  await clerk.keyboard.press('F8');
  await clerk.getByRole('region', { name: '设备现状' }).waitFor();
};

test('K1 一件事用上读卡器、高拍仪、扫描枪：刷卡、拍证件、受理，扫凭证打开这一件', async ({ desk }) => {
  test.skip(missing !== null, missing ?? '');
  test.setTimeout(120_000);
  const { clerk } = await desk.open({ switches: ['--use-fake-device-for-media-stream'] });
  const [card] = simulatedCards;
  if (card === undefined) throw new Error('nothing is shipped');
  const machine = createReaderMachine((bytes) => void reader.write(bytes));
  const reader = await openPtyDevice((bytes) => machine.receive(bytes));
  const scanner = await openPtyDevice(() => undefined);
  const scan = (text: string): Promise<void> => scanner.write(Buffer.from(`${text}\r`));
  try {
    await signIn(clerk);
    const saved = await setUp(clerk, {
      reader: { kind: 'serial', port: port(reader.path) },
      scanner: { kind: 'serial', port: port(scanner.path) },
    });
    expect(saved).toBe(true);
    await devicesPage(clerk);
    const states = clerk.getByRole('region', { name: '设备现状' });
    await expect(states.getByText('就绪')).toHaveCount(3);
    if (pictures !== undefined) await clerk.screenshot({ path: `${pictures}/读卡器和扫描枪.png` });

    await clerk.keyboard.press('F2');
    await chooseItem(clerk, 'hwys');
    machine.put(card);
    await clerk.keyboard.press('F4');
    await expect(clerk.getByLabel('姓名', { exact: true })).toHaveValue(card.name);
    // What is no receipt goes where the cursor is, as if it had been typed.
    await expect(clerk.getByLabel('联系电话').first()).toBeFocused();
    await scan('13800000000');
    await expect(clerk.getByLabel('联系电话').first()).toHaveValue('13800000000');
    await clerk.keyboard.press('F6');
    await clerk.getByRole('button', { name: '扫描 申请人身份证件或营业执照' }).click();
    const camera = clerk.getByRole('dialog', { name: /扫描材料/ });
    await camera.getByRole('combobox', { name: '高拍仪' }).click();
    await clerk.getByTitle(/fake_device_0/).click();
    await expect
      .poll(() => clerk.getByTestId('camera-live').evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0);
    await camera.getByRole('button', { name: '拍摄', exact: true }).focus();
    await clerk.keyboard.press('Space');
    await expect(camera.getByRole('list', { name: '待保存的页' }).getByRole('button')).toHaveCount(1);
    await clerk.keyboard.press('F9');
    await expect(camera.getByRole('list', { name: '已存的扫描件' }).getByRole('button')).toHaveCount(1);
    await clerk.keyboard.press('Escape');
    await expect(camera).toHaveCount(0);
    await clerk.keyboard.press('F9');
    const number = await receiptNumber(clerk);

    const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10);
    await scan(wrong);
    await expect(clerk.getByRole('alert').getByText('校验位不对')).toBeVisible();
    await expect(clerk.getByRole('dialog')).toHaveCount(0);
    await scan(number);
    await expect(clerk.getByRole('dialog').getByText(number).first()).toBeVisible();
    await expect(clerk.getByRole('dialog').getByText('扫描“申请人身份证件或营业执照”1页')).toBeVisible();
    await clerk.keyboard.press('Escape');

    await clerk.keyboard.press('Control+Shift+L');
    await clerk.getByRole('main', { name: '工作站已锁定' }).waitFor();
    await scan(number);
    await clerk.waitForTimeout(300);
    await expect(clerk.getByRole('dialog')).toHaveCount(0);
  } finally {
    await reader.close();
    await scanner.close();
  }
});

test('培训大厅用模拟设备：放上过期的证件、按评价键、拔下插上、扫凭证，都与真的一样', async ({
  centre,
  counter,
}) => {
  test.setTimeout(120_000);
  const { clerk } = counter;
  const [profile] = shippedPads;
  if (profile === undefined) throw new Error('nothing is shipped');
  await signIn(clerk);
  const pads = await clerk.evaluate(async () => {
    const now = await window.counter.devices();
    return now.ok ? now.value.slots.pads : null;
  });
  if (pads === null) throw new Error('no devices');
  expect(await setUp(clerk, { pads: { ...pads, serial: { kind: 'simulated', profile } } })).toBe(true);
  const simulators = clerk.getByRole('dialog', { name: '模拟设备' });
  const open = async (): Promise<void> => {
    await clerk.keyboard.press('Control+Shift+E');
    await simulators.getByRole('region', { name: '模拟评价器' }).getByRole('status').waitFor();
  };
  await open();
  const lay = async (card: string): Promise<void> => {
    await simulators.getByRole('radio', { name: card }).click();
    await expect(simulators.getByRole('radio', { name: card })).toBeChecked();
  };
  await lay('李过期');
  if (pictures !== undefined) await clerk.screenshot({ path: `${pictures}/模拟设备.png` });
  await clerk.keyboard.press('Escape');
  await chooseItem(clerk, 'hwys');
  await clerk.keyboard.press('F4');
  await expect(clerk.getByLabel('姓名', { exact: true })).toHaveValue('李过期');
  await expect(clerk.getByText(/证件已于2024-06-01到期/).first()).toBeVisible();
  await clerk.keyboard.type('13800000000');
  await open();
  await lay('没有证件');
  await clerk.keyboard.press('Escape');
  await clerk.keyboard.press('F4');
  await expect(clerk.getByText('读卡器上没有证件')).toBeVisible();
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);

  await open();
  await clerk.keyboard.press('Alt+U');
  await expect(simulators.getByText('已拔下')).toBeVisible();
  await clerk.keyboard.press('Alt+U');
  // The question is asked again on a pad that comes back, and its answer counts once.
  await expect(simulators.getByText('请评价')).toBeVisible();
  const keys = await simulators.getByRole('button', { name: '满意', exact: false }).allInnerTexts();
  expect(keys.length).toBeGreaterThanOrEqual(3);
  await simulators.getByRole('button', { name: /^满意/ }).click();
  await clerk.keyboard.press('Escape');
  await expect(clerk.getByTestId('rating-state')).toContainText('已评价');
  await open();
  await simulators.getByLabel('条码内容').fill(number);
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByRole('dialog', { name: `办件 ${number}` })).toBeVisible();
  const given = async () =>
    (await centre.events()).filter(({ event }) => event.kind === 'rating.given').length;
  await expect.poll(given).toBe(1);
});

test('I1 数字键盘：学会各键以后评价；没有邀请时按键什么也不做', async ({ centre, counter }) => {
  test.setTimeout(120_000);
  const { app, clerk } = counter;
  /** F13 to F18, which no keyboard at the window has, as the system hands them to the program. */
  const press = (at: number): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, keyCode) => {
        const window = BrowserWindow.getAllWindows().find((each) =>
          each.webContents.getURL().endsWith('/index.html'),
        );
        window?.webContents.sendInputEvent({ type: 'keyDown', keyCode });
        window?.webContents.sendInputEvent({ type: 'keyUp', keyCode });
      },
      `F${13 + at}`,
    );
  await signIn(clerk);
  await devicesPage(clerk);
  await clerk.getByRole('button', { name: /学习数字键盘/ }).waitFor();
  await clerk.keyboard.press('Alt+K');
  await clerk.getByRole('region', { name: '学习按键' }).waitFor();
  await clerk.keyboard.press('Alt+B');
  const keys = clerk.getByRole('list', { name: '各键' }).getByRole('listitem');
  await expect(keys).toHaveCount(6);
  for (let at = 0; at < 6; at += 1) {
    const key = keys.nth(at);
    /* oxlint-disable no-await-in-loop -- one key after the other, each as often as it is asked for */
    await expect(key).toHaveAttribute('data-state', '正在学习');
    for (let presses = 0; presses < 10; presses += 1) {
      if ((await key.getAttribute('data-state')) !== '正在学习') break;
      const before = await key.innerText();
      await press(at);
      await expect.poll(async () => (await key.innerText()) === before).toBe(false);
    }
    await expect(key).toHaveAttribute('data-state', '已学会');
    /* oxlint-enable no-await-in-loop */
  }
  if (pictures !== undefined) await clerk.screenshot({ path: `${pictures}/学习数字键盘.png` });
  await clerk.keyboard.press('Control+Enter');
  await clerk.keyboard.press('F9');
  await expect(clerk.getByText('设备设置已保存')).toBeVisible();

  // Tried, and rated nothing.
  await clerk.keyboard.press('Alt+R');
  await expect(clerk.getByText('试按：请在评价器上任按一键')).toBeVisible();
  await press(4);
  await expect(clerk.getByText('试按：收到“非常不满意”，按键正常，不计入评价。')).toBeVisible();

  await clerk.keyboard.press('F2');
  await press(0);
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  await receiptNumber(clerk);
  await expect(clerk.getByTestId('rating-state')).not.toContainText('已评价');
  await press(1);
  await expect(clerk.getByTestId('rating-state')).toContainText('已评价');
  await press(4);
  const given = async () =>
    (await centre.events()).flatMap(({ event }) =>
      event.kind === 'rating.given' ? [event.payload['grade']] : [],
    );
  await expect.poll(given).toEqual([4]);
});

test('第二屏幕插上就用来评价，拔掉以后回到本屏幕的一角，只在评价时显示', async ({ counter }) => {
  const { app, clerk } = counter;
  await signIn(clerk);
  await devicesPage(clerk);
  const states = clerk.getByRole('region', { name: '设备现状' });
  await expect(states).toContainText('评价窗口（本屏幕，评价时显示）');
  /** As the system tells of a screen that was plugged in beside this one, or pulled out. */
  const plug = (plugged: boolean): Promise<void> =>
    app.evaluate(({ screen }, there) => {
      const primary = screen.getPrimaryDisplay();
      const second = { ...primary, id: primary.id + 1, bounds: { x: 100, y: 50, width: 1024, height: 600 } };
      screen.getAllDisplays = () => (there ? [primary, second] : [primary]);
      screen.emit(there ? 'display-added' : 'display-removed', {}, second);
    }, plugged);
  const padVisible = (): Promise<boolean> =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.webContents.getURL().endsWith('/pad.html') && window.isVisible(),
      ),
    );
  expect(await padVisible()).toBe(false);
  await plug(true);
  await expect.poll(padVisible).toBe(true);
  await expect(states).toContainText('评价窗口（第二屏幕）');
  await plug(false);
  await expect.poll(padVisible).toBe(false);
  await expect(states).toContainText('评价窗口（本屏幕，评价时显示）');
});
