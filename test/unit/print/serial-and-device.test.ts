import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, test } from 'vitest';
import { layOutSlip } from '#shared/papers/render/slip-layout.ts';
import { fileLine } from '../../../electron/devices/file-line.ts';
import { createLineReceiptPrinter } from '../../../electron/devices/line-receipt-printer.ts';
import { serialLine } from '../../../electron/devices/serial-line.ts';
import { encodeSlip, type Raster, type TextLine } from '../../../electron/print/escpos.ts';
import { ensurePty, openPtyPrinter, type PtyPrinter } from '../../support/pty-printer.ts';
import { receipt } from '../papers/sample-papers.ts';

const absent = ensurePty();
if (absent !== null) console.log(`Serial ports and device files are not tried on real terminals: ${absent}`);

const lines = layOutSlip(receipt, { reprint: 0, printedAt: '', by: '' });
const job = { id: 'job-1', lines };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

type Answers = { readonly answers?: boolean };
const options = { rom: 'gbk', timeoutMs: 400, paperMs: () => 0 } as const;
const onSerial = (path: string, more: Answers = {}) =>
  createLineReceiptPrinter(
    serialLine({ path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none', ...more }),
    options,
  );
const onDevice = (path: string, more: Answers = {}) =>
  createLineReceiptPrinter(fileLine({ path, ...more }), options);

async function plugged(): Promise<PtyPrinter> {
  const printer = await openPtyPrinter();
  closers.push(() => printer.close());
  return printer;
}

async function occupied(path: string): Promise<SerialPort> {
  const other = new SerialPort({ path, baudRate: 9600, autoOpen: false });
  await new Promise<void>((resolve) => {
    other.open(() => resolve());
  });
  return other;
}

describe('没有接好的打印机：说明是什么、怎么办，一个字也不发', () => {
  test('串口不存在', async () => {
    expect(await onSerial('/dev/ttyUSB99').print(job)).toEqual({
      state: 'failed',
      reason: '找不到串口（/dev/ttyUSB99）。',
      next: '请检查数据线是否插好，并核对设置中的串口名称。',
    });
    expect((await onSerial('/dev/ttyUSB99').status()).ready).toBe(false);
  });

  test('设置的串口不是串口', async () => {
    expect(await onSerial('/dev/null').print(job)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('不是串口'),
    });
  });

  test('设备文件不存在', async () => {
    expect(await onDevice('/dev/usb/lp99').print(job)).toEqual({
      state: 'failed',
      reason: '找不到USB打印机（/dev/usb/lp99）。',
      next: '请检查数据线和打印机电源，并核对设置中的设备文件。',
    });
  });

  test.each([true, false])('设备文件其实是普通文件：不写进去（回报状态：%s）', async (answers) => {
    const folder = await mkdtemp(join(tmpdir(), 'device-'));
    closers.push(() => rm(folder, { recursive: true }));
    const path = join(folder, 'precious.txt');
    await writeFile(path, '原有内容');
    expect(await onDevice(path, { answers }).print(job)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('不是打印机设备'),
    });
    expect(await readFile(path, 'utf8')).toBe('原有内容');
  });

  test('从不应答的设备：打印前就发现，记为失败', async () => {
    expect(await onDevice('/dev/null').print(job)).toMatchObject({
      state: 'failed',
      reason: 'USB打印机（/dev/null）没有应答。',
      next: expect.stringContaining('不回报状态'),
    });
  });
});

describe('不回报状态的打印机：发送了也不能说已打印，请人查看', () => {
  test('设备文件：记为未确认，状态如实说明', async () => {
    const printer = onDevice('/dev/null', { answers: false });
    expect(await printer.print(job)).toEqual({
      state: 'unconfirmed',
      reason: '内容已发送，该打印机不回报状态，请查看是否已出凭证。',
    });
    expect(await printer.status()).toEqual({ ready: true, text: '已连接，该打印机不回报状态' });
  });

  test('没有接上的仍是失败', async () => {
    expect(await onDevice('/dev/usb/lp99', { answers: false }).print(job)).toMatchObject({ state: 'failed' });
    expect(await onSerial('/dev/ttyUSB99', { answers: false }).print(job)).toMatchObject({ state: 'failed' });
  });
});

