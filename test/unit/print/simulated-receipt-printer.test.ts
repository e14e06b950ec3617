import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { layOutSlip } from '#shared/papers/render/slip-layout.ts';
import { interpret } from '../../../electron/devices/escpos-interpreter.ts';
import { createSimulatedReceiptPrinter } from '../../../electron/devices/simulated-receipt-printer.ts';
import { receipt } from '../papers/sample-papers.ts';

const lines = layOutSlip({ ...receipt, training: true }, { reprint: 0, printedAt: '', by: '' });
const draw = async (): Promise<Buffer> => Buffer.from('picture');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slips-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('模拟收据打印机', () => {
  test('每张凭证留下字节、文字和图，文字由字节解出', async () => {
    const printer = createSimulatedReceiptPrinter({ folder: join(folder, 'tray'), draw });
    expect(await printer.print({ id: 'job-1', lines })).toEqual({ state: 'printed' });
    expect((await readdir(join(folder, 'tray'))).sort()).toEqual(['job-1.bin', 'job-1.png', 'job-1.txt']);
    expect(interpret(await readFile(join(folder, 'tray/job-1.bin')))).toMatchObject({
      unknown: [],
      overflows: 0,
    });
    const text = await readFile(join(folder, 'tray/job-1.txt'), 'utf8');
    for (const words of [
      '申请材料收件凭证',
      '441423********0013',
      '演示 · 无效 · 仅供培训',
      '[QR 001-000127-4]',
    ])
      expect(text).toContain(words);
  });

  test('同一任务打印两次是两张纸，看得出来', async () => {
    const printer = createSimulatedReceiptPrinter({ folder, draw });
    await printer.print({ id: 'job-1', lines });
    await printer.print({ id: 'job-1', lines });
    expect((await readdir(folder)).filter((name) => name.endsWith('.bin')).sort()).toEqual([
      'job-1.bin',
      'job-1~2.bin',
    ]);
  });

  test.each(['paper_out', 'cover_open', 'offline'] as const)(
    '故障（%s）时什么也不出，修好后照常',
    async (fault) => {
      const printer = createSimulatedReceiptPrinter({ folder, draw });
      printer.setFault(fault);
      expect(await printer.print({ id: 'job-1', lines })).toMatchObject({ state: 'failed' });
      expect(await printer.status()).toMatchObject({ ready: false });
      expect(await readdir(folder)).toEqual([]);
      printer.setFault(null);
      expect(await printer.print({ id: 'job-1', lines })).toEqual({ state: 'printed' });
      expect(await printer.status()).toEqual({ ready: true, text: '就绪' });
    },
  );

  test('打到一半缺纸：未确认，换纸后接着打完，仍是同一张', async () => {
    const printer = createSimulatedReceiptPrinter({ folder, draw, timeoutMs: 200, paperMs: 0 });
    printer.setFault('paper_out', 'mid_job');
    expect(await printer.print({ id: 'job-1', lines })).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('缺纸'),
    });
    expect(await readdir(folder)).toEqual([]);
    printer.setFault(null);
    await expect.poll(() => readdir(folder)).toContain('job-1.bin');
    expect(await printer.print({ id: 'job-2', lines })).toEqual({ state: 'printed' });
  });

  test.each([
    ['refuse', '模拟收据打印机已断开。'],
    ['silent', '模拟收据打印机没有应答。'],
    ['busy', '模拟收据打印机没有应答。'],
    ['garbage', '模拟收据打印机的应答无法识别。'],
    ['hang_up', '模拟收据打印机已断开。'],
  ] as const)('线路故障（%s）时什么也不出，说明原因和怎么办', async (fault, reason) => {
    const printer = createSimulatedReceiptPrinter({ folder, draw, timeoutMs: 100, paperMs: 0 });
    printer.setFault(fault);
    expect(await printer.print({ id: 'job-1', lines })).toEqual({
      state: 'failed',
      reason,
      next: '请解除模拟故障后重试。',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('画不成图的不留下半张凭证', async () => {
    const printer = createSimulatedReceiptPrinter({
      folder,
      draw: () => Promise.reject(new Error('no picture')),
    });
    await expect(printer.print({ id: 'job-1', lines })).rejects.toThrow('no picture');
    expect(await readdir(folder)).toEqual([]);
  });

  test('任务名不能指到别的文件夹', async () => {
    const printer = createSimulatedReceiptPrinter({ folder, draw });
    for (const id of ['../x', 'a/b', '', '.'])
      await expect(printer.print({ id, lines })).rejects.toThrow('not a job id');
  });
});
