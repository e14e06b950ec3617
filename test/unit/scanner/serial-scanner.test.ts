/** A scanner on a real serial line: split bytes, noise, no end, pulled out in the middle of a code. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mostScanned, ScanLines } from '#shared/scanner/scan-lines.ts';
import { createSerialScanner, type Scanner } from '../../../electron/devices/scanner/serial-scanner.ts';
import { openPtyDevice, type PtyDevice } from '../../support/pty-device.ts';
import { ensurePty } from '../../support/pty-printer.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

describe('串口扫描枪的内容', () => {
  test('回车、换行、回车换行都是一码的结束', () => {
    expect(new ScanLines().feed(bytes('001-000127-4\r\nA\rB\n\r\n'))).toEqual(['001-000127-4', 'A', 'B']);
  });

  test('二维码里的汉字，两种编码都认得', () => {
    const lines = new ScanLines();
    expect(lines.feed(bytes('凤冈县\r'))).toEqual(['凤冈县']);
    expect(lines.feed(Uint8Array.of(0xb7, 0xef, 0xb8, 0xd4, 0x0d))).toEqual(['凤冈']);
  });

  test('太长的、夹着控制字符的，一码作废，下一码照常', () => {
    const lines = new ScanLines();
    expect(lines.feed(bytes(`${'9'.repeat(mostScanned + 1)}\r\u0001\u0002x\rOK\r`))).toEqual(['OK']);
  });
});

const missing = ensurePty();
describe.skipIf(missing !== null)('串口扫描枪', () => {
  let device: PtyDevice;
  let scanner: Scanner;
  const heard: string[] = [];
  beforeEach(async () => {
    heard.length = 0;
    device = await openPtyDevice(() => undefined);
    scanner = createSerialScanner(
      { path: device.path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
      {
        scanned: (text) => heard.push(text),
        changed: () => undefined,
        timing: { openMs: 300, firstMs: 20, longestMs: 50 },
      },
    );
    await vi.waitUntil(() => scanner.state.state === '就绪');
  });
  afterEach(async () => {
    await scanner.stop();
    await device.close();
  });

  test('一个字节一个字节地来，还是一码', async () => {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (const byte of bytes('001-000127-4\r')) await device.write(Uint8Array.of(byte));
    await vi.waitFor(() => expect(heard).toEqual(['001-000127-4']));
  });

  test('不发回车的扫描枪，停下来就是一码的结束', async () => {
    await device.write(bytes('001-000127-4'));
    await vi.waitFor(() => expect(heard).toEqual(['001-000127-4']));
  });

  test('扫到一半拔掉，半个编号不算；插上自己恢复', async () => {
    await device.write(bytes('001-0001'));
    await device.unplug();
    await vi.waitFor(() => expect(scanner.state.state).toBe('未连接'));
    expect(scanner.state.text).not.toBe('');
    await device.plug();
    await vi.waitFor(() => expect(scanner.state.state).toBe('就绪'));
    await device.write(bytes('27-4\r001-000128-2\r'));
    await vi.waitFor(() => expect(heard).toContain('001-000128-2'));
    expect(heard).not.toContain('001-000127-4');
  });

  test('串口被别的设备占用：一句话说明', async () => {
    const second = createSerialScanner(
      { path: device.path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
      {
        scanned: () => undefined,
        changed: () => undefined,
        timing: { openMs: 100, firstMs: 20, longestMs: 50 },
      },
    );
    await vi.waitFor(() => expect(second.state.text).toContain('占用'));
    await second.stop();
  });
});