describe.skipIf(absent !== null)('内核伪终端上的真实驱动', () => {
  test.each([
    ['串口', onSerial],
    ['设备文件', onDevice],
  ] as const)('%s：收到的字节与凭证一致，逐张确认', async (_name, make) => {
    const { path, slips } = await plugged();
    const printer = make(path);
    expect(await Promise.all([printer.print(job), printer.print(job), printer.status()])).toEqual([
      { state: 'printed' },
      { state: 'printed' },
      { ready: true, text: '就绪' },
    ]);
    const { bytes } = await encodeSlip(lines, { rom: 'gbk' });
    expect(slips).toEqual([bytes, bytes]);
  });

  test.each([
    ['串口', onSerial],
    ['设备文件', onDevice],
  ] as const)('%s：点阵中的任何字节（含流控字符）原样到达', async (_name, make) => {
    const { path, slips } = await plugged();
    const bits = Uint8Array.from({ length: 72 * 30 }, (_, index) => index % 256);
    const rasterise = async (): Promise<Raster> => ({ width: 576, height: 30, bits });
    const rare: TextLine = { kind: 'text', text: '䶮', align: 'left', scale: 1, bold: false };
    const slip = [rare, { kind: 'cut' }] as const;
    const line = make === onSerial ? serialOf(path) : fileLine({ path });
    const printer = createLineReceiptPrinter(line, { ...options, rasterise });
    expect(await printer.print({ id: 'raster', lines: slip })).toEqual({ state: 'printed' });
    expect(slips).toEqual([(await encodeSlip(slip, { rom: 'gbk', rasterise })).bytes]);
  });

  test.each([
    ['串口', onSerial],
    ['设备文件', onDevice],
  ] as const)('%s：不回报状态的型号，内容全部送到，记为未确认', async (_name, make) => {
    const { path, slips } = await plugged();
    expect(await make(path, { answers: false }).print(job)).toMatchObject({ state: 'unconfirmed' });
    await expect.poll(() => slips).toHaveLength(1);
    expect(slips[0]).toEqual((await encodeSlip(lines, { rom: 'gbk' })).bytes);
  });

  test('串口被别的程序占用：等一会儿，仍占用的说明原因；一放开就照常打印', async () => {
    const { path, slips } = await plugged();
    const other = await occupied(path);
    expect(await onSerial(path).print(job)).toMatchObject({
      state: 'failed',
      reason: `串口（${path}）正被其他程序或设备占用。`,
    });
    const waiting = onSerial(path).print(job);
    setTimeout(() => other.close(), 150);
    expect(await waiting).toEqual({ state: 'printed' });
    expect(slips).toHaveLength(1);
  });

  test('拔掉以后说找不到，插回照常', async () => {
    const printer = await plugged();
    const receiptPrinter = onSerial(printer.path);
    expect(await receiptPrinter.status()).toMatchObject({ ready: true });
    await printer.setFault('refuse');
    expect(await receiptPrinter.status()).toMatchObject({
      ready: false,
      text: expect.stringContaining('找不到串口'),
    });
    await printer.setFault(null);
    expect(await receiptPrinter.print(job)).toEqual({ state: 'printed' });
  });

  test('波特率不符：应答认不出来，请核对，一个字也不发', async () => {
    const printer = await plugged();
    await printer.setFault('garbage');
    expect(await onSerial(printer.path).print(job)).toMatchObject({
      state: 'failed',
      reason: `串口打印机（${printer.path}）的应答无法识别。`,
      next: expect.stringContaining('波特率9600'),
    });
    expect(printer.slips).toEqual([]);
  });
});

const serialOf = (path: string) =>
  serialLine({ path, baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, flow: 'xonxoff' });
