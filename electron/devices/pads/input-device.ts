/** A number pad's own device file (Linux), read as bytes. It is used only where it types nowhere else. */
import { constants } from 'node:fs';
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { udevRule, udevRuleFile } from '#shared/pads/input-events.ts';
import { errorCode, errorText, LineError, type Words } from '../byte-line.ts';
import type { OpenLine } from '../link.ts';

/** A person presses slower than this. Polled: a waiting read would hold one of the few threads for files. */
const lookMs = 20;
const mostBytes = 24 * 64;

/** Why a device is not to be used; null where its keys go nowhere else. */
export type HiddenCheck = (path: string) => Promise<Words | null>;

export const openInputDevice =
  (path: string, hidden: HiddenCheck = hiddenFault): OpenLine =>
  async (events) => {
    const words = await hidden(path).catch((error: unknown) => faultWords(path, error));
    if (words !== null) throw new LineError(words, 'not usable');
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
      throw new LineError(faultWords(path, error), errorText(error));
    });
    const buffer = Buffer.alloc(mostBytes);
    let over = false;
    let timer: NodeJS.Timeout | undefined;
    let looking: Promise<void> = Promise.resolve();
    const look = async (): Promise<void> => {
      try {
        const { bytesRead } = await file.read(buffer, 0, mostBytes, null);
        if (over) return;
        if (bytesRead === 0) return lost('end');
        events.received(Uint8Array.from(buffer.subarray(0, bytesRead)));
      } catch (error) {
        if (over) return;
        if (errorCode(error) !== 'EAGAIN') return lost(errorText(error));
      }
      timer = setTimeout(next, lookMs);
    };
    const lost = (detail: string): void => {
      events.broke(new LineError({ reason: '数字键盘已拔下。', next: '请重新插上数字键盘。' }, detail));
    };
    function next(): void {
      looking = look();
    }
    const close = async (): Promise<void> => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      await looking;
      await file.close();
    };
    timer = setTimeout(next, lookMs);
    return { write: () => undefined, finish: close, abandon: close };
  };

function faultWords(path: string, error: unknown): Words {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENXIO':
    case 'ENODEV':
      return { reason: `找不到数字键盘（${path}）。`, next: '请检查数字键盘是否插好，并核对设置中的设备。' };
    case 'EACCES':
    case 'EPERM':
      return {
        reason: '没有读取数字键盘的权限。',
        next: `请管理员按设备页的说明安装${udevRuleFile}，重新插上数字键盘。`,
      };
    default:
      return { reason: '数字键盘打不开。', next: '请重新插上数字键盘；仍不行的，请将日志交给管理员。' };
  }
}

interface Places {
  /** What udev knows of each device, and what the kernel does. */
  readonly udev: string;
  readonly sys: string;
}
const systemPlaces: Places = { udev: '/run/udev/data', sys: '/sys/class/input' };

async function hiddenFault(path: string): Promise<Words | null> {
  const { rdev } = await stat(path);
  return ruleFault(rdev, basename(await realpath(path)), systemPlaces);
}

/**
 * Whether the rule that hides the device is in force; otherwise the rule to install. That it is hidden also proves that it
 * is not the keyboard the clerk types on.
 * @param rdev of the device file
 * @param event its name in the kernel, `event7`
 */
export async function ruleFault(rdev: number, event: string, { udev, sys }: Places): Promise<Words | null> {
  const major = (rdev >>> 8) & 0xfff;
  const minor = (rdev & 0xff) | ((rdev >>> 12) & 0xfff00);
  const known = await textOf(`${udev}/c${major}:${minor}`);
  if (/^E:LIBINPUT_IGNORE_DEVICE=1$/m.test(known)) return null;
  const ids = `${sys}/${event}/device/id`;
  const [vendor, product] = [(await textOf(`${ids}/vendor`)).trim(), (await textOf(`${ids}/product`)).trim()];
  const rule = vendor === '' ? '' : `，内容为：${udevRule(vendor, product)}`;
  return {
    reason: '该数字键盘的按键还会输入到工作人员的窗口，不能用于评价。',
    next: `请管理员新建${udevRuleFile}${rule}，重新插上数字键盘。`,
  };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ENOTDIR'].includes(errorCode(error))) return '';
    throw error;
  }
}

/** Keyboards and number pads of this computer, by their lasting names. */
export async function findInputDevices(folder = '/dev/input/by-id'): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith('-event-kbd'))
      .sort()
      .map((name) => `${folder}/${name}`);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(errorCode(error))) return [];
    throw error;
  }
}
