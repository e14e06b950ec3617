/** The devices of the counter in words: what is set up, and how each stands. */
import type { DeviceView } from '#shared/contract/devices.ts';
import type { DeviceSlots } from '#shared/devices/settings.ts';
import type { DeviceState } from '../devices/device-state.ts';

/** Null for what is not set up, or is lent to whoever learns its keys. */
export interface DeviceStates {
  readonly display: DeviceState;
  readonly ownDisplay: boolean;
  readonly serial: DeviceState | null;
  readonly keys: DeviceState | null;
  readonly tablets: DeviceState | null;
  readonly reader: DeviceState;
  readonly scanner: DeviceState | null;
  readonly caller: DeviceState | null;
}

export function deviceViews(
  { pads, reader, scanner, caller }: DeviceSlots,
  states: DeviceStates,
): DeviceView[] {
  const view = (
    kind: DeviceView['kind'],
    title: string | undefined,
    state: DeviceState | null,
  ): DeviceView[] => (title === undefined || state === null ? [] : [{ kind, title, ...state }]);
  const onPort = (kind: DeviceView['kind'], slot: typeof reader | typeof scanner | typeof caller) =>
    slot.kind === 'serial' ? `${kind} ${slot.port.path}` : undefined;
  return [
    ...view(
      '评价窗口',
      `评价窗口（${states.ownDisplay ? '第二屏幕' : '本屏幕，评价时显示'}）`,
      states.display,
    ),
    ...view('评价器', pads.serial?.profile.title, states.serial),
    ...view('数字键盘', pads.keys?.title, states.keys),
    ...view('评价平板', '评价平板', states.tablets),
    ...view('读卡器', reader.kind === 'simulated' ? '模拟读卡器' : onPort('读卡器', reader), states.reader),
    ...view('扫描枪', onPort('扫描枪', scanner), states.scanner),
    ...view('叫号器', onPort('叫号器', caller), states.caller),
  ];
}
