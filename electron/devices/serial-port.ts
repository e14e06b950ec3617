/** A serial port, or the one that a USB or Bluetooth adapter makes: opened for one device, and carried as a line of bytes. */
import type { SerialPort } from 'serialport';
import { type ByteLine, errorText, LineError, type LineEvents, type Words } from './byte-line.ts';
import type { OpenLine } from './link.ts';

export const baudRates = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;

export interface SerialPortSetting {
  /** `/dev/ttyUSB0`, `COM3`. */
  readonly path: string;
  readonly baudRate: (typeof baudRates)[number];
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  readonly flow: 'none' | 'rtscts' | 'xonxoff';
}

/** What stands on the port, for the words of its faults. */
export interface OnPort {
  /** E.g. `串口打印机`. */
  readonly title: string;
  /** What else a person can use when this computer has no serial ports. */
  readonly instead: string;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A port has one owner at a time; one that is in use is waited for. @throws LineError */
export async function openSerialPort(
  setting: SerialPortSetting,
  on: OnPort,
  timeoutMs: number,
): Promise<SerialPort> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await openOnce(setting);
    } catch (error) {
      const fault = new LineError(wordsFor(errorText(error), setting.path, on), errorText(error));
      if (!isBusy(errorText(error)) || Date.now() + 200 > until) throw fault;
      await pause(200);
    }
  }
}

async function openOnce({ path, baudRate, dataBits, parity, stopBits, flow }: SerialPortSetting) {
  // Loaded when needed: its binary is not built for every computer the rest runs on.
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({
    path,
    baudRate,
    dataBits,
    parity,
    stopBits,
    rtscts: flow === 'rtscts',
    // The device may stop us; we never have to stop it.
    xon: flow === 'xonxoff',
    autoOpen: false,
  });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)));
  });
  return port;
}

/** What comes and goes on an open port. A loss may be told more than once. */
export function carrySerial(port: SerialPort, events: LineEvents, path: string, on: OnPort): ByteLine {
  const gone = (detail: string): void =>
    events.broke(
      new LineError(
        {
          reason: `与${on.title}（${path}）的连接中断。`,
          next: '请检查数据线和转换器是否松动，重新插好后重试。',
        },
        detail,
      ),
    );
  port.on('error', (error: Error) => gone(error.message));
  port.on('close', () => gone('closed'));
  // Always listening: a port nobody reads never notices that it was unplugged.
  port.on('data', (chunk: Buffer) => events.received(chunk));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      if (port.isOpen) port.close(() => resolve());
      else resolve();
    });
  const abandon = async (): Promise<void> => {
    // Without this the system sends on what it holds, and closing waits for a device that has stopped taking it.
    await new Promise<void>((resolve) => {
      if (port.isOpen) port.flush(() => resolve());
      else resolve();
    });
    await close();
  };
  const whenSent = (tell: () => void): void =>
    port.drain((error) => {
      if (!error) tell();
    });
  return {
    write: (bytes, taken) => {
      port.write(bytes);
      if (taken !== undefined) whenSent(taken);
    },
    finish: async () => {
      if (!port.isOpen) return;
      const sent = new Promise<boolean>((resolve) => whenSent(() => resolve(true)));
      await ((await Promise.race([sent, pause(1000)])) === true ? close() : abandon());
    },
    abandon,
  };
}

/** The port as a line that is opened again whenever it is lost. */
export const serialLine =
  (setting: SerialPortSetting, on: OnPort): OpenLine =>
  async (events, timeoutMs) =>
    carrySerial(await openSerialPort(setting, on, timeoutMs), events, setting.path, on);

const isBusy = (text: string): boolean => /cannot lock port|access denied|busy/i.test(text);

function wordsFor(text: string, path: string, { title, instead }: OnPort): Words {
  if (isBusy(text))
    return {
      reason: `串口（${path}）正被其他程序或设备占用。`,
      next: '请关闭占用该串口的程序，或者在设置中改用其他串口。',
    };
  if (/no such file|file not found|cannot find/i.test(text))
    return { reason: `找不到串口（${path}）。`, next: '请检查数据线是否插好，并核对设置中的串口名称。' };
  if (/permission denied/i.test(text))
    return {
      reason: `没有使用串口（${path}）的权限。`,
      next: '请联系管理员将登录用户加入dialout用户组，重新登录后再试。',
    };
  if (/inappropriate ioctl/i.test(text))
    return { reason: `${path}不是串口，或者不支持该波特率。`, next: '请核对设置中的串口名称和波特率。' };
  if (/no native build|cannot find module|\.node/i.test(text))
    return { reason: '本机没有可用的串口组件。', next: `${instead}，并联系管理员。` };
  return {
    reason: `串口（${path}）打不开。`,
    next: `请检查数据线和${title.replace(/^串口/, '')}电源，重新插好后重试。`,
  };
}
