/** The devices of a counter on real serial lines: who owns a port, what is built anew, what becomes of a loss. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type DeviceSlots, usualSlots } from '#shared/devices/settings.ts';
import { shippedPads } from '#shared/pads/shipped.ts';
import { RatingDesk } from '../../../electron/acts/rating-desk.ts';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { DeviceDesk } from '../../../electron/device-desk/device-desk.ts';
import { createDisplayPad } from '../../../electron/devices/pads/display-pad.ts';
import { createKeyCatcher } from '../../../electron/devices/pads/key-catcher.ts';
import { createReaderMachine, simulatedCards } from '../../../electron/devices/reader/simulated-reader.ts';
import { Settings } from '../../../electron/settings.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application, itemNamed } from '../../support/hall.ts';
import { openPtyDevice, type PtyDevice } from '../../support/pty-device.ts';
import { openedNowhere } from '../../support/tablets.ts';
import { openPtyPad } from '../../support/pty-pad.ts';
import { ensurePty } from '../../support/pty-printer.ts';

const [profile] = shippedPads;
const [card] = simulatedCards;
if (profile === undefined || card === undefined) throw new Error('nothing is shipped');
const port = (path: string) => ({ path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }) as const;
const usual = usualSlots(true);
const withPad = (path: string): DeviceSlots => ({
  ...usual,
  pads: { ...usual.pads, serial: { kind: 'serial', port: port(path), profile } },
});
const withReader = (path: string): DeviceSlots => ({
  ...usual,
  reader: { kind: 'serial', port: port(path) },
});
const words = (result: { ok: true } | { ok: false; refusal: { message: string; next: string } }): string =>
  result.ok ? '' : `${result.refusal.message}${result.refusal.next}`;

describe('设备的设置', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yimen-devices-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const settings = (training = true) => new Settings(folder, null, training);

  test('K1 没有设置过的：培训窗口用模拟读卡器，真实窗口没有读卡器', () => {
    expect(settings().devices.reader.kind).toBe('simulated');
    expect(settings(false).devices.reader.kind).toBe('none');
  });

  test('K1 保存以后还在；真实大厅不用模拟设备', () => {
    expect(settings().saveDevices(withPad('/dev/ttyUSB0')).ok).toBe(true);
    expect(settings().devices).toEqual(withPad('/dev/ttyUSB0'));
    expect(words(settings(false).saveDevices(usual))).toContain('模拟设备只在培训大厅使用');
    // What a training counter set up is not taken over by a real one.
    expect(settings(false).devices.reader.kind).toBe('none');
  });

  test('K1 一个串口只有一台设备，收据打印机也算', () => {
    const both = { ...withPad('/dev/ttyS0'), reader: withReader('/dev/ttyS0').reader };
    expect(words(settings().saveDevices(both))).toMatch(/读卡器和评价器选用了同一个串口.*核对/);
    settings().saveDevices(withReader('/dev/ttyS1'));
    const printer = {
      ...settings().shown,
      receiptPrinter: { kind: 'serial', ...port('/dev/ttyS1'), flow: 'none', rom: 'gbk', answers: true },
    } as const;
    expect(words(settings().save(printer))).toMatch(/读卡器和收据打印机选用了同一个串口/);
  });

  test('设置文件中一项坏了，只有这一项用默认的', () => {
    settings().saveDevices({ ...withPad('/dev/ttyS0'), camera: { kind: 'camera', label: '高拍仪' } });
    const kept = withPad('/dev/ttyS0');
    writeFileSync(
      join(folder, 'device.json'),
      JSON.stringify({ devices: { ...kept, reader: { kind: 'teleport' } } }),
    );
    expect(settings().devices).toEqual({ ...kept, camera: { kind: 'none' } });
  });
});

const missing = ensurePty();

describe.skipIf(missing !== null)(`设备的进出${missing === null ? '' : `（跳过：${missing}）`}`, () => {
  let counter: TestCounter;
  let rating: RatingDesk;
  let desk: DeviceDesk;
  const open: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    counter = await openCounter();
    rating = new RatingDesk(counter.desk, counter.store);
    desk = new DeviceDesk(usual, {
      rating,
      display: createDisplayPad(
        () => undefined,
        () => true,
      ),
      padOnOwnDisplay: () => false,
      catcher: createKeyCatcher(),
      log: counter.log,
      changed: () => undefined,
      tablets: openedNowhere,
      scanned: () => undefined,
      called: () => undefined,
      timing: { openMs: 300, firstMs: 20, longestMs: 50 },
    });
  });
  afterEach(async () => {
    rating.stop();
    await desk.stop();
    for (const close of open.splice(0)) await close();
    counter.close();
  });
  const reader = async (): Promise<PtyDevice> => {
    const machine = createReaderMachine((bytes) => void device.write(bytes));
    machine.put(card);
    const device = await openPtyDevice((bytes) => machine.receive(bytes));
    open.push(() => device.close());
    return device;
  };
  const stateOf = (kind: string) => desk.views().find((view) => view.kind === kind);
  const ready = (kind: string) =>
    vi.waitFor(() => expect(stateOf(kind)?.state).toBe('就绪'), { timeout: 5000 });

  test('设好即用：读卡器读出证件，状态里写着它', async () => {
    const device = await reader();
    await desk.apply(withReader(device.path));
    await ready('读卡器');
    expect(await desk.cards.read()).toMatchObject({ ok: true, value: { name: card.name } });
  });

  test('只改评价器，读卡器不断开', async () => {
    const device = await reader();
    await desk.apply(withReader(device.path));
    const before = desk.cards;
    await desk.apply({ ...withReader(device.path), pads: withPad('/dev/没有').pads });
    expect(desk.cards).toBe(before);
    await vi.waitFor(() => expect(stateOf('评价器')?.text).toContain('找不到串口'), { timeout: 5000 });
    await desk.apply(usual);
    expect(desk.cards).not.toBe(before);
    expect(stateOf('评价器')).toBeUndefined();
  });

  test('拔掉写明断开，插上自己就绪', async () => {
    const device = await reader();
    await desk.apply(withReader(device.path));
    await ready('读卡器');
    await device.unplug();
    await vi.waitFor(() => expect(stateOf('读卡器')?.state).toBe('未连接'), { timeout: 5000 });
    await device.plug();
    await ready('读卡器');
  });

  test('借走串口的这段时间设备让出来，还回来接着用；期间另有设置的，按新的', async () => {
    const device = await reader();
    await desk.apply(withReader(device.path));
    await ready('读卡器');
    const giveBack = await desk.borrow(device.path);
    expect(stateOf('读卡器')).toBeUndefined();
    giveBack();
    await ready('读卡器');
    const again = await desk.borrow(device.path);
    await desk.apply(usual);
    again();
    expect(desk.slots).toEqual(usual);
  });

  test('I1 串口评价器上的按键成为申请人的评价，只算一次', async () => {
    const pad = await openPtyPad(profile);
    open.push(() => pad.close());
    await desk.apply(withPad(pad.path));
    await ready('评价器');
    await counter.desk.session.signIn('1001', '100101');
    runCaseCommand(counter.desk, counter.store, {
      type: 'register',
      ...application(itemNamed('道路货物运输经营许可')),
    });
    const asked = rating.state();
    if (asked.mode !== 'asking') throw new Error(`the pad shows ${asked.mode}`);
    await vi
      .waitFor(() => expect(pad.machine.face.mode).toBe('ask'), { timeout: 5000 })
      .catch(() => undefined);
    pad.machine.press(4);
    await vi.waitFor(() => expect(rating.state().mode).toBe('thanks'), { timeout: 5000 });
    pad.machine.press(1);
    const given = counter.store.log
      .ofStream('rating', asked.ratingId)
      .filter(({ kind }) => kind === 'rating.given');
    expect(given.map(({ payload }) => payload['grade'])).toEqual([4]);
  });
});
