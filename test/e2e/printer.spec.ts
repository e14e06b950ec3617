import { interpret, pageText } from '../../electron/devices/escpos-interpreter.ts';
import { startSimulatedPrinterServer } from '../../electron/devices/simulated-printer-server.ts';
import { fillApplication, openFromBoard, receiptNumber, signIn } from '../driver/clerk.ts';
import { expect, paper, test } from './fixtures.ts';

const receipt = '申请材料收件凭证';

test('K1 按设置改用网络打印机：测试页和收件凭证从端口出来，缺纸、无应答各有说法，不自行重打', async ({
  counter: { clerk },
}) => {
  const slips: string[] = [];
  const printer = await startSimulatedPrinterServer({
    onSlip: (bytes) => void slips.push(pageText(interpret(bytes)).replaceAll(/\s+/g, '')),
  });
  try {
    await signIn(clerk);
    await clerk.keyboard.press('F8');
    await clerk.getByRole('radio', { name: '网络打印机' }).check();
    await clerk.getByLabel('打印机地址').fill('127.0.0.1');
    await clerk.getByLabel('端口').fill(String(printer.port));
    await clerk.getByRole('radio', { name: 'GB 18030' }).check();
    await clerk.keyboard.press('F9');
    await expect(clerk.getByTestId('status-place')).toContainText('网络打印机');
    await clerk.keyboard.press('Control+P');
    await expect.poll(() => slips.length).toBe(1);
    expect(slips[0]).toContain('打印测试');

    await clerk.keyboard.press('F2');
    await fillApplication(clerk);
    await clerk.keyboard.press('F9');
    const number = await receiptNumber(clerk);
    const slip = paper(clerk, receipt);
    await expect(slip.getByText('已打印')).toBeVisible();
    expect(slips[1]).toContain(number);
    expect(slips[1]).toContain('县行政区域内道路货物运输经营许可');

    await printer.setFault('paper_out');
    await clerk.keyboard.press('F2');
    await fillApplication(clerk);
    await clerk.keyboard.press('F9');
    await expect(clerk.getByText(/打印机缺纸/).first()).toBeVisible();
    await expect(slip.getByText('排队')).toBeVisible();
    await printer.setFault(null);
    await expect(slip.getByText('已打印')).toBeVisible({ timeout: 20_000 });
    expect(slips).toHaveLength(3);

    await printer.setFault('paper_out', 'mid_job');
    await clerk.keyboard.press('F2');
    await fillApplication(clerk);
    await clerk.keyboard.press('F9');
    await expect(clerk.getByText(/未确认/).first()).toBeVisible({ timeout: 20_000 });
    await printer.setFault(null);
    await slip.getByRole('button', { name: '未打出' }).click();
    await slip.getByRole('button', { name: '重试' }).click();
    await expect(slip.getByText('已打印')).toBeVisible();
  } finally {
    await printer.close();
  }
});

test('打印途中关闭窗口：打印完才结束，下次打开记为已打印，不会打第二张', async ({ desk }) => {
  let slips = 0;
  const printer = await startSimulatedPrinterServer({
    onSlip: async () => {
      slips += 1;
      await new Promise((resolve) => setTimeout(resolve, 1500));
    },
  });
  try {
    const first = await desk.open();
    await signIn(first.clerk);
    await first.clerk.evaluate(async (port) => {
      const settings = await window.counter.settings();
      if (!settings.ok) return;
      const receiptPrinter = { kind: 'tcp' as const, host: '127.0.0.1', port, rom: 'gb18030' as const };
      await window.counter.saveSettings({ ...settings.value, receiptPrinter });
    }, printer.port);
    await fillApplication(first.clerk);
    await first.clerk.keyboard.press('F9');
    const number = await receiptNumber(first.clerk);
    await expect.poll(() => slips).toBe(1);
    const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
    await first.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith('/index.html'))
        ?.close();
    });
    await ended;

    const { clerk } = await desk.open();
    await signIn(clerk);
    await openFromBoard(clerk, number);
    await clerk.keyboard.press('3');
    const papers = clerk.getByRole('dialog').getByRole('region', { name: '文书' });
    await expect(paper(papers, receipt).getByText('已打印')).toBeVisible();
    await expect(papers.getByText('失败')).toHaveCount(0);
    expect(slips).toBe(1);
  } finally {
    await printer.close();
  }
});
