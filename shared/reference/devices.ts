/**
 * K1: each department brings its own printers, so devices differ from window to window. What stands at a counter is
 * data, and so is whether it was tried out.
 */
import { z } from 'zod';
import { type CivilDate, civilDate, daysBetween } from '../calendar/civil-date.ts';
import { isNetworkHost } from '../checks/network-host.ts';
import { day, text } from './effective.ts';

export const deviceKinds = ['收据打印机', '文书打印机', '评价器', '读卡器', '高拍仪'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

const host = z.string().trim().max(253).refine(isNetworkHost, '请填写IP地址或主机名，如192.168.1.50');
const port = z.int().min(1, '端口应在1至65535之间').max(65_535, '端口应在1至65535之间');
const address = z.url({ protocol: /^wss?$/, error: '请填写以ws://或者wss://开头的地址' }).max(400);

/** How a device is reached. */
export const transport = z.discriminatedUnion('by', [
  /** Shipped with the program: for training, and where there is no device. */
  z.object({ by: z.literal('模拟') }),
  z.object({ by: z.literal('网络'), host, port }),
  z.object({
    by: z.literal('串口'),
    path: text,
    baudRate: z.int().min(1200).max(921_600).default(9600),
  }),
  z.object({
    by: z.literal('USB'),
    vendorId: z.int().min(0).max(0xffff),
    productId: z.int().min(0).max(0xffff),
  }),
  /** A printer of the operating system, by its name there. */
  z.object({ by: z.literal('系统打印机'), name: text }),
  /** The vendor's own service on this machine or on the counter's network. */
  z.object({ by: z.literal('厂商服务'), url: address }),
  /** A second screen with touch. */
  z.object({ by: z.literal('第二屏幕') }),
  /** A camera of the operating system, by its label there. */
  z.object({ by: z.literal('摄像头'), label: text }),
  /** A reader that types what it reads. */
  z.object({ by: z.literal('键盘口') }),
]);
export type Transport = z.infer<typeof transport>;

const transportsOf: Readonly<Record<DeviceKind, readonly Transport['by'][]>> = {
  收据打印机: ['模拟', '网络', '串口', 'USB', '系统打印机'],
  文书打印机: ['模拟', '网络', '系统打印机'],
  评价器: ['模拟', '串口', '厂商服务', '第二屏幕', '网络'],
  读卡器: ['模拟', '串口', 'USB', '厂商服务', '键盘口'],
  高拍仪: ['模拟', '厂商服务', '摄像头'],
};

/** Tried out: the test page came out, the card was read, the pad answered. */
export const deviceTest = z.object({
  on: day,
  /** Staff number. */
  by: text,
  passed: z.boolean(),
  note: z.string().max(400).default(''),
});

export const device = z
  .object({
    id: text,
    kind: z.enum(deviceKinds),
    /** Maker and model, as on its label. */
    model: z.string().max(120).default(''),
    transport,
    /** Day it was set up or changed last. */
    setUpOn: day,
    test: deviceTest.nullable().default(null),
  })
  .refine(({ kind, transport: { by } }) => transportsOf[kind].includes(by), {
    path: ['transport'],
    message: 'K1：该设备不能这样连接',
  });
export type Device = z.infer<typeof device>;

export const deviceProfile = z
  .object({
    /** Counter id. */
    counter: text,
    devices: z.array(device).max(40),
  })
  .refine(({ devices }) => new Set(devices.map(({ id }) => id)).size === devices.length, {
    path: ['devices'],
    message: 'K1：设备编号重复',
  });
export type DeviceProfile = z.infer<typeof deviceProfile>;

/**
 * Why a device has to be tried out, in words; null when it need not be.
 * @param everyDays after how many days again; null where once is enough until it is changed.
 */
export function testDue(
  { test, setUpOn }: Pick<Device, 'test' | 'setUpOn'>,
  today: CivilDate,
  everyDays: number | null = null,
): string | null {
  if (test === null) return '尚未测试';
  if (!test.passed) return `${test.on}测试未通过`;
  if (test.on < setUpOn) return `${setUpOn}更换或者调整后尚未测试`;
  const days = daysBetween(civilDate(test.on), today);
  return everyDays !== null && days > everyDays ? `上次测试已过${days}天` : null;
}
