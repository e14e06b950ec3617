/** A receipt printer on a serial port, or on the serial port that a USB or Bluetooth adapter makes. */
import type { SerialPort } from 'serialport';
import {
  type ByteLine,
  errorText,
  LineError,
  type LineEvents,
  oneWayHint,
  type PrinterLine,
  type Words,
} from './byte-line.ts';

export const baudRates = [2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;
export const flowControls = ['none', 'rtscts', 'xonxoff'] as const;

export interface SerialLineSetting {
  /** `/dev/ttyUSB0`, `COM3`. */
  readonly path: string;
  readonly baudRate: (typeof baudRates)[number];
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  readonly flow: (typeof flowControls)[number];
  /** False for a model that reports no status, or a cable of two wires; true where not said. */
  readonly answers?: boolean;
}

export function serialLine(setting: SerialLineSetting): PrinterLine {
  const { path, baudRate, dataBits, parity, stopBits } = setting;
  const frameBits = 1 + dataBits + (parity === 'none' ? 0 : 1) + stopBits;
  const settings = `波特率${baudRate}、数据位${dataBits}、校验、停止位${stopBits}`;
  return {
    name: `串口打印机 ${path}`,
    answers: setting.answers ?? true,
    bytesPerSecond: baudRate / frameBits,
    noAnswer: {
      reason: `串口打印机（${path}）没有应答。`,
      next: `请检查打印机电源和数据线，核对${settings}与打印机自检页一致；${oneWayHint}。`,
    },
    strangeAnswer: {
      reason: `串口打印机（${path}）的应答无法识别。`,
      next: `请核对${settings}与打印机自检页一致。`,
    },
    open: async (events, timeoutMs) => {
      const port = await opened(setting, timeoutMs);
      return carry(port, events, path);
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A port has one owner at a time; one that is in use is waited for. @throws LineError */
async function opened(setting: SerialLineSetting, timeoutMs: number): Promise<SerialPort> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await openOnce(setting);
    } catch (error) {
      const fault = new LineError(wordsFor(errorText(error), setting.path), errorText(error));
      if (!isBusy(errorText(error)) || Date.now() + 200 > until) throw fault;
      await pause(200);
    }
  }
}

async function openOnce({ path, baudRate, dataBits, parity, stopBits, flow }: SerialLineSetting) {
  // Loaded when needed: its binary is not built for every computer the rest runs on.
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({
    path,
    baudRate,
    dataBits,
    parity,
    stopBits,
    rtscts: flow === 'rtscts',
    // The printer may stop us; we never have to stop the printer.
    xon: flow === 'xonxoff',
    autoOpen: false,
  });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)));
  });
  return port;
}

function carry(port: SerialPort, events: LineEvents, path: string): ByteLine {
  const gone = (detail: string): void =>
    events.broke(
      new LineError(
        {
          reason: `与串口打印机（${path}）的连接中断。`,
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
    // Without this the system sends on what it holds, and closing waits for a printer that has stopped taking it.
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

const isBusy = (text: string): boolean => /cannot lock port|access denied|busy/i.test(text);

function wordsFor(text: string, path: string): Words {
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
    return { reason: '本机没有可用的串口组件。', next: '请改用网络或者USB打印机，并联系管理员。' };
  return { reason: `串口（${path}）打不开。`, next: '请检查数据线和打印机电源，重新插好后重试。' };
}
