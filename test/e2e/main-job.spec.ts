import { interpret, pageText } from '../../electron/devices/escpos-interpreter.ts';
import { fillApplication, freight, openFromBoard, receiptNumber, signIn, tick } from '../driver/clerk.ts';
import { archivedPdfs, slipBytes } from '../driver/counter-app.ts';
import { expect, paper, pdfText, test } from './fixtures.ts';

/** The slip as one run of characters: what a person reads, wherever the lines break. */
const slipText = (bytes: Buffer): string => pageText(interpret(bytes)).replaceAll(/\s+/g, '');

test('B1 受理：收件凭证、受理通知书、评价、办件列表、中心，重新启动后一切都在', async ({ centre, desk }) => {
  const first = await desk.open();
  const { clerk, pad } = first;
  await signIn(clerk);
  await fillApplication(clerk);
  // Working days across the National Day holiday and the make-up Saturday of 10 October.
  await expect(clerk.getByText('法定 2026年11月3日前（20个工作日）')).toBeVisible();
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);
  await expect(clerk.getByRole('status').getByText('已受理')).toBeVisible();
  await expect(paper(clerk, '行政许可受理通知书').getByText('已打印')).toHaveCount(2);
  await expect(paper(clerk, '申请材料收件凭证').getByText('已打印')).toHaveCount(1);

  const [bytes] = slipBytes(desk.folder);
  if (bytes === undefined) throw new Error('no slip came out');
  const slip = slipText(bytes);
  for (const words of [
    '演示·无效·仅供培训',
    '申请材料收件凭证',
    number,
    '陈**',
    '520327********4510',
    freight,
    '余姮（工号1001）',
    '承诺2026年10月22日前（12个工作日）办结',
    '凤冈县道路运输管理所',
    `[QR${number}]`,
  ])
    expect(slip).toContain(words);
  expect(slip).not.toContain('520327198812314510');

  const [file] = archivedPdfs(desk.folder);
  if (file === undefined) throw new Error('no PDF was archived');
  const text = pdfText(file);
  for (const words of [
    '行政许可受理通知书',
    '凤道运许受字〔2026〕第10001号',
    '陈示范：',
    freight,
    '2026年11月3日前（20个工作日）',
    '2026年10月22日前（12个工作日）',
    '第三十二条第一款第（五）项',
    '第四十五条',
    '不收费',
    '0852-0000110',
    '安全生产管理制度文本',
    '演示',
  ])
    expect(text).toContain(words);

  await expect(pad.getByText('请对本次服务作出评价')).toBeVisible();
  await expect(pad.getByText('陈**')).toBeVisible();
  await pad.getByRole('button', { name: '满意', exact: true }).click();
  await expect(pad.getByText('感谢')).toBeVisible();
  await expect(clerk.getByTestId('rating-state')).toContainText('已评价');

  await expect
    .poll(async () => (await centre.events()).map(({ event }) => event.kind))
    .toContain('rating.given');
  const events = await centre.events();
  expect(events.map(({ hallSeq }) => hallSeq)).toEqual(events.map((_, index) => index + 1));
  const accepted = events.filter(({ event }) => event.kind === 'case.accepted');
  expect(accepted).toHaveLength(1);
  expect(accepted[0]?.event.payload).toMatchObject({
    legalLimit: { due: '2026-11-03' },
    promisedLimit: { due: '2026-10-22' },
  });
  expect(new Set(events.map(({ event }) => event.id)).size).toBe(events.length);

  await first.close();
  const again = await desk.open();
  await signIn(again.clerk);
  await openFromBoard(again.clerk, number);
  const dialog = again.clerk.getByRole('dialog');
  await expect(dialog.getByText('还剩12个工作日，承诺2026年10月22日')).toBeVisible();
  await expect(dialog.getByText('行政许可受理通知书').first()).toBeVisible();
  await expect(dialog.getByText('已评价').first()).toBeVisible();
  await expect(dialog.getByText('非常满意')).toHaveCount(0);
  await again.clerk.keyboard.press('F7');
  const centreSays = again.clerk.getByRole('dialog', { name: '中心回执' });
  await expect(centreSays.getByText(/受理，凤道运许受字〔2026〕第10001号/)).toBeVisible();
});

test('B2 一次性告知补正：告知书写明全部内容；补齐之日受理并起算', async ({ counter, desk }) => {
  const { clerk } = counter;
  await signIn(clerk);
  await fillApplication(clerk);
  await tick(clerk, '安全生产管理制度文本').uncheck();
  await tick(clerk, '驾驶人员的驾驶证、从业资格证').uncheck();
  await clerk.keyboard.press('F10');
  const number = await receiptNumber(clerk);
  await expect(paper(clerk, '补正行政许可申请有关材料告知书').getByText('已打印')).toHaveCount(2);
  const [file] = archivedPdfs(desk.folder);
  if (file === undefined) throw new Error('no PDF was archived');
  const text = pdfText(file);
  for (const words of [
    '补正行政许可申请有关材料告知书',
    '凤道运许补字',
    '安全生产管理制度文本',
    '一次告知',
    '从补齐之日起计算',
    '缺少',
  ])
    expect(text).toContain(words);

  await openFromBoard(clerk, number);
  const dialog = clerk.getByRole('dialog').first();
  await expect(dialog.getByText('待补正2项').first()).toBeVisible();
  await clerk.keyboard.press('F6');
  const supplement = clerk
    .getByRole('region', { name: '登记补正材料' })
    .or(clerk.getByRole('dialog', { name: '登记补正材料' }));
  await supplement.getByRole('checkbox', { name: /安全生产管理制度文本/ }).check();
  await supplement.getByRole('checkbox', { name: /驾驶人员的驾驶证、从业资格证/ }).check();
  await supplement.getByRole('button', { name: '登记', exact: true }).click();
  await expect(clerk.getByText('已受理，承诺2026年10月22日前（12个工作日）办结。')).toBeVisible();
  await expect.poll(() => archivedPdfs(desk.folder).length).toBe(2);
});

test('B3 不予受理：决定书写明理由、向谁申请和救济途径', async ({ counter, desk }) => {
  const { clerk } = counter;
  await signIn(clerk);
  await fillApplication(clerk);
  await clerk.keyboard.press('F11');
  await clerk.getByRole('radio', { name: /不属于本行政机关职权范围/ }).check();
  await clerk.getByLabel('应向何机关申请').fill('贵州省交通运输厅');
  await clerk.getByLabel('具体理由').fill('申请的是跨省货运代理备案，由省级主管部门办理');
  await clerk.getByRole('button', { name: '作出不予受理决定' }).click();
  await receiptNumber(clerk);
  await expect(paper(clerk, '行政许可不予受理决定书').getByText('已打印')).toHaveCount(2);
  const [file] = archivedPdfs(desk.folder);
  if (file === undefined) throw new Error('no PDF was archived');
  const text = pdfText(file);
  for (const words of [
    '行政许可不予受理决定书',
    '许不受字',
    '请向贵州省交通运输厅提出申请',
    '六十日内向凤冈县人民政府',
    '六个月内依法向凤冈县人民法院',
    '跨省货运代理备案',
  ])
    expect(text).toContain(words);
});
