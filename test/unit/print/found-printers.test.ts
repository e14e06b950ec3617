import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDeviceFiles, findSerialPorts } from '../../../electron/devices/found-ports.ts';
import { findPrinters } from '../../../electron/devices/found-printers.ts';
import { CupsStandIn, notFound } from './cups-stand-in.ts';

let dev = '';
beforeEach(async () => {
  dev = await mkdtemp(join(tmpdir(), 'dev-'));
});
afterEach(() => rm(dev, { recursive: true }));

const place = async (...names: string[]): Promise<void> => {
  for (const name of names) await writeFile(join(dev, name), '');
};
const noUdev = () => Promise.reject(Object.assign(new Error('spawn udevadm'), { code: 'ENOENT' }));
const none = { ports: async () => [], files: async () => [] };
const nobody = () => Promise.reject(new Error('not asked'));

test('系统没有udevadm时，按设备文件列出串口', async () => {
  await place('ttyUSB10', 'ttyUSB2', 'ttyS0', 'ttyACM0', 'tty1', 'null');
  expect((await findSerialPorts(noUdev, dev)).map(({ path }) => path)).toEqual(
    ['ttyACM0', 'ttyS0', 'ttyUSB2', 'ttyUSB10'].map((name) => `${dev}/${name}`),
  );
});

test('系统说得出的，写明适配器的厂商', async () => {
  const list = async () => [{ path: '/dev/ttyUSB0', manufacturer: 'FTDI' }, { path: '/dev/ttyS0' }];
  expect(await findSerialPorts(list)).toEqual([
    { path: '/dev/ttyUSB0', maker: 'FTDI' },
    { path: '/dev/ttyS0', maker: '' },
  ]);
});

test('USB打印机的设备文件；一台也没有的是空列表', async () => {
  expect(await findDeviceFiles(dev)).toEqual([]);
  await mkdir(join(dev, 'usb'));
  await place('usb/lp1', 'usb/lp0', 'usb/hiddev0');
  expect(await findDeviceFiles(dev)).toEqual([`${dev}/usb/lp0`, `${dev}/usb/lp1`]);
});

test('打印队列、它的纸盒、端口一并列出', async () => {
  const found = await findPrinters({
    platform: 'linux',
    listPrinters: nobody,
    run: new CupsStandIn().run,
    ports: async () => [{ path: '/dev/ttyUSB0', maker: 'FTDI' }],
    files: async () => ['/dev/usb/lp0'],
  });
  expect(found).toEqual({
    queues: [{ name: 'A4', title: '二楼', text: '就绪' }],
    queuesProblem: null,
    trays: {
      A4: [
        { tray: 'Tray1', title: 'Tray1（默认）' },
        { tray: 'Tray2', title: 'Tray2' },
      ],
    },
    serialPorts: [{ name: '/dev/ttyUSB0', title: '/dev/ttyUSB0', text: 'FTDI' }],
    deviceFiles: [{ name: '/dev/usb/lp0', title: '/dev/usb/lp0', text: '' }],
  });
});

test('没有打印服务的，说明原因，其余照样列出', async () => {
  const around = { platform: 'linux', listPrinters: nobody, run: async () => notFound, ...none } as const;
  expect(await findPrinters(around)).toMatchObject({
    queues: [],
    queuesProblem: '本机未安装打印服务（CUPS）。请由管理员安装CUPS和打印机驱动后重试。',
  });
});

test('Windows按系统的名称列出，不列纸盒', async () => {
  const listPrinters = async () => [{ name: 'HP1', displayName: '一楼' }] as never;
  expect(await findPrinters({ platform: 'win32', listPrinters, ...none })).toMatchObject({
    queues: [{ name: 'HP1', title: '一楼', text: '' }],
    trays: {},
  });
});
