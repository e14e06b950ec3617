import { interpret, pageText } from '../../electron/devices/escpos-interpreter.ts';
import { startSimulatedPrinterServer } from '../../electron/devices/simulated-printer-server.ts';
import { fillApplication, receiptNumber, signIn } from '../driver/clerk.ts';
import { expect, test } from './fixtures.ts';

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
    await expect(clerk.getByText('已打印')).toBeVisible();
    expect(slips[1]).toContain(number);
    expect(slips[1]).toContain('县行政区域内道路货物运输经营许可');

    await printer.setFault('paper_out');
    await clerk.keyboard.press('F2');
    await fillApplication(clerk);
    await clerk.keyboard.press('F9');
    await expect(clerk.getByText(/打印机缺纸/).first()).toBeVisible();
    await printer.setFault(null);
    await clerk.getByRole('button', { name: '重试' }).click();
    await expect(clerk.getByText('已打印')).toBeVisible();
    expect(slips).toHaveLength(3);

    await printer.setFault('paper_out_mid_job');
    await clerk.keyboard.press('F2');
    await fillApplication(clerk);
    await clerk.keyboard.press('F9');
    await expect(clerk.getByText(/未确认/).first()).toBeVisible({ timeout: 20_000 });
    await printer.setFault(null);
    await clerk.getByRole('button', { name: '未打出' }).click();
    await clerk.getByRole('button', { name: '重试' }).click();
    await expect(clerk.getByText('已打印')).toBeVisible();
  } finally {
    await printer.close();
  }
});
