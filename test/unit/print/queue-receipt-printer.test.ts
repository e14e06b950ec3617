import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOutSlip } from '#shared/papers/render/slip-layout.ts';
import { createQueueReceiptPrinter } from '../../../electron/devices/queue-receipt-printer.ts';
import type { ReceiptPrinter } from '../../../electron/devices/receipt-printer.ts';
import type { CommandResult } from '../../../electron/devices/run-command.ts';
import {
  type SimulatedPrinterServer,
  startSimulatedPrinterServer,
} from '../../../electron/devices/simulated-printer-server.ts';
import { encodeSlip } from '../../../electron/print/escpos.ts';
import { receipt } from '../papers/sample-papers.ts';
import { createScheduler, ensureCups, type TestScheduler } from './cups-scheduler.ts';

const lines = layOutSlip(receipt, { reprint: 0, printedAt: '', by: '' });
const job = { id: 'job-1', lines };
const unseen = {
  state: 'unconfirmed',
  reason: '内容已发送，系统打印队列不回报状态，请查看是否已出凭证。',
} as const;

const done = (stdout = '', code = 0, stderr = ''): CommandResult => ({ code, fault: null, stdout, stderr });

describe('系统打印队列：交给系统命令的', () => {
  /** A print service by its words alone. */
  function service(queue: 'idle.' | 'disabled since Mon -\n\t缺纸') {
    const calls: string[][] = [];
    const given: { path: string; bytes: Buffer }[] = [];
    const run = async (program: string, args: readonly string[]): Promise<CommandResult> => {
      calls.push([program, ...args]);
      const path = args.at(-1) ?? '';
      if (program === 'lpstat')
        return done(
          `scheduler is running\nprinter R1 ${queue === 'idle.' ? 'is idle.' : queue}\nR1 accepting requests since Mon\n`,
        );
      if (program === 'cancel')
        return done('', 1, 'cancel: cancel-job failed: Job #7 is already completed - can’t cancel.');
      if (path.endsWith('.bin')) given.push({ path, bytes: await readFile(path) });
      return done(path.endsWith('.bin') ? 'request id is R1-7 (1 file(s))\n' : '');
    };
    return { calls, given, printer: createQueueReceiptPrinter({ queue: 'R1', rom: 'gbk', run }) };
  }

  test('是原样的字节（raw），不经过命令行解释；文件用后即删', async () => {
    const { calls, given, printer } = service('idle.');
    expect(await printer.print(job)).toEqual(unseen);
    expect(given.map(({ bytes }) => bytes)).toEqual([(await encodeSlip(lines, { rom: 'gbk' })).bytes]);
    const lp = calls.find(([program]) => program === 'lp');
    expect(lp?.slice(0, -1)).toEqual(['lp', '-d', 'R1', '-t', 'job-1', '-n', '1', '-H', 'hold', '-o', 'raw']);
    expect(existsSync(given[0]?.path ?? '')).toBe(false);
  });

  test('队列已停用的不交任务，说明原因', async () => {
    const { given, printer } = service('disabled since Mon -\n\t缺纸');
    expect(await printer.print(job)).toMatchObject({
      state: 'failed',
      reason: '打印队列“R1”已停用（缺纸）。',
    });
    expect(given).toEqual([]);
  });

  test('队列名、任务名不成样子的不往下传', async () => {
    for (const queue of ['', '-o', 'a b', '../x'])
      expect(() => createQueueReceiptPrinter({ queue, rom: 'gbk' })).toThrow('not a queue name');
    await expect(service('idle.').printer.print({ id: '-x', lines })).rejects.toThrow('not a job id');
  });
});

const absent = ensureCups();
if (absent !== null) console.log(`A raw queue of a real CUPS is not tested: ${absent}`);

describe.skipIf(absent !== null)('真实的CUPS队列，后面是模拟打印机', () => {
  const slips: Buffer[] = [];
  let cups: TestScheduler;
  let server: SimulatedPrinterServer;
  let printer: ReceiptPrinter;
  beforeAll(async () => {
    server = await startSimulatedPrinterServer({ onSlip: (bytes) => void slips.push(bytes) });
    cups = createScheduler();
    await cups.start();
    await cups.admin('lpadmin', '-p', 'R1', '-E', '-v', `socket://127.0.0.1:${server.port}`);
    const times = { pollMs: 20, jobMs: 8000, unreachedMs: 500, withdrawMs: 5000 };
    printer = createQueueReceiptPrinter({ queue: 'R1', rom: 'gb18030', run: cups.run, times });
  }, 20_000);
  afterAll(async () => {
    await cups.stop();
    await cups.remove();
    await server.close();
  });

  test('打印机收到的字节与凭证一致；队列说完成，是否出纸请人查看', async () => {
    expect(await printer.print(job)).toEqual(unseen);
    expect(slips).toEqual([(await encodeSlip(lines, { rom: 'gb18030' })).bytes]);
  });

  test('缺纸的打印机队列也说完成：所以不能记为已打印', async () => {
    slips.length = 0;
    await server.setFault('paper_out');
    expect(await printer.print({ ...job, id: 'job-2' })).toEqual(unseen);
    expect(slips).toEqual([]);
    await server.setFault(null);
    await expect.poll(() => slips).toHaveLength(1);
  });

  test('打印机关机：撤回任务，记为失败；开机后不会自己打出来', async () => {
    slips.length = 0;
    await server.setFault('refuse');
    expect(await printer.print({ ...job, id: 'job-3' })).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('已从队列撤回'),
    });
    await server.setFault(null);
    await pause(500);
    expect(slips).toEqual([]);
  }, 20_000);

  test('队列停用、恢复、删除', async () => {
    slips.length = 0;
    await cups.admin('cupsdisable', '-r', 'repair', 'R1');
    expect(await printer.print({ ...job, id: 'job-4' })).toMatchObject({
      state: 'failed',
      reason: '打印队列“R1”已停用（repair）。',
    });
    expect(await printer.status()).toMatchObject({ ready: false });
    await cups.admin('cupsenable', 'R1');
    expect(await printer.print({ ...job, id: 'job-5' })).toEqual(unseen);
    expect(slips).toHaveLength(1);
    await cups.admin('lpadmin', '-x', 'R1');
    expect(await printer.print({ ...job, id: 'job-6' })).toMatchObject({
      state: 'failed',
      reason: '系统中没有打印队列“R1”。',
    });
  });
});
