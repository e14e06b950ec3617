import { fillApplication, openFromBoard, receiptNumber, signIn } from '../driver/clerk.ts';
import { archivedPdfs, slipBytes } from '../driver/counter-app.ts';
import { expect, paper, test } from './fixtures.ts';

test('受理后立即断电：办件、编号、文书都在，不重复打印，恢复后一次到达中心', async ({ centre, desk }) => {
  const before = await desk.open();
  await signIn(before.clerk);
  await fillApplication(before.clerk);
  await before.clerk.keyboard.press('F9');
  const number = await receiptNumber(before.clerk);
  await before.kill();
  const slipsAtKill = slipBytes(desk.folder).length;

  const after = await desk.open();
  await signIn(after.clerk);
  await openFromBoard(after.clerk, number);
  const dialog = after.clerk.getByRole('dialog');
  await expect(dialog.getByText('已受理').first()).toBeVisible();
  await expect.poll(() => archivedPdfs(desk.folder).length).toBeGreaterThanOrEqual(1);
  await dialog.getByRole('tab', { name: '文书' }).click();
  // Either it came out and the ledger says so, or nobody can know and a person is asked; never a second slip unseen.
  const state = paper(dialog, '申请材料收件凭证').locator('.copy-state');
  await expect(state).toHaveText(/已打印|未确认/);
  if ((await state.innerText()).includes('未确认')) expect(slipBytes(desk.folder).length).toBe(slipsAtKill);
  else expect(slipBytes(desk.folder)).toHaveLength(1);

  await after.clerk.keyboard.press('Escape');
  await after.clerk.keyboard.press('F2');
  await fillApplication(after.clerk);
  await after.clerk.keyboard.press('F9');
  await expect(after.clerk.getByTestId('receipt-number')).not.toHaveText(number);
  await expect(after.clerk.getByTestId('status-place')).toContainText('无待上传', { timeout: 30_000 });
  const accepted = (await centre.events()).filter(({ event }) => event.kind === 'case.accepted');
  expect(accepted).toHaveLength(2);
});
