/** K1: what stands at this counter besides its printers. Every device is optional; without any, everything is typed. */
import { z } from 'zod';
import { keyPadProfile, serialPadProfile, suggestedPort } from '../pads/profile.ts';
import { ok, type Result, refuse } from '../result.ts';

const serialPort = suggestedPort.extend({ path: z.string().min(1).max(300) });

export const deviceSlots = z.object({
  /** The ways in which an applicant may rate; all that are set up ask at the same time. */
  pads: z.object({
    /** How the rating window is shown until the applicant chooses otherwise. */
    display: z.object({ largeText: z.boolean(), highContrast: z.boolean(), voice: z.boolean() }),
    serial: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('serial'), port: serialPort, profile: serialPadProfile }),
        z.object({ kind: z.literal('simulated'), profile: serialPadProfile }),
      ])
      .nullable(),
    keys: keyPadProfile.nullable(),
    /** Tablets on the hall's network, which come to this port. */
    tablets: z
      .object({ port: z.int().min(1024).max(65_535) })
      .nullable()
      .default(null),
  }),
  reader: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('simulated') }),
    z.object({ kind: z.literal('serial'), port: serialPort }),
  ]),
  scanner: z.discriminatedUnion('kind', [
    /** It types as a keyboard does; known by a character it sends before each code, or else by its speed. */
    z.object({ kind: z.literal('keyboard'), prefix: z.string().regex(/^[!-/:-@[-`{-~]?$/u) }),
    z.object({ kind: z.literal('serial'), port: serialPort }),
  ]),
  /** 叫号: by keys of the keyboard, and with a caller on the desk by its keys too. */
  caller: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('keys') }),
    z.object({ kind: z.literal('serial'), port: serialPort }),
  ]),
  camera: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    /** By its name in the operating system. */
    z.object({ kind: z.literal('camera'), label: z.string().min(1).max(300) }),
  ]),
});
export type DeviceSlots = z.infer<typeof deviceSlots>;

/** Of a counter at which nobody has set anything up yet: a training counter reads simulated cards. */
export const usualSlots = (training: boolean): DeviceSlots => ({
  pads: {
    display: { largeText: false, highContrast: false, voice: true },
    serial: null,
    keys: null,
    tablets: null,
  },
  reader: { kind: training ? 'simulated' : 'none' },
  scanner: { kind: 'keyboard', prefix: '' },
  caller: { kind: 'none' },
  camera: { kind: 'none' },
});

/** Where a device is set up, by what it is called. */
const slotTitles = { 评价器: 'pads.serial', 读卡器: 'reader', 扫描枪: 'scanner', 叫号器: 'caller' } as const;

/** The serial ports these devices stand on, with what stands there. */
export function portsOf({
  pads,
  reader,
  scanner,
  caller,
}: DeviceSlots): readonly (readonly [title: keyof typeof slotTitles, path: string])[] {
  return [
    ...(pads.serial?.kind === 'serial' ? [['评价器', pads.serial.port.path] as const] : []),
    ...(reader.kind === 'serial' ? [['读卡器', reader.port.path] as const] : []),
    ...(scanner.kind === 'serial' ? [['扫描枪', scanner.port.path] as const] : []),
    ...(caller.kind === 'serial' ? [['叫号器', caller.port.path] as const] : []),
  ];
}

/**
 * What a counter cannot do with: a device that is none where real cases are handled, and two devices on one port.
 * @param printerPort of the receipt printer; null where it stands on none
 */
export function checkSlots(
  slots: DeviceSlots,
  { training, printerPort }: { readonly training: boolean; readonly printerPort: string | null },
): Result<DeviceSlots> {
  if (!training && (slots.pads.serial?.kind === 'simulated' || slots.reader.kind === 'simulated'))
    return refuse(
      'rule',
      'K1',
      '模拟设备只在培训大厅使用。',
      '请选择实际使用的设备；暂时没有的，请选“不设置”。',
      slots.reader.kind === 'simulated' ? 'reader' : 'pads.serial',
    );
  const taken = new Map<string, string>(printerPort === null ? [] : [[printerPort, '收据打印机']]);
  for (const [title, path] of portsOf(slots)) {
    const other = taken.get(path);
    if (other !== undefined)
      return refuse(
        'bad_input',
        'K1',
        `${title}和${other}选用了同一个串口（${path}）。`,
        '一个串口只能接一台设备，请核对各设备的串口。',
        slotTitles[title],
      );
    taken.set(path, title);
  }
  return ok(slots);
}
