/** The caller on the desk, on a real serial line: each key once, acknowledged, whatever else is on the bus. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallerKey } from '#shared/callers/bus.ts';
import { type Caller, createSerialCaller } from '../../../electron/devices/caller/serial-caller.ts';
import { openPtyDevice, type PtyDevice } from '../../support/pty-device.ts';
import { ensurePty } from '../../support/pty-printer.ts';

/** `FF 68 | len | len | 68 | address | function | data | sum | 16`; the length counts address, function and data. */
function frame(...data: readonly number[]): Uint8Array {
  const body = [0x01, 0x05, ...data];
  const sum = body.reduce((total, byte) => total + byte, 0) & 0xff;
  return Uint8Array.of(0xff, 0x68, body.length, body.length, 0x68, ...body, sum, 0x16);
}

const missing = ensurePty();
describe.skipIf(missing !== null)('串口叫号器', () => {
  let device: PtyDevice;
  let caller: Caller;
  let echoed: number[];
  const pressed: CallerKey[] = [];
  beforeEach(async () => {
    pressed.length = 0;
    echoed = [];
    device = await openPtyDevice((bytes) => void echoed.push(...bytes));
    caller = createSerialCaller(
      { path: device.path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
      {
        pressed: (key) => void pressed.push(key),
        changed: () => undefined,
        timing: { openMs: 300, firstMs: 20, longestMs: 50 },
      },
    );
    await vi.waitUntil(() => caller.state.state === '就绪');
  });
  afterEach(async () => {
    await caller.stop();
    await device.close();
  });

  test('顺呼、重呼、暂停、转移各键，逐一送到，原样发回作为应答', async () => {
    const frames = [0x0c, 0x0d, 0x12, 0x13].map((key) => frame(key));
    /* oxlint-disable no-await-in-loop -- one key after the other */
    for (const [index, each] of frames.entries()) {
      await device.write(each);
      await vi.waitFor(() => expect(pressed).toHaveLength(index + 1));
    }
    /* oxlint-enable no-await-in-loop */
    expect(pressed).toEqual(['next', 'recall', 'pause', 'transfer']);
    await vi.waitFor(() => expect(echoed).toEqual(frames.flatMap((each) => [...each])));
  });

  test('拆成一个个字节、前后有杂音，还是一次', async () => {
    await device.write(Uint8Array.of(0x00, 0xff, 0x16));
    // oxlint-disable-next-line no-await-in-loop -- as a slow line does
    for (const byte of frame(0x0c)) await device.write(Uint8Array.of(byte));
    await vi.waitFor(() => expect(pressed).toEqual(['next']));
  });

  test('没有听到应答而重发的，不当作又按了一次', async () => {
    await device.write(frame(0x0c));
    await device.write(frame(0x0c));
    await vi.waitFor(() => expect(echoed).toHaveLength(frame(0x0c).length * 2));
    expect(pressed).toEqual(['next']);
  });

  test('校验不对的、评价的、不认识的键，都不是叫号', async () => {
    const wrong = frame(0x0c);
    wrong[wrong.length - 2] = ((wrong.at(-2) ?? 0) + 1) & 0xff;
    await device.write(wrong);
    await device.write(frame(0x01, 0x0b));
    await device.write(frame(0x44));
    await device.write(frame(0x0d));
    await vi.waitFor(() => expect(pressed).toEqual(['recall']));
  });

  test('一千段乱字节，一次也不叫', async () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff);
    for (let at = 0; at < 1000; at += 1)
      // oxlint-disable-next-line no-await-in-loop -- one burst after the other
      await device.write(Uint8Array.from({ length: 1 + (next() % 24) }, () => (next() >> 8) & 0xff));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(pressed).toEqual([]);
    await device.write(frame(0x0c));
    await vi.waitFor(() => expect(pressed).toEqual(['next']));
  });

  test('拔掉一句话说明，插上自己恢复', async () => {
    await device.unplug();
    await vi.waitFor(() => expect(caller.state).toMatchObject({ state: '未连接' }));
    expect(caller.state.next).not.toBe('');
    await device.plug();
    await vi.waitFor(() => expect(caller.state.state).toBe('就绪'));
    await device.write(frame(0x12));
    await vi.waitFor(() => expect(pressed).toEqual(['pause']));
  });
});
