/** What is being entered about the devices: choosing another way of connecting loses nothing of what was typed. */
import type { DeviceSlots } from '#shared/devices/settings.ts';
import type { SerialPadProfile } from '#shared/pads/profile.ts';

type Port = Extract<DeviceSlots['reader'], { kind: 'serial' }>['port'];

export interface DevicesDraft {
  readonly display: DeviceSlots['pads']['display'];
  readonly pad: 'none' | 'simulated' | 'serial';
  /** Null before one was chosen. */
  readonly profile: SerialPadProfile | null;
  readonly padPort: Port;
  readonly keys: DeviceSlots['pads']['keys'];
  readonly tablets: boolean;
  /** As typed. */
  readonly tabletPort: string;
  readonly reader: DeviceSlots['reader']['kind'];
  readonly readerPort: Port;
  readonly scanner: DeviceSlots['scanner']['kind'];
  readonly scanPrefix: string;
  readonly scannerPort: Port;
  readonly caller: DeviceSlots['caller']['kind'];
  readonly callerPort: Port;
  readonly camera: DeviceSlots['camera']['kind'];
  readonly cameraLabel: string;
}

const usualTabletPort = 7811;
const usualPort: Port = { path: '', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 };

export const portRates: readonly Port['baudRate'][] = [
  1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200,
];

export const draftOf = ({ pads, reader, scanner, caller, camera }: DeviceSlots): DevicesDraft => ({
  display: pads.display,
  pad: pads.serial?.kind ?? 'none',
  profile: pads.serial?.profile ?? null,
  padPort: pads.serial?.kind === 'serial' ? pads.serial.port : usualPort,
  keys: pads.keys,
  tablets: pads.tablets !== null,
  tabletPort: String(pads.tablets?.port ?? usualTabletPort),
  reader: reader.kind,
  readerPort: reader.kind === 'serial' ? reader.port : { ...usualPort, baudRate: 115_200 },
  scanner: scanner.kind,
  scanPrefix: scanner.kind === 'keyboard' ? scanner.prefix : '',
  scannerPort: scanner.kind === 'serial' ? scanner.port : usualPort,
  caller: caller.kind,
  callerPort: caller.kind === 'serial' ? caller.port : usualPort,
  camera: camera.kind,
  cameraLabel: camera.kind === 'camera' ? camera.label : '',
});

/** What is missing before it can be saved, in words; null where nothing is. */
export function unfinished(draft: DevicesDraft): string | null {
  if (draft.pad !== 'none' && draft.profile === null) return '请选择评价器型号，或者学习按键。';
  if (draft.pad === 'serial' && draft.padPort.path.trim() === '') return '请填写评价器的串口。';
  if (draft.tablets && !isPort(draft.tabletPort)) return '请填写评价平板的端口，1024到65535的数字。';
  if (draft.reader === 'serial' && draft.readerPort.path.trim() === '') return '请填写读卡器的串口。';
  if (draft.scanner === 'serial' && draft.scannerPort.path.trim() === '') return '请填写扫描枪的串口。';
  if (draft.scanner === 'keyboard' && !/^[!-/:-@[-`{-~]?$/u.test(draft.scanPrefix))
    return '扫描枪前缀请填一个半角符号，如 ~，没有的不填。';
  if (draft.caller === 'serial' && draft.callerPort.path.trim() === '') return '请填写叫号器的串口。';
  if (draft.camera === 'camera' && draft.cameraLabel.trim() === '') return '请填写摄像头名称。';
  return null;
}

const isPort = (typed: string): boolean =>
  /^\d{4,5}$/u.test(typed.trim()) && Number(typed) >= 1024 && Number(typed) <= 65_535;

export function slotsOf(draft: DevicesDraft): DeviceSlots {
  const { profile } = draft;
  const trimmed = (port: Port): Port => ({ ...port, path: port.path.trim() });
  return {
    pads: {
      display: draft.display,
      serial:
        profile === null || draft.pad === 'none'
          ? null
          : draft.pad === 'simulated'
            ? { kind: 'simulated', profile }
            : { kind: 'serial', port: trimmed(draft.padPort), profile },
      keys: draft.keys,
      tablets: draft.tablets ? { port: Number(draft.tabletPort) } : null,
    },
    reader:
      draft.reader === 'serial'
        ? { kind: 'serial', port: trimmed(draft.readerPort) }
        : { kind: draft.reader },
    scanner:
      draft.scanner === 'serial'
        ? { kind: 'serial', port: trimmed(draft.scannerPort) }
        : { kind: 'keyboard', prefix: draft.scanPrefix },
    caller:
      draft.caller === 'serial'
        ? { kind: 'serial', port: trimmed(draft.callerPort) }
        : { kind: draft.caller },
    camera:
      draft.camera === 'camera' ? { kind: 'camera', label: draft.cameraLabel.trim() } : { kind: 'none' },
  };
}
