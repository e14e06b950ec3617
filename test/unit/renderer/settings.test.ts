import { describe, expect, test } from 'vitest';
import { type DeviceSettings, deviceSettings } from '#shared/contract/counter.ts';
import { documentPrinterSetting, receiptPrinterSetting } from '#shared/contract/papers.ts';
import { draftOf, type SettingsDraft, settingsOf } from '../../../renderer/clerk/settings/draft.ts';
import { commonTray, documentKinds, sameTray, withTray } from '../../../renderer/clerk/settings/trays.ts';

const simulated: DeviceSettings = {
  receiptPrinter: { kind: 'simulated' },
  documentPrinter: { kind: 'simulated' },
  centre: { url: '', token: '' },
};
const receiptPrinters: readonly DeviceSettings['receiptPrinter'][] = [
  { kind: 'none' },
  { kind: 'simulated' },
  { kind: 'tcp', host: '192.168.1.20', port: 9100, rom: 'gb18030', answers: false },
  {
    kind: 'serial',
    path: '/dev/ttyUSB0',
    baudRate: 19_200,
    dataBits: 8,
    parity: 'even',
    stopBits: 1,
    flow: 'hardware',
    rom: 'gbk',
    answers: true,
  },
  { kind: 'file', path: '/dev/usb/lp0', rom: 'gb18030', answers: true },
  { kind: 'queue', queue: 'XP80', rom: 'gbk' },
];
const documentPrinters: readonly DeviceSettings['documentPrinter'][] = [
  { kind: 'none' },
  { kind: 'simulated' },
  { kind: 'system', queue: 'HP_LaserJet', duplex: true, trays: { 受理通知书: 'tray-2', 日结单: 'tray-1' } },
];

describe('设置', () => {
  test('每一种收据打印机、文书打印机存取往返不变，也合乎合同', () => {
    expect(receiptPrinters.map(({ kind }) => kind)).toEqual(
      receiptPrinterSetting.options.map(({ shape }) => shape.kind.value),
    );
    expect(documentPrinters.map(({ kind }) => kind)).toEqual(
      documentPrinterSetting.options.map(({ shape }) => shape.kind.value),
    );
    for (const receiptPrinter of receiptPrinters)
      for (const documentPrinter of documentPrinters) {
        const settings = { ...simulated, receiptPrinter, documentPrinter };
        expect(settingsOf(draftOf(settings))).toEqual(settings);
        expect(deviceSettings.parse(settings)).toEqual(settings);
      }
  });

  test('口令不带回', () => {
    expect(draftOf({ ...simulated, centre: { url: '', token: 'secret' } }).token).toBe('');
  });

  test('端口不是数字时交由规则拒绝', () => {
    const settingWith = (port: string) => {
      const draft: SettingsDraft = { ...draftOf(simulated), printer: 'tcp', port };
      return settingsOf(draft).receiptPrinter;
    };
    expect(settingWith('91a')).toMatchObject({ port: 0 });
    expect(settingWith(' ９１００ ')).toMatchObject({ port: 9100 });
  });
});

describe('纸盒', () => {
  test('凭证一类不在表中', () => {
    expect(documentKinds).toContain('受理通知书');
    expect(documentKinds).not.toContain('收件凭证');
  });

  test('自动选择的不记', () => {
    expect(withTray({ 受理通知书: 'a', 日结单: 'b' }, '受理通知书', '')).toEqual({ 日结单: 'b' });
  });

  test('全部相同：一次设好每一种；各不相同时说不出是哪一个', () => {
    const all = sameTray('tray-2');
    expect(Object.keys(all)).toHaveLength(documentKinds.length);
    expect(commonTray(all)).toBe('tray-2');
    expect(commonTray({})).toBe('');
    expect(commonTray(withTray(all, '日结单', 'tray-1'))).toBeNull();
    expect(sameTray('')).toEqual({});
  });
});
