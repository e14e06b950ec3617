/** 上线检查 (A8) of this counter, and the tests of its devices (K1), which somebody looked at and put down. */
import { z } from 'zod';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { mayDo } from '#shared/authority/index.ts';
import type { testedDevices } from '#shared/contract/post.ts';
import type { ReadinessLine } from '#shared/reference/checklist.ts';
import type { Device, DeviceKind } from '#shared/reference/devices.ts';
import { ok, type Result } from '#shared/result.ts';
import { counterReadiness } from '#shared/shift/counter-readiness.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import type { Sync } from '../sync/sync.ts';
import type { Desk } from './desk.ts';

export interface ReadinessParts {
  readonly desk: Desk;
  readonly store: Store;
  readonly settings: Settings;
  readonly sync: Sync;
}

type TestedDevice = (typeof testedDevices)[number];

/** With the settings it was tested under: a printer set otherwise since is another printer. */
const kept = z.record(
  z.string(),
  z.object({ on: z.string(), by: z.string(), passed: z.boolean(), settings: z.string() }),
);
const key = 'device tests';

export function readinessHere({ desk, store, settings, sync }: ReadinessParts): ReadinessLine[] {
  const { hall, catalogue, calendar } = desk.reference;
  const { lastExchange, url } = sync.status();
  const tests = testsOf(store);
  const devices = (['收据打印机', '文书打印机', '评价器'] as const).flatMap((kind) => {
    const setting = settingOf(kind, settings);
    return setting === null ? [] : [deviceOf(kind, setting, tests[kind], desk.today)];
  });
  return counterReadiness({
    now: desk.clock.now(),
    hall,
    items: catalogue.items,
    calendar,
    devices: [{ counter: hall.counter.id, devices }],
    registers: store.registers,
    centre: { configured: url !== '', reached: lastExchange !== null },
  });
}

/** K1, D2: whoever answers for the window puts down that the test page came out, or the pad answered. */
export function registerDeviceTest(
  { desk, store, settings }: ReadinessParts,
  { device, passed }: { readonly device: TestedDevice; readonly passed: boolean },
): Result<true> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const { hall } = desk.reference;
  const where = { hall, now: desk.clock.now(), person: person.value, registers: store.registers };
  const allowed = mayDo('设备设置', null, where);
  if (!allowed.ok) return allowed;
  const test = {
    on: desk.today,
    by: person.value.number,
    passed,
    settings: settingOf(device, settings) ?? '',
  };
  store.putState(key, JSON.stringify({ ...testsOf(store), [device]: test }));
  return ok(true);
}

function testsOf(store: Store): z.infer<typeof kept> {
  const text = store.getState(key);
  if (text === undefined) return {};
  const read = kept.safeParse(JSON.parse(text));
  return read.success ? read.data : {};
}

/** How the device is set, as one text; null where there is none. */
function settingOf(kind: TestedDevice, settings: Settings): string | null {
  if (kind === '评价器') return 'second screen';
  const setting = kind === '收据打印机' ? settings.receiptPrinter : settings.documentPrinter;
  return setting.kind === 'none' ? null : JSON.stringify(setting);
}

type Test = z.infer<typeof kept>[string];

/** How it is reached does not matter to the check; that it was set otherwise since its test does. */
function deviceOf(kind: DeviceKind, setting: string, test: Test | undefined, today: string): Device {
  const changed = test !== undefined && test.settings !== setting;
  return {
    id: kind,
    kind,
    model: '',
    transport: { by: '模拟' },
    setUpOn: changed ? civilDate(today) : (test?.on ?? today),
    // Tested under other settings counts as not tested, whatever the day.
    test: test === undefined || changed ? null : { on: test.on, by: test.by, passed: test.passed, note: '' },
  };
}
