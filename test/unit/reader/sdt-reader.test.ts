/** The reader through the real serial binding, its own end on a kernel pty. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sdtDone, sdtFound, sdtFrame } from '#shared/id-card/sdt.ts';
import {
  createReaderMachine,
  createSimulatedReader,
  type ReaderMachine,
  simulatedCards,
} from '../../../electron/devices/reader/simulated-reader.ts';
import { createSerialReader } from '../../../electron/devices/reader/serial-reader.ts';
import type { CardReader } from '../../../electron/devices/card-reader.ts';
import { ensurePty } from '../../support/pty-printer.ts';
import { openPtyDevice, type PtyDevice } from '../../support/pty-device.ts';

const missing = ensurePty();
const [chen] = simulatedCards;
if (chen === undefined) throw new Error('no simulated card');
const setting = (path: string) =>
  ({ path, baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' }) as const;
const words = (result: { ok: true } | { ok: false; refusal: { message: string; next: string } }): string =>
  result.ok ? '' : `${result.refusal.message}${result.refusal.next}`;

test('模拟读卡器与真的一样读，轮流给出各张证件', async () => {
  const reader = createSimulatedReader();
  const names = [];
  // oxlint-disable-next-line no-await-in-loop -- one card after another
  for (let card = 0; card < 4; card += 1) names.push(await reader.read());
  expect(names.map((read) => read.ok && read.value.name)).toEqual([
    '陈示范',
    '龙䶮',
    '阿依古丽·买买提',
    '陈示范',
  ]);
  await reader.stop();
});

describe.skipIf(missing !== null)(`串口读卡器${missing === null ? '' : `（跳过：${missing}）`}`, () => {
  let device: PtyDevice;
  let machine: ReaderMachine;
  let reader: CardReader;
  /** What the reader sends instead of its answer; null for the answer. */
  let instead: ((bytes: Uint8Array) => Uint8Array[]) | null;

  beforeEach(async () => {
    instead = null;
    machine = createReaderMachine((bytes) => {
      for (const part of instead?.(bytes) ?? [bytes]) void device.write(part);
    });
    device = await openPtyDevice((bytes) => machine.receive(bytes));
    reader = createSerialReader(setting(device.path), {
      changed: () => undefined,
      answerMs: 300,
      timing: { openMs: 500, firstMs: 20, longestMs: 50 },
    });
    await ready();
  });
  afterEach(async () => {
    await reader.stop();
    await device.close();
  });
  const ready = () => vi.waitFor(() => expect(reader.state.state).toBe('就绪'), { timeout: 5000 });

  test('放上证件，读出姓名、号码、住址和有效期', async () => {
    machine.put(chen);
    expect(await reader.read()).toEqual({ ok: true, value: chen });
  });

  test('没有证件的、读过没有拿起的，各写明怎么办；拿起再放可以再读', async () => {
    expect(words(await reader.read())).toMatch(/没有证件.*请放上证件/);
    machine.put(chen);
    await reader.read();
    expect(words(await reader.read())).toMatch(/已经读过.*请拿起后重新放/);
    machine.lift();
    machine.put(chen);
    expect((await reader.read()).ok).toBe(true);
  });

  test('应答断成许多段、夹着杂音，照样读得出', async () => {
    machine.put(chen);
    instead = (bytes) => [
      Uint8Array.of(0x00, 0xaa, 0x13),
      bytes.slice(0, 3),
      bytes.slice(3, 9),
      bytes.slice(9),
    ];
    expect((await reader.read()).ok).toBe(true);
  });

  test('校验不符的应答不算数：写明没有应答，再读就好', async () => {
    machine.put(chen);
    instead = (bytes) => [Uint8Array.from([...bytes.slice(0, -1), (bytes.at(-1) ?? 0) ^ 1])];
    expect(words(await reader.read())).toContain('读卡器没有应答');
    instead = null;
    expect((await reader.read()).ok).toBe(true);
  });

  test('证件内容乱了，不当作证件', async () => {
    machine.put(chen);
    instead = (bytes) => [
      bytes.length < 1000 ? bytes : sdtFrame([0, 0, sdtDone, 1, 0, 0, 0, ...new Uint8Array(256).fill(7)]),
    ];
    expect(words(await reader.read())).toContain('证件上的内容读不出来');
  });

  test('没有人问的应答不算数', async () => {
    await device.write(sdtFrame([0, 0, sdtFound]));
    machine.put(chen);
    expect(await reader.read()).toMatchObject({ ok: true, value: { name: chen.name } });
  });

  test('读到一半拔掉：写明连接中断；插上后自己连上，接着读', async () => {
    machine.put(chen);
    instead = (bytes) => (bytes.length < 1000 ? [bytes] : [bytes.slice(0, 600)]);
    const reading = reader.read();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await device.unplug();
    expect(words(await reading)).toMatch(/连接中断.*手工输入/);
    expect(reader.state.state).not.toBe('就绪');
    instead = null;
    await device.plug();
    await ready();
    machine.lift();
    machine.put(chen);
    expect((await reader.read()).ok).toBe(true);
  });

  test('同一串口被别的程序占用：一句话说明', async () => {
    const second = createSerialReader(setting(device.path), {
      changed: () => undefined,
      timing: { openMs: 50, firstMs: 20, longestMs: 50 },
    });
    await vi.waitFor(() => expect(second.state.text).toContain('正被其他程序或设备占用'), { timeout: 5000 });
    expect(words(await second.read())).toMatch(/占用.*手工输入/);
    await second.stop();
  });

  test('两次同时要读，只读一次', async () => {
    machine.put(chen);
    const [first, again] = await Promise.all([reader.read(), reader.read()]);
    expect(first).toEqual(again);
    expect(first.ok).toBe(true);
  });
});
