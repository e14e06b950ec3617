/** A reader and a pad on real serial lines, set up at the window and used at once; pulled out and plugged in again. */
import { createReaderMachine, simulatedCards } from '../../electron/devices/reader/simulated-reader.ts';
import { shippedPads } from '#shared/pads/shipped.ts';
import { chooseItem, receiptNumber, signIn } from '../driver/clerk.ts';
import { tabTo } from '../driver/day.ts';
import { resize, sizes } from '../driver/sizes.ts';
import { openPtyDevice } from '../support/pty-device.ts';
import { openPtyPad } from '../support/pty-pad.ts';
import { ensurePty } from '../support/pty-printer.ts';
import { expect, test } from './fixtures.ts';

const missing = ensurePty();
const pictures = process.env['YIMEN_DEVICE_PICTURES'];

test('K1 设置读卡器和串口评价器：接上即用，读卡受理，按键评价；拔掉不碍事，插上自己恢复', async ({
  centre,
  counter,
}) => {
  test.skip(missing !== null, missing ?? '');
  test.setTimeout(120_000);
  const { app, clerk } = counter;
  const [profile] = shippedPads;
  const [card] = simulatedCards;
  if (profile === undefined || card === undefined) throw new Error('nothing is shipped');
  const machine = createReaderMachine((bytes) => void reader.write(bytes));
  const reader = await openPtyDevice((bytes) => machine.receive(bytes));
  const pad = await openPtyPad(profile);
  try {
    await signIn(clerk);
    await clerk.keyboard.press('F8');
    await clerk.getByRole('radiogroup', { name: '设置内容' }).waitFor();
    await clerk.keyboard.press('F8');
    const states = clerk.getByRole('region', { name: '设备现状' });
    await expect(states).toContainText('模拟读卡器');

    const choose = async (group: string, option: string): Promise<void> => {
      const first = clerk.getByRole('group', { name: group }).getByRole('radio', { checked: true });
      await tabTo(first);
      for (;;) {
        const label = await clerk.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '');
        if (label.includes(option)) return;
        await clerk.keyboard.press('ArrowRight');
      }
    };
    await choose('按键评价器', '串口评价器');
    await tabTo(clerk.getByRole('group', { name: '型号' }).getByRole('radio').first());
    await clerk.keyboard.press('Space');
    await tabTo(clerk.getByLabel('串口', { exact: true }));
    await clerk.keyboard.type(pad.path);
    await choose('读卡器', '串口读卡器');
    await tabTo(clerk.getByLabel('读卡器串口'));
    await clerk.keyboard.type(reader.path);
    await clerk.keyboard.press('F9');
    await expect(clerk.getByText('设备设置已保存')).toBeVisible();
    await expect(states.getByText('就绪')).toHaveCount(3);
    for (const size of sizes) {
      await resize(app, size);
      const fits = await clerk.evaluate(() => {
        const columns = document.querySelector('.settings-columns');
        return columns !== null && columns.scrollHeight <= columns.clientHeight + 1;
      });
      expect(fits, `设备设置在${size.name}不滚动`).toBe(true);
      if (pictures !== undefined) await clerk.screenshot({ path: `${pictures}/设备-${size.width}.png` });
    }

    // An empty reader says what to do; a card that lies on it is read, its number shown to its last digits.
    await clerk.keyboard.press('Alt+T');
    await expect(clerk.getByText('读卡器上没有证件')).toBeVisible();
    machine.put(card);
    await clerk.keyboard.press('Alt+T');
    await expect(clerk.getByText(`号码后四位${card.number.slice(-4)}`)).toBeVisible();
    machine.lift();

    await clerk.keyboard.press('F2');
    await chooseItem(clerk, 'hwys');
    machine.put(card);
    await clerk.keyboard.press('F4');
    await expect(clerk.getByLabel('姓名', { exact: true })).toHaveValue(card.name);
    await clerk.keyboard.type('13800000000');
    await clerk.keyboard.press('F6');
    await clerk.keyboard.press('F9');
    await receiptNumber(clerk);
    // Pulled out while the question stands: it is asked again, and the answer counts once.
    await pad.unplug();
    await pad.plug();
    await expect
      .poll(() => pad.machine.heard.includes('ask') || profile.commands.ask === undefined, {
        timeout: 20_000,
      })
      .toBe(true);
    await expect
      .poll(
        async () => {
          pad.machine.press(4);
          return clerk.getByTestId('rating-state').innerText();
        },
        { timeout: 30_000 },
      )
      .toContain('已评价');
    await expect
      .poll(async () =>
        (await centre.events()).flatMap(({ event }) =>
          event.kind === 'rating.given' ? [event.payload['grade']] : [],
        ),
      )
      .toEqual([4]);

    await reader.unplug();
    await clerk.keyboard.press('F2');
    await chooseItem(clerk, 'hwys');
    await clerk.keyboard.press('F4');
    await expect(clerk.getByText(/手工输入/).first()).toBeVisible();
  } finally {
    await pad.close();
    await reader.close();
  }
});
