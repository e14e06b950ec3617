/** 一天：送达（J1）——即办件当场决定、用印，代理人凭授权委托书领取；另一件几天后本人来领；送达登记两件都在。 */
import type { Page } from '@playwright/test';
import {
  act,
  arrive,
  atCentre,
  card,
  caseIdOf,
  caseScreen,
  closeCase,
  nextOne,
  openCase,
  printed,
  serviceReceipt,
  takeItem,
  taken,
  tickIn,
  typeIn,
} from '../driver/day.ts';
import { enter, entry, openRegister } from '../driver/day-registers.ts';
import { expect, test } from './fixtures.ts';

const plate = '班线客运临时标志牌办理';
const daysLater = '2026-10-12T01:30:00.000Z';

const step = (clerk: Page, title: string) => clerk.getByText(`下一步：${title}`);

/** F9 for each step, as it is shown, until the papers are stamped. */
async function decideAndSeal(clerk: Page): Promise<void> {
  await step(clerk, '作出准予决定').waitFor();
  await clerk.keyboard.press('F9');
  await step(clerk, '用印').waitFor();
  await clerk.keyboard.press('F9');
  await step(clerk, '当面送达').waitFor();
}

test('J 送达的一天：即办件由代理人凭授权委托书当场领取，另一件通知后本人改日来领，送达登记都在', async ({
  centre,
  desk,
}) => {
  test.setTimeout(90_000);
  const first = await desk.open();
  let { clerk } = first;
  await arrive(clerk, '1001', '100101');
  await openRegister(clerk, '印章');
  await enter(clerk, 'Insert', '登记印章', { fill: (form) => typeIn(form, '启用文号', '凤交发〔2026〕3号') });
  await expect(entry(clerk, /行政审批专用章/)).toBeVisible();

  // 许可法29: somebody comes for the applicant, with a letter of authority.
  await clerk.keyboard.press('F2');
  await takeItem(clerk, 'bxky', plate);
  await card(clerk);
  await tickIn(clerk, '由代理人办理');
  await clerk.keyboard.press('Shift+F4');
  await expect(clerk.getByLabel('代理人姓名', { exact: true })).not.toHaveValue('');
  const agent = await clerk.getByLabel('代理人姓名', { exact: true }).inputValue();
  await typeIn(clerk, '代理人电话', '13800000009');
  await tickIn(clerk, '已收授权委托书');
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  const byAgent = await taken(clerk, '已受理');
  const agentCase = await caseIdOf(clerk, byAgent);
  await decideAndSeal(clerk);
  await printed(desk.folder, '准予决定书', plate);
  await expect(clerk.getByRole('region', { name: '当场办结' })).toContainText('收件人（代理人）');
  await clerk.keyboard.press('F9');
  await taken(clerk, '已送达');

  // The other one is decided today, and waits to be collected.
  await nextOne(clerk);
  await takeItem(clerk, 'bxky', plate);
  await card(clerk, '13800000001');
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  const later = await taken(clerk, '已受理');
  const laterCase = await caseIdOf(clerk, later);
  await decideAndSeal(clerk);
  await clerk.keyboard.press('Control+O');
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已决定');
  await act(clerk, 'Alt+L', /领取通知/);
  await closeCase(clerk);
  await first.close();

  ({ clerk } = await desk.open({ clock: daysLater }));
  await arrive(clerk, '1002', '200202');
  await openCase(clerk, later);
  await serviceReceipt(clerk);
  await printed(desk.folder, '送达回证', '收件人签名');
  await act(clerk, 'Alt+S', /送达/, { fill: (form) => tickIn(form, '已核对收件人的身份证件') });
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已送达');
  await closeCase(clerk);

  await openRegister(clerk, '送达登记');
  await expect(entry(clerk, byAgent)).toBeVisible();
  await expect(entry(clerk, later)).toBeVisible();
  const events = await atCentre(
    centre,
    ['case.accepted', 'case.decided', 'case.sealed', 'case.served'],
    agentCase,
  );
  const served = events.find(({ kind, caseId }) => kind === 'case.served' && caseId === agentCase);
  expect(served?.payload).toMatchObject({
    recipient: { kind: '代理人', name: agent, identityChecked: true, letterOfAuthority: true },
  });
  await atCentre(centre, ['case.decided', 'case.collection_notified', 'case.served'], laterCase);
});
