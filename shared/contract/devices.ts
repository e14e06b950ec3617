/** What the clerk's screens ask about the devices of the counter. */
import { z } from 'zod';
import { type DeviceSlots, deviceSlots } from '../devices/settings.ts';

export const deviceInputs = {
  devices: z.undefined(),
  saveDevices: deviceSlots,
  /** Every pad asks, and what is pressed is told and goes into no record. */
  testPads: z.undefined(),
} as const satisfies Record<string, z.ZodType>;

export interface DeviceView {
  readonly kind: '评价窗口' | '评价器' | '数字键盘' | '评价平板' | '读卡器' | '扫描枪' | '叫号器';
  readonly title: string;
  readonly state: '就绪' | '正在连接' | '未连接' | '未设置';
  /** What is wrong and what to do; empty where all is well. */
  readonly text: string;
  readonly next: string;
}

export interface DevicesView {
  readonly slots: DeviceSlots;
  readonly devices: readonly DeviceView[];
  /** Serial ports of this computer. */
  readonly ports: readonly { readonly path: string; readonly maker: string }[];
  /** Device files of keyboards and number pads (Linux). */
  readonly inputDevices: readonly string[];
}

export interface DeviceOutputs {
  devices: DevicesView;
  saveDevices: DevicesView;
  testPads: { readonly asked: true };
}
