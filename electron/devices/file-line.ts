/** A USB printer as Linux offers it, a device file such as /dev/usb/lp0, read and written directly. */
import { constants, type FileHandle, open } from 'node:fs/promises';
import {
  type ByteLine,
  errorCode,
  errorText,
  LineError,
  type LineEvents,
  oneWayHint,
  type PrinterLine,
  type Words,
} from './byte-line.ts';

export interface FileLineSetting {
  readonly path: string;
  /** False for a model that reports no status; true where not said. */
  readonly answers?: boolean;
}

export function fileLine({ path, answers = true }: FileLineSetting): PrinterLine {
  return {
    name: `USB打印机 ${path}`,
    answers,
    bytesPerSecond: Infinity,
    noAnswer: {
      reason: `USB打印机（${path}）没有应答。`,
      next: `请检查打印机电源和数据线，重新开机后重试；${oneWayHint}。`,
    },
    strangeAnswer: {
      reason: `USB打印机（${path}）的应答无法识别。`,
      next: '请核对设备文件是否为收据打印机，重新开机后重试。',
    },
    open: async (events) => carry(await openDevice(path, answers), events, path, answers),
  };
}

/** @throws LineError */
async function openDevice(path: string, answers: boolean): Promise<FileHandle> {
  let handle: FileHandle | undefined;
  try {
    // Not blocking: a read or a write that waits inside the kernel could never be given up.
    const mode = answers ? constants.O_RDWR : constants.O_WRONLY;
    handle = await open(path, mode | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
    if ((await handle.stat()).isCharacterDevice()) return handle;
  } catch (error) {
    await handle?.close();
    throw new LineError(wordsFor(errorCode(error), path), errorText(error));
  }
  await handle.close();
  // A slip must never be written over somebody's file.
  throw new LineError(wordsFor('ENOTTY', path), 'not a character device');
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const later = (error: unknown): boolean => errorCode(error) === 'EAGAIN';

function carry(handle: FileHandle, events: LineEvents, path: string, answers: boolean): ByteLine {
  const state = { open: true };
  const lost = (error: unknown): void => {
    if (state.open) events.broke(new LineError(wordsFor(errorCode(error), path), errorText(error)));
  };
  const listen = async (): Promise<void> => {
    const buffer = Buffer.alloc(256);
    while (state.open) {
      try {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
        if (bytesRead > 0) events.received(Buffer.from(buffer.subarray(0, bytesRead)));
        else await pause(pollMs);
      } catch (error) {
        if (later(error)) await pause(pollMs);
        // The driver's word for a printer with no way back; that it is silent will show.
        else if (errorCode(error) === 'EINVAL') return;
        else {
          lost(error);
          return;
        }
      }
    }
  };
  const send = async (bytes: Uint8Array, taken: (() => void) | undefined): Promise<void> => {
    let at = 0;
    while (state.open && at < bytes.length) {
      try {
        at += (await handle.write(bytes, at, bytes.length - at, null)).bytesWritten;
      } catch (error) {
        if (!later(error)) {
          lost(error);
          return;
        }
        await pause(pollMs);
      }
    }
    if (state.open) taken?.();
  };
  const ear = answers ? listen() : Promise.resolve();
  let sending = Promise.resolve();
  const close = async (): Promise<void> => {
    if (!state.open) return;
    state.open = false;
    await Promise.all([ear, sending]);
    await handle.close().catch(lost);
  };
  return {
    write: (bytes, taken) => {
      sending = sending.then(() => send(bytes, taken));
    },
    finish: close,
    abandon: close,
  };
}

/** Often enough that no wait is felt, seldom enough to cost nothing. */
const pollMs = 5;

function wordsFor(code: string, path: string): Words {
  switch (code) {
    case 'ENOENT':
      return {
        reason: `找不到USB打印机（${path}）。`,
        next: '请检查数据线和打印机电源，并核对设置中的设备文件。',
      };
    case 'EBUSY':
      return {
        reason: `USB打印机（${path}）正被其他程序占用。`,
        next: '请关闭占用打印机的程序，或者在系统中删除同一台打印机的打印队列。',
      };
    case 'EACCES':
    case 'EPERM':
      return {
        reason: `没有使用USB打印机（${path}）的权限。`,
        next: '请联系管理员将登录用户加入lp用户组，重新登录后再试。',
      };
    case 'ENOTTY':
    case 'EISDIR':
    case 'EROFS':
      return { reason: `${path}不是打印机设备。`, next: '请核对设置中的设备文件，一般为/dev/usb/lp0。' };
    case 'ENOSPC': // the driver's word for it
      return { reason: '打印机缺纸。', next: '请更换纸卷、合上机盖后重试。' };
    default:
      return { reason: `与USB打印机（${path}）的连接中断。`, next: '请检查数据线和打印机电源后重试。' };
  }
}
