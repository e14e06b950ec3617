/** 叫号: tickets of the counter's own, called by keys and by a caller on a serial line, tied to the case that followed. */
import { fillApplication, receiptNumber, signIn } from '../driver/clerk.ts';
import { slipBytes } from '../driver/counter-app.ts';
import { resize, sizes } from '../driver/sizes.ts';
import { openPtyDevice } from '../support/pty-device.ts';
import { ensurePty } from '../support/pty-printer.ts';
import { expect, test } from './fixtures.ts';

const missing = ensurePty();
const pictures = process.env['YIMEN_DEVICE_PICTURES'];
/** The key of a caller that calls the next. */
const next = Uint8Array.of(0xff, 0x68, 0x03, 0x03, 0x68, 0x01, 0x05, 0x0c, 0x12, 0x16);

test('叫号：取号打印，顺呼、过号、回呼、暂停，叫号器按键，办件与号相连，评价页面呼叫', async ({
  centre,
  desk,
}) => {
  test.skip(missing !== null, missing ?? '');
  test.setTimeout(120_000);
  const { app, clerk, pad } = await desk.open();
  const caller = await openPtyDevice(() => undefined);
  try {
    await signIn(clerk);
    const bar = clerk.getByRole('region', { name: '叫号' });
    await expect(bar).toHaveCount(0);
    await clerk.evaluate(async (path) => {
      const now = await window.counter.devices();
      if (!now.ok) return;
      const port = { path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;
      await window.counter.saveDevices({ ...now.value.slots, caller: { kind: 'serial', port } });
    }, caller.path);
    await expect(bar.getByText('没有叫号')).toBeVisible();
    for (const said of ['A001号已打印，前面0人', 'A002号已打印，前面1人']) {
      await clerk.keyboard.press('Control+F12');
      await expect(bar.getByText(said)).toBeVisible();
    }
    await clerk.keyboard.press('Control+Shift+F12');
    await expect(bar.getByText('A003号已打印，前面0人')).toBeVisible();
    expect(slipBytes(desk.folder)).toHaveLength(3);

    await clerk.keyboard.press('Control+F2');
    await expect(bar.locator('strong')).toHaveText('A003');
    await expect(pad.getByText('请 A003 号')).toBeVisible();
    await expect(pad.getByText('到 交通窗口1号')).toBeVisible();
    if (pictures !== undefined) await pad.screenshot({ path: `${pictures}/评价窗口叫号.png` });
    await clerk.keyboard.press('Control+F6');
    await expect(bar.getByText('可回呼A003')).toBeVisible();
    await caller.write(next);
    await expect(bar.locator('strong')).toHaveText('A001');

    await fillApplication(clerk);
    for (const size of sizes) {
      await resize(app, size);
      if (pictures !== undefined) await clerk.screenshot({ path: `${pictures}/叫号-${size.width}.png` });
      const area = await clerk.evaluate(() => {
        const main = document.querySelector('.work-area');
        return main !== null && main.scrollHeight <= main.clientHeight + 1;
      });
      expect(area, `收件画面在${size.name}不滚动`).toBe(true);
    }
    await clerk.keyboard.press('F9');
    await receiptNumber(clerk);
    await expect(bar.getByText('已登记1件')).toBeVisible();
    await pad.getByRole('button', { name: '满意', exact: true }).click();
    await pad.getByText('感谢评价').waitFor();

    await clerk.keyboard.press('Control+F9');
    await clerk.getByLabel('转移到的窗口').fill('公安窗口2号');
    await clerk.keyboard.press('Enter');
    await expect(bar.locator('strong')).toHaveText('没有叫号');
    await clerk.keyboard.press('Control+F8');
    await expect(bar.locator('strong')).toHaveText('A003');
    await clerk.keyboard.press('Control+F10');
    await clerk.keyboard.press('Control+F11');
    await expect(bar.locator('strong')).toHaveText('暂停服务');
    await expect(pad.getByText('暂停服务')).toBeVisible({ timeout: 15_000 });
    await caller.write(next);
    await expect(bar.getByText('本窗口已暂停服务，不能叫号')).toBeVisible();
    await clerk.keyboard.press('Control+F11');
    await expect(pad.getByText('欢迎办理业务')).toBeVisible();

    const kinds = async () => {
      const events = (await centre.events()).map(({ event }) => event);
      const received = events.find(({ kind }) => kind === 'case.received');
      const tied = events.filter(({ kind }) => kind === 'ticket.tied');
      return tied.map(({ caseId, payload }) => [caseId === received?.caseId, payload['number']]);
    };
    await expect.poll(kinds).toEqual([[true, 'A001']]);
  } finally {
    await caller.close();
  }
});
