/** 一天：凤冈县交通运输局的承诺件（S3）——材料移交（G1、G2）、网上逐级签批（G3）、按意见决定、领取、送达回证。 */
import type { Page } from '@playwright/test';
import {
  act,
  arrive,
  atCentre,
  card,
  caseIdOf,
  caseScreen,
  closeCase,
  depart,
  goTo,
  openCase,
  papersOut,
  printed,
  serviceReceipt,
  tabTo,
  takeItem,
  taken,
  tickIn,
  typeIn,
} from '../driver/day.ts';
import { chooseEntry, enter, entry, openRegister, refusedBy, beginEntry } from '../driver/day-registers.ts';
import { expect, test } from './fixtures.ts';

const freight = '县行政区域内道路货物运输经营许可';

/** 审批 (G3): what waits is looked at there and signed as it stands. */
async function sign(clerk: Page, number: string, step: string): Promise<void> {
  const waiting = clerk.getByRole('listbox', { name: '待签办件' });
  await goTo(clerk, 'Control+1', waiting);
  await expect(waiting.getByRole('option')).toHaveCount(1);
  await expect(waiting.getByRole('option')).toContainText(number);
  await expect(waiting.getByRole('option')).toContainText(step);
  await tabTo(waiting);
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByText('已签署1件')).toBeVisible();
}

test('G S3凤冈的一天：移交单由部门派人来取，窗口组长、法规股、领导网上签批，按意见准予，领取通知和送达回证', async ({
  centre,
  counter: { clerk },
  desk,
}) => {
  test.setTimeout(90_000);
  await arrive(clerk, '1001', '100101');
  await openRegister(clerk, '印章');
  await enter(clerk, 'Insert', '登记印章', { fill: (form) => typeIn(form, '启用文号', '凤交发〔2026〕3号') });
  await expect(entry(clerk, /行政审批专用章/)).toBeVisible();

  await clerk.keyboard.press('F2');
  await takeItem(clerk, 'hwys', freight);
  await card(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  const number = await taken(clerk, '已受理');
  const caseId = await caseIdOf(clerk, number);

  // G1, G2: counted, printed three times, and carried by the department's courier alone.
  await openCase(clerk, number);
  // E1: the notice of acceptance is stamped before it is handed out.
  await act(clerk, 'Alt+G', /用印/);
  await act(clerk, 'Alt+8', /移交材料/, {
    fill: async (form) => {
      await typeIn(form, '承办股室', '运输股');
      await typeIn(form, '共', '12');
    },
  });
  await closeCase(clerk);
  await printed(desk.folder, '材料移交单', number);
  await expect
    .poll(() => papersOut(desk.folder).documents.filter((sheet) => sheet.includes('材料移交单')).length)
    .toBe(3);
  await openRegister(clerk, '移交');
  await chooseEntry(clerk, /运输股/);
  const handing = await beginEntry(clerk, 'Alt+Y', '移交');
  await typeIn(handing, '取送件人', '余姮');
  await tickIn(handing, /签字/);
  await refusedBy(handing, '不得由窗口人员取送');
  await tabTo(handing.getByLabel('取送件人', { exact: true }), 'Shift+Tab');
  await typeIn(handing, '取送件人', '信使甲');
  await clerk.keyboard.press('Control+Enter');
  await expect(entry(clerk, /运输股/)).toContainText('已移交');

  // G3: nothing is decided before the leader has said so.
  await openCase(clerk, number);
  await clerk.keyboard.press('Alt+J');
  const acts = caseScreen(clerk).getByRole('region', { name: '办理', exact: true });
  await expect(acts.getByRole('alert').first()).toContainText('审批意见尚未签署完毕');
  await closeCase(clerk);
  await sign(clerk, number, '窗口审查');
  for (const [person, pin, step] of [
    ['2101', '210101', '法规股会签'],
    ['2001', '200101', '单位领导审批'],
  ] as const) {
    /* oxlint-disable no-await-in-loop -- one signs after another */
    await depart(clerk);
    await arrive(clerk, person, pin);
    await sign(clerk, number, step);
    /* oxlint-enable no-await-in-loop */
  }
  await depart(clerk);

  await arrive(clerk, '1001', '100101');
  await openRegister(clerk, '移交');
  await chooseEntry(clerk, /运输股/);
  await enter(clerk, 'Alt+F', '返回', {
    fill: async (form) => {
      await typeIn(form, '取送件人', '信使甲');
      await tickIn(form, /签字/);
    },
  });
  await openCase(clerk, number);
  await act(clerk, 'Alt+J', /作出决定/, { grave: true });
  const decision = await printed(desk.folder, '准予行政许可决定书', freight);
  expect(decision).toContain('凤冈县道路运输管理所');
  await act(clerk, 'Alt+L', /领取通知/);
  await act(clerk, 'Alt+Z', /制证/, {
    fill: (form) => typeIn(form, '证件编号', '黔交运管许可遵字520327000001号'),
  });
  // The decision, and the certificate: each is stamped before it leaves the window (E1).
  await act(clerk, 'Alt+G', /用印/);
  await closeCase(clerk);
  await openCase(clerk, number);
  await act(clerk, 'Alt+G', /用印/);
  await serviceReceipt(clerk);
  const receipt = await printed(desk.folder, '送达回证', '收件人签名');
  expect(receipt).toContain('凤冈县道路运输管理所');
  expect(receipt).toContain('准予行政许可决定书');
  await act(clerk, 'Alt+S', /送达/, { fill: (form) => tickIn(form, '已核对收件人的身份证件') });
  await expect(caseScreen(clerk).getByTestId('case-stage')).toHaveText('已送达');
  await atCentre(
    centre,
    [
      'case.accepted',
      'case.opinion_given',
      'case.opinion_given',
      'case.opinion_given',
      'case.decided',
      'case.collection_notified',
      'case.served',
    ],
    caseId,
  );
});
