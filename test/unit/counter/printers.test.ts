import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noOpenJobs } from '../../../electron/devices/cups-left.ts';
import { createPrinters, type PrinterParts } from '../../../electron/printers.ts';
import { Settings } from '../../../electron/settings.ts';
import type { DeviceSettings } from '#shared/contract/counter.ts';

const kept = vi.hoisted(() => new Map<string, unknown>());
vi.mock('electron-store', () => ({
  default: class {
    constructor({ defaults }: { defaults: object }) {
      for (const [key, value] of Object.entries(defaults)) if (!kept.has(key)) kept.set(key, value);
    }
    get = (key: string): unknown => kept.get(key);
    set = (key: string, value: unknown): void => void kept.set(key, value);
  },
}));

const parts: PrinterParts = {
  slips: '/tmp/yimen-none/slips',
  sheets: '/tmp/yimen-none/sheets',
  clock: { now: () => '2026-09-30T01:05:00.000Z' },
  draw: async () => new Uint8Array(),
  rasterise: async () => null,
  openJobs: noOpenJobs,
  platform: 'linux',
  pageOf: async () => ({ html: '', landscape: false }),
  printWindow: () => ({ use: () => Promise.reject(new Error('no window')) }),
};
type Chosen = Pick<DeviceSettings, 'receiptPrinter' | 'documentPrinter'>;
const simulated: Chosen = { receiptPrinter: { kind: 'simulated' }, documentPrinter: { kind: 'simulated' } };
const made = (change: Partial<Chosen>, more: Partial<PrinterParts> = {}) =>
  createPrinters({ ...simulated, ...change }, { ...parts, ...more });

describe('K1：按设置使用打印机', () => {
  const rom = 'gb18030';
  const answers = true;
  const serial = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'hardware' } as const;
  test.each<[DeviceSettings['receiptPrinter'], string]>([
    [{ kind: 'simulated' }, '模拟收据打印机'],
    [{ kind: 'tcp', host: '192.168.1.50', port: 9100, rom, answers }, '网络打印机 192.168.1.50:9100'],
    [{ kind: 'serial', path: '/dev/ttyUSB0', ...serial, rom, answers }, '串口打印机 /dev/ttyUSB0'],
    [{ kind: 'file', path: '/dev/usb/lp0', rom, answers }, 'USB打印机 /dev/usb/lp0'],
    [{ kind: 'queue', queue: 'slips', rom }, '系统队列打印机 slips'],
  ])('%o', (receiptPrinter, name) => {
    const printers = made({ receiptPrinter });
    expect(printers.slip?.name).toBe(name);
    expect(printers.faults.slip === undefined).toBe(receiptPrinter.kind !== 'simulated');
  });

  test('文书打印机：不设置、模拟、系统打印机；纸盒按文书的种类', () => {
    expect(made({ documentPrinter: { kind: 'none' } }).document).toBeNull();
    expect(made({}).document?.name).toBe('模拟文书打印机');
    const trays = { 受理通知书: 'Tray2' };
    const documentPrinter = { kind: 'system', queue: 'A4', duplex: true, trays } as const;
    const { document, faults } = made({ documentPrinter });
    expect(document).toMatchObject({ name: 'A4打印机 A4', duplex: true });
    expect([document?.trayOf('受理通知书'), document?.trayOf('送达回证')]).toEqual(['Tray2', null]);
    expect(faults.document).toBeUndefined();
    const windows = { ...documentPrinter, queue: 'HP 一楼' };
    expect(made({ documentPrinter: windows }, { platform: 'win32' }).document?.name).toBe('A4打印机 HP 一楼');
  });

  test('系统不可能有的队列名称：程序照常启动，打印机说明原因', async () => {
    const queue = 'HP 一楼';
    const { slip, document } = made({
      receiptPrinter: { kind: 'queue', queue, rom },
      documentPrinter: { kind: 'system', queue, duplex: false, trays: {} },
    });
    for (const printer of [slip, document])
      expect(await printer?.status()).toEqual({
        ready: false,
        text: '打印队列的名称含有本系统不支持的字符。请在设置中重新选择打印机。',
      });
    expect(await slip?.print({ id: 'job', lines: [] })).toMatchObject({ state: 'failed' });
  });
});

describe('本机设置', () => {
  beforeEach(() => kept.clear());
  afterEach(() => kept.clear());

  test('没有设置打印机的：培训大厅用模拟的，正式大厅不设置', () => {
    const printers = ({ receiptPrinter, documentPrinter }: Settings) => [receiptPrinter, documentPrinter];
    const simulatedPrinter = { kind: 'simulated' };
    expect(printers(new Settings('', null, true))).toEqual([simulatedPrinter, simulatedPrinter]);
    expect(printers(new Settings('', null, false))).toEqual([{ kind: 'none' }, { kind: 'none' }]);
    // As the program kept it before: no slip of a real hall is drawn as a picture.
    kept.set('receiptPrinter', simulatedPrinter);
    kept.set('documentPrinter', simulatedPrinter);
    expect(printers(new Settings('', null, false))).toEqual([{ kind: 'none' }, { kind: 'none' }]);
  });

  test.each(['receiptPrinter', 'documentPrinter'] as const)('正式大厅不能选用模拟的%s', (field) => {
    const settings = new Settings('', null, false);
    const none = { kind: 'none' } as const;
    const next = { receiptPrinter: none, documentPrinter: none, centre: { url: '', token: '' } };
    expect(settings.save({ ...next, [field]: { kind: 'simulated' } })).toMatchObject({
      refusal: { kind: 'rule', rule: 'K1', field },
    });
    expect(settings.save(next).ok).toBe(true);
    expect(settings.shown).toEqual(next);
  });

  test('损坏的设置按默认值读，程序照常启动；以前的网络打印机设置还能用', () => {
    kept.set('documentPrinter', { kind: 'system', queue: 7 });
    kept.set('receiptPrinter', 'torn');
    const settings = new Settings('', null, true);
    expect(settings.documentPrinter).toEqual({ kind: 'simulated' });
    expect(settings.receiptPrinter).toEqual({ kind: 'simulated' });
    kept.set('receiptPrinter', { kind: 'tcp', host: '192.168.1.50', port: 9100, rom: 'gbk' });
    expect(settings.receiptPrinter).toMatchObject({ kind: 'tcp', answers: true });
  });

  test('一个队列不能既打凭证又打文书：送错的任务打出来是乱码，台账却记为已打印（K1）', () => {
    const settings = new Settings('', null, true);
    const before = settings.shown;
    const next: DeviceSettings = {
      receiptPrinter: { kind: 'queue', queue: 'A4', rom: 'gbk' },
      documentPrinter: { kind: 'system', queue: 'A4', duplex: false, trays: {} },
      centre: { url: '', token: '' },
    };
    expect(settings.save(next)).toMatchObject({ refusal: { rule: 'K1', field: 'documentPrinter.queue' } });
    expect(settings.shown).toEqual(before);
  });

  test('保存两台打印机，读出来一样', () => {
    const settings = new Settings('', null, true);
    const trays = { 受理通知书: 'Tray2' };
    const next: DeviceSettings = {
      receiptPrinter: { kind: 'queue', queue: 'slips', rom: 'gbk' },
      documentPrinter: { kind: 'system', queue: 'A4', duplex: true, trays },
      centre: { url: '', token: '' },
    };
    expect(settings.save(next).ok).toBe(true);
    expect(settings.shown).toEqual(next);
  });
});
