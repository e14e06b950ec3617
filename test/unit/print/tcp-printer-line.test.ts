import { createServer as createWebServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { layOutSlip } from '#shared/papers/render/slip-layout.ts';
import { startSimulatedPrinterServer } from '../../../electron/devices/simulated-printer-server.ts';
import { createTcpReceiptPrinter } from '../../../electron/devices/tcp-receipt-printer.ts';
import { receipt } from '../papers/sample-papers.ts';

const job = { id: 'job-1', lines: layOutSlip(receipt, { reprint: 0, printedAt: '', by: '' }) };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const printerAt = (port: number, timeoutMs = 300) =>
  createTcpReceiptPrinter({ host: '127.0.0.1', port, rom: 'gbk', timeoutMs, paperMs: () => 0 });

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

/** Long enough for a second try, if there were one. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));

describe('没有确认的凭证决不自动重打', () => {
  test('打印机打完而不确认：结果不明，纸只有一张，下一张照常', async () => {
    const slips: Buffer[] = [];
    const server = await startSimulatedPrinterServer({ onSlip: (bytes) => void slips.push(bytes) });
    closers.push(() => server.close());
    await server.setFault('no_echo');
    const printer = printerAt(server.port);
    const outcome = await printer.print(job);
    expect(outcome).toMatchObject({ state: 'unconfirmed' });
    expect(JSON.stringify(outcome)).toContain('没有应答。请查看打印机是否已出凭证');
    await aWhile();
    expect(slips).toHaveLength(1);
    await server.setFault(null);
    expect(await printer.print(job)).toEqual({ state: 'printed' });
    expect(slips).toHaveLength(2);
  });

  test('发送中被挂断：结果不明，内容只发过一次', async () => {
    let jobs = 0;
    const answer = (chunk: Buffer, socket: Socket): void => {
      if (chunk[0] === 0x10) socket.write(Buffer.of(0x12));
      else {
        jobs += 1;
        socket.resetAndDestroy();
      }
    };
    const port = await listen(
      createServer((socket) => {
        socket.on('error', () => void socket.destroy());
        socket.on('data', (chunk) => answer(chunk, socket));
      }),
    );
    expect(await printerAt(port).print(job)).toMatchObject({ state: 'unconfirmed' });
    await aWhile();
    expect(jobs).toBe(1);
  });

  test('接受连接而不应答的，一个字也没有发过去', async () => {
    let sent = 0;
    const port = await listen(
      createServer((socket) => {
        socket.on('error', () => void socket.destroy());
        socket.on('data', (chunk) => {
          sent += chunk.length;
        });
      }),
    );
    expect(await printerAt(port).print(job)).toMatchObject({ state: 'failed' });
    await aWhile();
    expect(sent).toBe(3); // the first status question
  });
});

describe('地址上不是收据打印机', () => {
  const wrong = {
    state: 'failed',
    reason: expect.stringContaining('不是收据打印机'),
    next: expect.stringContaining('9100'),
  };

  test('是网页服务', async () => {
    const port = await listen(createWebServer());
    expect(await printerAt(port).print(job)).toMatchObject(wrong);
    expect(await printerAt(port).status()).toMatchObject({
      ready: false,
      text: expect.stringContaining('不是收据打印机'),
    });
  });

  test('是一连上就自报名称的服务', async () => {
    const port = await listen(
      createServer((socket) => {
        socket.on('error', () => void socket.destroy());
        socket.resume();
        socket.write('SSH-2.0-example\r\n');
      }),
    );
    expect(await printerAt(port).print(job)).toMatchObject(wrong);
  });
});

test('端口上没有程序：说明拒绝连接和怎么办', async () => {
  const gone = createServer();
  const port = await listen(gone);
  await closers.pop()?.();
  const outcome = await printerAt(port).print(job);
  expect(outcome).toMatchObject({ state: 'failed', reason: `打印机（127.0.0.1:${port}）拒绝连接。` });
  expect(outcome).toMatchObject({ next: '请核对端口设置，确认打印机已开机且未被其他电脑占用。' });
});
