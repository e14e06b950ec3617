/** A tablet on the hall's network: paired from the clerk's screen, rating and signing as the second screen does. */
import { fillApplication, paper, receiptNumber, signIn } from '../driver/clerk.ts';
import { write } from '../driver/handwriting.ts';
import { openTablet } from '../driver/tablet-browser.ts';
import { expect, freePort, test } from './fixtures.ts';

const pictures = process.env['YIMEN_DEVICE_PICTURES'];

test('I1 平板评价：配对、评价、签名，窗口断电后自己连回来，取消配对即失效', async ({ centre, desk }) => {
  test.setTimeout(150_000);
  const before = await desk.open();
  const { clerk } = before;
  const port = await freePort();
  await signIn(clerk);
  await clerk.keyboard.press('F8');
  await clerk.getByRole('radiogroup', { name: '设置内容' }).waitFor();
  await clerk.keyboard.press('F8');
  await clerk.getByLabel('评价平板').check();
  await clerk.getByLabel('端口', { exact: true }).fill(String(port));
  await clerk.keyboard.press('F9');
  await expect(clerk.getByText('设备设置已保存')).toBeVisible();
  await clerk.keyboard.press('Alt+P');
  const pairing = clerk.getByRole('region', { name: '配对平板' });
  await expect(pairing.getByText('尚未配对平板')).toBeVisible();
  await clerk.keyboard.press('Alt+B');
  const code = await pairing.getByRole('status').locator('strong').innerText();
  if (pictures !== undefined) await clerk.screenshot({ path: `${pictures}/配对平板.png` });

  const tablet = await openTablet(`http://127.0.0.1:${port}/`);
  const { page } = tablet;
  try {
    await page.getByLabel('配对码').fill('AAAA BBBB CCCC');
    await page.getByRole('button', { name: '配对' }).click();
    await expect(page.getByRole('alert')).toContainText('配对码不对');
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/平板输错配对码.png` });
    await page.getByLabel('配对码').fill(code.toLowerCase());
    await page.getByRole('button', { name: '配对' }).click();
    await expect(page.getByText('欢迎办理业务')).toBeVisible();
    await expect(pairing.getByText('已连接')).toBeVisible();
    await clerk.keyboard.press('Escape');
    await expect(clerk.getByRole('region', { name: '设备现状' })).toContainText('评价平板');

    await clerk.keyboard.press('F2');
    await fillApplication(clerk);
    const name = await clerk.getByLabel('姓名', { exact: true }).first().inputValue();
    const number = await clerk.getByLabel(/号码/).first().inputValue();
    await clerk.keyboard.press('F9');
    await receiptNumber(clerk);
    await expect(page.getByText('请对本次服务作出评价')).toBeVisible();
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/平板请评价.png` });
    const asked = await page.locator('body').innerText();
    for (const secret of [name, number, number.slice(6, 14)]) expect(asked).not.toContain(secret);
    await page.getByRole('button', { name: '满意', exact: true }).click();
    await expect(page.getByText('感谢评价')).toBeVisible();
    // The same question stood on the second screen: it is answered there too.
    await expect(before.pad.getByText('感谢评价')).toBeVisible();

    const slip = paper(clerk, '申请材料收件凭证');
    await slip.getByRole('button', { name: '请在评价器上签名' }).click();
    await page.getByRole('button', { name: '核对无误' }).click();
    await write(page);
    await page.getByRole('button', { name: '确认签名' }).click();
    await expect(page.getByText('签名已完成')).toBeVisible();
    await expect(slip.getByText('已签收')).toBeVisible();
    const kinds = async () => (await centre.events()).map(({ event }) => event.kind);
    await expect.poll(kinds).toEqual(expect.arrayContaining(['rating.given', 'paper.signed']));
    expect((await kinds()).filter((kind) => kind === 'rating.given')).toHaveLength(1);

    await before.kill();
    await expect(page.getByText('正在连接窗口')).toBeVisible();
    const after = await desk.open();
    await expect(page.getByText('暂停服务')).toBeVisible({ timeout: 20_000 });
    await signIn(after.clerk);
    await expect(page.getByText('欢迎办理业务')).toBeVisible();

    await after.clerk.keyboard.press('F8');
    await after.clerk.getByRole('radiogroup', { name: '设置内容' }).waitFor();
    await after.clerk.keyboard.press('F8');
    await after.clerk.getByRole('button', { name: /配对平板/ }).waitFor();
    await after.clerk.keyboard.press('Alt+P');
    await expect(after.clerk.getByLabel('已配对的平板').getByText('已连接')).toBeVisible();
    await after.clerk.keyboard.press('Alt+X');
    await expect(page.getByText('窗口已取消与本平板的配对')).toBeVisible();
    await expect(after.clerk.getByText('尚未配对平板')).toBeVisible();
  } finally {
    await tablet.close();
  }
});
