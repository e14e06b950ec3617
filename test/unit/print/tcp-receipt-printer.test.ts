import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { layOutSlip } from '#shared/papers/render/slip-layout.ts';
import { interpret, pageText } from '../../../electron/devices/escpos-interpreter.ts';
import {
  conditionBytes,
  printerTroubles,
  readCondition,
} from '../../../electron/devices/printer-condition.ts';
import type { ReceiptPrinter } from '../../../electron/devices/receipt-printer.ts';
import {
  type FaultMoment,
  type SimulatedFault,
  type SimulatedPrinterServer,
  startSimulatedPrinterServer,
} from '../../../electron/devices/simulated-printer-server.ts';
import { createTcpReceiptPrinter } from '../../../electron/devices/tcp-receipt-printer.ts';
import { encodeSlip } from '../../../electron/print/escpos.ts';
import { receipt } from '../papers/sample-papers.ts';

const lines = layOutSlip(receipt, { reprint: 0, printedAt: '', by: '' });
const job = { id: 'job-1', lines };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Bench {
  printer: ReceiptPrinter;
  server: SimulatedPrinterServer;
  slips: Buffer[];
}

async function bench(
  fault: SimulatedFault | null = null,
  timeoutMs = 400,
  moment: FaultMoment = 'before',
): Promise<Bench> {
  const slips: Buffer[] = [];
  const server = await startSimulatedPrinterServer({ onSlip: (bytes) => void slips.push(bytes) });
  closers.push(() => server.close());
  await server.setFault(fault, moment);
  const printer = createTcpReceiptPrinter({
    host: '127.0.0.1',
    port: server.port,
    rom: 'gb18030',
    timeoutMs,
    paperMs: () => 0,
  });
  return { printer, server, slips };
}

