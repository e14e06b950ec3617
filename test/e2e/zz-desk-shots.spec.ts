import { fillApplication, signInAs } from '../driver/clerk.ts';
import { test } from './fixtures.ts';

test('shots', async ({ counter: { clerk, app } }) => {
  test.setTimeout(150_000);
  const size = (width: number, height: number) =>
    app.evaluate(({ BrowserWindow }, s) => {
      const w = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('index.html'));
      w?.setContentSize(s.width, s.height);
    }, { width, height });
  await size(1366, 768);
  await signInAs(clerk, '1001');
  for (let i = 0; i < 2; i += 1) {
    if (i > 0) { await clerk.keyboard.press('F2'); await clerk.getByLabel('查找事项').waitFor(); }
    await fillApplication(clerk);
    await clerk.keyboard.press('F9');
    await clerk.waitForTimeout(2500);
  }
  await clerk.keyboard.press('Control+1');
  await clerk.waitForTimeout(1000);
  await clerk.screenshot({ path: '/tmp/shots/o-1.png' });
  await clerk.keyboard.press('Alt+3');
  await clerk.keyboard.press('Control+Enter');
  await clerk.waitForTimeout(1500);
  await clerk.screenshot({ path: '/tmp/shots/o-2.png' });
  await clerk.keyboard.press('Control+3');
  await clerk.waitForTimeout(800);
  await clerk.keyboard.press('Alt+4');
  await clerk.waitForTimeout(800);
  await clerk.screenshot({ path: '/tmp/shots/l-held.png' });
  await clerk.keyboard.press('Control+L');
  await clerk.getByLabel('离开的原因').waitFor();
  await clerk.keyboard.press('Alt+3');
  await clerk.keyboard.press('Enter');
  await clerk.getByLabel('工号').waitFor();
  await signInAs(clerk, '3001');
  await clerk.keyboard.press('Control+5');
  await clerk.waitForTimeout(1200);
  await clerk.screenshot({ path: '/tmp/shots/m-shift.png' });
  await clerk.keyboard.press('Alt+T');
  await clerk.waitForTimeout(500);
  await clerk.screenshot({ path: '/tmp/shots/m-consent.png' });
  await clerk.keyboard.press('Escape');
  for (const [key, name] of [['Alt+2','mandate'],['Alt+3','leave'],['Alt+4','numbers'],['Alt+5','windows'],['Alt+6','people'],['Alt+7','catalogue'],['Alt+8','calendar'],['Alt+9','settings'],['Alt+0','versions']] as const) {
    await clerk.keyboard.press(key);
    await clerk.waitForTimeout(900);
    await clerk.screenshot({ path: `/tmp/shots/m-${name}.png` });
  }
  await clerk.keyboard.press('Control+3');
  await clerk.waitForTimeout(1000);
  await clerk.screenshot({ path: '/tmp/shots/l-hall.png' });
  for (const [key, name] of [['Alt+2','marks'],['Alt+3','complaints'],['Alt+5','notices']] as const) {
    await clerk.keyboard.press(key);
    await clerk.waitForTimeout(900);
    await clerk.screenshot({ path: `/tmp/shots/l-${name}.png` });
  }
  await size(1920, 1080);
  await clerk.waitForTimeout(800);
  await clerk.keyboard.press('Alt+1');
  await clerk.waitForTimeout(800);
  await clerk.screenshot({ path: '/tmp/shots/l-hall-big.png' });
  await clerk.keyboard.press('Control+5');
  await clerk.waitForTimeout(500);
  await clerk.keyboard.press('Alt+8');
  await clerk.waitForTimeout(800);
  await clerk.screenshot({ path: '/tmp/shots/m-calendar-big.png' });
});
