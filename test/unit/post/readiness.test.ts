import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hallReference } from '#shared/reference/index.ts';
import { emptyRegisters } from '#shared/registers/states.ts';
import { type CounterFacts, counterReadiness, isReady } from '#shared/shift/counter-readiness.ts';
import { Desk } from '../../../electron/acts/desk.ts';
import { sessionView } from '../../../electron/acts/post-view.ts';
import { readinessHere, registerDeviceTest } from '../../../electron/acts/readiness.ts';
import type { SelfTest } from '../../../electron/acts/self-test.ts';
import type { Session } from '../../../electron/people/session.ts';
import type { PrintQueue } from '../../../electron/print/queue.ts';
import { Settings } from '../../../electron/settings.ts';
import type { Sync } from '../../../electron/sync/sync.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { beforeHoliday, calendar, hall, items, today } from '../../support/hall.ts';

const devicesOf = (counter: string) => ({
  counter,
  devices: (['收据打印机', '文书打印机', '评价器'] as const).map((kind) => ({
    id: kind,
    kind,
    model: '',
    transport: { by: '模拟' as const },
    setUpOn: today,
    test: { on: today, by: '1001', passed: true, note: '' },
  })),
});
const facts: CounterFacts = {
  now: beforeHoliday,
  hall,
  items: items.items.map((item) => ({ ...item, example: false })),
  calendar,
  devices: [devicesOf(hall.counter.id)],
  registers: emptyRegisters,
  centre: { configured: true, reached: true },
};

describe('A8 本窗口的上线检查', () => {
  test('各项具备的，通过', () => expect(isReady(counterReadiness(facts))).toBe(true));

  test('没有设置中心、设置后没有连通的，列明', () => {
    const centre = (state: CounterFacts['centre']) =>
      counterReadiness({ ...facts, centre: state }).find(({ id }) => id === 'centre')?.open;
    expect(centre({ configured: false, reached: false })).toEqual(['没有设置中心地址']);
    expect(centre({ configured: true, reached: false })).toEqual(['尚未与中心交换过数据']);
  });

  test('K1: 设备只查本窗口的；其他窗口的设备由其他窗口自己检查', () => {
    const { blocks: _, ...other } = { ...hall.counter, id: 'second', name: '交通窗口2号' };
    const two = hallReference.parse({ ...hall, otherCounters: [other] });
    const lines = counterReadiness({ ...facts, hall: two });
    expect(lines.find(({ id }) => id === 'printers')?.open).toEqual([]);
    expect(lines.find(({ id }) => id === 'staff')?.open).toEqual(['交通窗口2号没有工作人员']);
  });
});

describe('K1 设备测试登记', () => {
  let counter: TestCounter;
  let folder: string;
  beforeEach(async () => {
    counter = await openCounter();
    folder = mkdtempSync(join(tmpdir(), 'yimen-settings-'));
  });
  afterEach(() => {
    counter.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const as = (number: string) => {
    const person = counter.desk.reference.hall.staff.find((member) => member.number === number);
    if (person === undefined) throw new Error('nobody of that number');
    const sync = { status: () => ({ url: '', lastExchange: null }) } as unknown as Sync;
    const settings = new Settings(folder, null, true);
    return { desk: actingDesk(counter, person), store: counter.store, settings, sync };
  };
  const printers = (parts: ReturnType<typeof as>) =>
    readinessHere(parts).find(({ id }) => id === 'printers')?.open;

  test('没有登记测试的，尚未测试；登记后完成', () => {
    const parts = as('1001');
    expect(printers(parts)).toEqual(['交通窗口1号的收据打印机尚未测试', '交通窗口1号的文书打印机尚未测试']);
    expect(registerDeviceTest(parts, { device: '收据打印机', passed: true }).ok).toBe(true);
    expect(registerDeviceTest(parts, { device: '文书打印机', passed: false }).ok).toBe(true);
    expect(printers(parts)).toEqual([`交通窗口1号的文书打印机${today}测试未通过`]);
  });

  test('测试后更换打印机的，重新测试', () => {
    const parts = as('1001');
    registerDeviceTest(parts, { device: '收据打印机', passed: true });
    registerDeviceTest(parts, { device: '文书打印机', passed: true });
    expect(printers(parts)).toEqual([]);
    parts.settings.save({
      ...parts.settings.shown,
      receiptPrinter: { kind: 'tcp', host: '192.168.1.50', port: 9100, rom: 'gb18030', answers: true },
    });
    expect(printers(parts)).toEqual(['交通窗口1号的收据打印机尚未测试']);
  });

  test('D2: 由窗口负责人登记', () => {
    const refused = registerDeviceTest(as('1002'), { device: '收据打印机', passed: true });
    expect(!refused.ok && refused.refusal.rule).toBe('D2');
  });
});

describe('A8 第一次签到', () => {
  let counter: TestCounter;
  let folder: string;
  beforeEach(async () => {
    counter = await openCounter();
    folder = mkdtempSync(join(tmpdir(), 'yimen-settings-'));
  });
  afterEach(() => {
    counter.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const begins = (number: string, change: object) => {
    const { desk, store } = counter;
    const reference = { ...desk.reference, hall: { ...desk.reference.hall, ...change } };
    const person = reference.hall.staff.find((member) => member.number === number) ?? null;
    const session = { person, locked: false, leavesUnmanned: false } as unknown as Session;
    return sessionView({
      desk: new Desk(reference, session, desk.clock, store.registers),
      store,
      queue: { troubles: () => 0 } as unknown as PrintQueue,
      settings: new Settings(folder, null, false),
      sync: { status: () => ({ url: '', lastExchange: null }) } as unknown as Sync,
      selfTest: { latest: null } as unknown as SelfTest,
    }).beginOn;
  };

  test('没有通过上线检查的窗口，负责人和大厅管理人员从岗位页开始；其他人照常', () => {
    expect(begins('1001', { training: false })).toBe('post');
    expect(begins('3001', { training: false })).toBe('post');
    expect(begins('1002', { training: false })).toBeNull();
  });

  test('培训大厅只在岗位页列出，不改变首页', () => expect(begins('1001', { training: true })).toBeNull());
});