/** A printer of one's own making, byte by byte. */
async function handmade(
  answer: (chunk: Buffer, socket: Socket) => void,
  timeoutMs = 400,
): Promise<ReceiptPrinter> {
  const server = createServer((socket) => {
    socket.on('error', () => void socket.destroy());
    socket.on('data', (chunk) => answer(chunk, socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  return createTcpReceiptPrinter({ host: '127.0.0.1', port, rom: 'gbk', timeoutMs, paperMs: () => 0 });
}

describe('网络打印机', () => {
  test('打印成功：打印机收到的就是这张凭证，一字节不差', async () => {
    const { printer, slips } = await bench();
    expect(await printer.print(job)).toEqual({ state: 'printed' });
    const { bytes } = await encodeSlip(lines, { rom: 'gb18030' });
    expect(slips).toEqual([bytes]);
    expect(pageText(interpret(bytes))).toContain('001-000127-4');
  });

  test('两张同时打印的先后出来，不混在一起', async () => {
    const { printer, slips } = await bench();
    const outcomes = await Promise.all([
      printer.print(job),
      printer.print({ ...job, id: 'job-2' }),
      printer.status(),
    ]);
    expect(outcomes).toEqual([{ state: 'printed' }, { state: 'printed' }, { ready: true, text: '就绪' }]);
    expect(slips).toHaveLength(2);
    expect(slips[0]).toEqual(slips[1]);
  });

  test('二十万字节的长凭证全部送达', async () => {
    const { printer, slips } = await bench(null, 5000);
    const long = Array.from({ length: 4000 }, () =>
      lines.find((line) => line.kind === 'text' && line.text.length > 20)!,
    );
    expect(await printer.print({ id: 'long', lines: long })).toEqual({ state: 'printed' });
    expect(slips[0]?.length).toBeGreaterThan(160_000);
    expect(interpret(slips[0]!).rows).toHaveLength(4000);
  });

  test('缺的字报给窗口人员', async () => {
    const { printer } = await bench();
    const outcome = await printer.print({
      id: 'rare',
      lines: [{ ...lines[0]!, text: '𠮷' } as (typeof lines)[number]],
    });
    expect(outcome).toMatchObject({ state: 'printed', note: expect.stringContaining('“𠮷”') });
  });

  test.each(['cover_open', 'paper_out', 'cutter', 'unrecoverable', 'error', 'offline'] as const)(
    '打印前发现故障（%s）：一个字也不发，说明原因和怎么办，修好后照常打印',
    async (fault) => {
      const { printer, server, slips } = await bench(fault);
      expect(await printer.print(job)).toEqual({ state: 'failed', ...printerTroubles[fault] });
      expect(await printer.status()).toEqual({
        ready: false,
        text: printerTroubles[fault].reason + printerTroubles[fault].next,
      });
      expect(slips).toEqual([]);
      await server.setFault(null);
      expect(await printer.print(job)).toEqual({ state: 'printed' });
    },
  );

  test('拒绝连接', async () => {
    const { printer } = await bench('refuse');
    expect(await printer.print(job)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('拒绝连接'),
    });
    expect((await printer.status()).ready).toBe(false);
  });

  test('接受连接而不应答：没有发出内容，记为失败', async () => {
    const { printer, slips } = await bench('silent', 150);
    expect(await printer.print(job)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('没有应答'),
    });
    expect(slips).toEqual([]);
  });

  test('内容发出后中断连接：结果不明，请人查看', async () => {
    const { printer } = await bench('hang_up', 400, 'mid_job');
    expect(await printer.print(job)).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('请查看'),
    });
  });

  test('打印中途缺纸：结果不明，说明是缺纸', async () => {
    const { printer, slips } = await bench('paper_out', 200, 'mid_job');
    expect(await printer.print(job)).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('缺纸'),
    });
    expect(slips).toEqual([]);
  });

  test('打印中途缺纸：两三秒内就告知，不等到时限；仍在打印的不催', async () => {
    const { printer, server, slips } = await bench('paper_out', 20_000, 'mid_job');
    const began = performance.now();
    expect(await printer.print(job)).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('缺纸'),
    });
    expect(performance.now() - began).toBeLessThan(6000);
    await server.setFault(null);
    await expect.poll(() => slips).toHaveLength(1);
  }, 20_000);

  test('打得慢的打印机：不断问状态，等到它确认，只有一张', async () => {
    const slips: Buffer[] = [];
    const server = await startSimulatedPrinterServer({
      onSlip: async (bytes) => {
        await new Promise((resolve) => setTimeout(resolve, 2500));
        slips.push(bytes);
      },
    });
    closers.push(() => server.close());
    const printer = createTcpReceiptPrinter({
      host: '127.0.0.1',
      port: server.port,
      rom: 'gbk',
      timeoutMs: 400,
      paperMs: () => 8000,
    });
    expect(await printer.print(job)).toEqual({ state: 'printed' });
    expect(slips).toHaveLength(1);
  }, 20_000);

  test('纸将用尽照常打印，状态里提醒', async () => {
    const { printer } = await bench('paper_low');
    expect(await printer.print(job)).toEqual({ state: 'printed' });
    expect(await printer.status()).toEqual({ ready: true, text: expect.stringContaining('纸将用尽') });
  });

  test('打印机主动上报的状态不会被当作应答', async () => {
    const printer = await handmade((chunk, socket) => {
      // Four bytes of automatic status, whose last three look like the answer to GS r.
      socket.write(Buffer.from('10000000', 'hex'));
      if (chunk[0] === 0x10) socket.write(Buffer.of(0x12));
    });
    expect(await printer.print(job)).toMatchObject({ state: 'unconfirmed' });
  });

  test('确认时报告纸尽：结果不明', async () => {
    const printer = await handmade(
      (chunk, socket) => void socket.write(Buffer.of(chunk[0] === 0x10 ? 0x12 : 0x0f)),
    );
    expect(await printer.print(job)).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('缺纸'),
    });
  });

  test('地址不成样子的在设置时就拒绝', () => {
    const make = (host: string, port: number) => () =>
      createTcpReceiptPrinter({ host, port, rom: 'gbk', timeoutMs: 100 });
    for (const host of ['', '192.168.1', '192.168.1.256', 'http://x', 'a b', '-x', '打印机'])
      expect(make(host, 9100)).toThrow('IP地址或主机名');
    for (const port of [0, 65_536, 91.5, Number.NaN]) expect(make('127.0.0.1', port)).toThrow('port');
    for (const host of ['192.168.1.50', 'printer-3.hall.local', '::1'])
      expect(make(host, 9100)().name).toContain(host);
  });
});

test('状态字节：每种故障写出去再读回来相同', () => {
  for (const trouble of [null, ...(Object.keys(printerTroubles) as (keyof typeof printerTroubles)[])])
    expect(readCondition(conditionBytes({ trouble, paperLow: false })).trouble).toBe(trouble);
  expect(readCondition([0x1a, 0x32, 0x12, 0x7e])).toEqual({ trouble: 'paper_out', paperLow: true });
});

test('失败的结果都有原因和怎么办', () => {
  for (const { reason, next } of Object.values(printerTroubles))
    expect(`${reason}${next}`).toMatch(/^打印机.+。请.+。$/);
});
