/** 印章的一天：启用、凭文号用印、交接、入柜，登记簿打印，全部用键盘办理。 */
import type { Page } from '@playwright/test';
import { freight } from '../driver/clerk.ts';
import { arrive, atCentre, card, caseIdOf, depart, printed, takeItem, taken, typeIn } from '../driver/day.ts';
import {
  askForPaper,
  beginEntry,
  chooseEntry,
  enter,
  entry,
  openRegister,
  pickIn,
  refusedBy,
} from '../driver/day-registers.ts';
import { expect, test } from './fixtures.ts';

/** Put into use by the head of the window, for the organ whose items are used here (E1). */
async function register(clerk: Page, kind: string, approval: string): Promise<void> {
  await enter(clerk, 'Insert', '登记印章', {
    fill: async (form) => {
      await pickIn(form, '种类', kind);
      await typeIn(form, '印章名称', kind);
      await typeIn(form, '启用文号', approval);
    },
  });
  await expect(entry(clerk, new RegExp(kind))).toContainText('余姮');
}

test('E1 E2 E3 印章的一天：凭文书编号用印，空白文书、非上报件的单位行政章不予用印，PIN交接，下班入柜，打印登记簿', async ({
  centre,
  desk,
}) => {
  test.setTimeout(120_000);
  const { clerk } = await desk.open();
  await arrive(clerk, '1001', '100101');
  await takeItem(clerk, 'hwys', freight);
  await card(clerk);
  await clerk.keyboard.press('F6');
  await clerk.keyboard.press('F9');
  const number = await taken(clerk, '已受理');
  const caseId = await caseIdOf(clerk, number);

  await openRegister(clerk, '印章');
  await register(clerk, '行政受理专用章', '凤交发〔2026〕3号');
  await register(clerk, '行政审批专用章', '凤交发〔2026〕4号');
  await register(clerk, '单位行政章', '凤交发〔2005〕1号');

  // E1: what is not forwarded never carries 单位行政章.
  await chooseEntry(clerk, /单位行政章/);
  const unit = clerk.getByRole('region', { name: '单位行政章', exact: true });
  await expect(unit.getByRole('button', { name: '用印' })).toHaveCount(0);
  await clerk.keyboard.press('Alt+Y');
  await expect(unit.getByRole('alert')).toContainText('没有应当加盖“单位行政章”的文书。');
  await expect(unit.getByRole('alert')).toContainText('E1');

  // E2: no seal without a paper's number; the applicant's notice has one.
  await chooseEntry(clerk, /行政受理专用章/);
  const use = await beginEntry(clerk, 'Alt+Y', '用印');
  await pickIn(use, '办件', new RegExp(number));
  await refusedBy(use, '不得在空白文书上用印');
  await pickIn(use, '文书', /受理通知书/);
  await clerk.keyboard.press('Control+Enter');
  await expect(use).toHaveCount(0);
  await expect(clerk.getByRole('region', { name: '经过' })).toContainText('受理通知书');

  // E2: handed on before a second person, by that person's own PIN.
  await chooseEntry(clerk, /行政审批专用章/);
  const handing = await beginEntry(clerk, 'Alt+J', '交接');
  await typeIn(handing, '接收人PIN', '000000');
  await typeIn(handing, '交接原因', '轮班');
  await refusedBy(handing, /PIN/);
  await typeIn(handing, '接收人PIN', '200202');
  await clerk.keyboard.press('Control+Enter');
  await expect(handing).toHaveCount(0);
  await expect(entry(clerk, /行政审批专用章/)).toContainText('张凤');

  // E3: at the day's end each keeper puts away what is kept.
  for (const kept of [/行政受理专用章/, /单位行政章/]) {
    /* oxlint-disable no-await-in-loop -- one after another */
    await chooseEntry(clerk, kept);
    await enter(clerk, 'Alt+D', '入柜');
    await expect(entry(clerk, kept)).toContainText('入柜');
    /* oxlint-enable no-await-in-loop */
  }
  await depart(clerk);
  await arrive(clerk, '1002', '200202');
  await openRegister(clerk, '印章');
  await chooseEntry(clerk, /行政审批专用章/);
  await enter(clerk, 'Alt+D', '入柜');
  await expect(entry(clerk, /行政审批专用章/)).toContainText('入柜');
  await depart(clerk);

  await arrive(clerk, '1001', '100101');
  await askForPaper(clerk, '用印登记');
  const book = await printed(desk.folder, '用印登记簿');
  for (const words of ['行政受理专用章', '第10001号', '行政许可受理通', '张凤', '1号保险柜'])
    expect(book).toContain(words);

  const events = await atCentre(centre, [
    'seal.registered',
    'seal.used',
    'seal.handed_over',
    'seal.deposited',
    'seal.deposited',
    'seal.deposited',
  ]);
  expect(events.find(({ kind }) => kind === 'seal.used')?.caseId).toBe(caseId);
  expect(events.filter(({ kind }) => kind === 'case.sealed').map(({ caseId: of }) => of)).toEqual([caseId]);
});
