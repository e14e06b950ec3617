/** Serial ports and printers' device files of this computer, for the settings page to choose from. */
import { readdir } from 'node:fs/promises';
import { errorCode } from './byte-line.ts';

export interface FoundPort {
  /** What the settings keep: `/dev/ttyUSB0`, `COM3`. */
  readonly path: string;
  /** Who made the adapter; empty where the system does not say. */
  readonly maker: string;
}

type ListPorts = () => Promise<readonly { path: string; manufacturer?: string | undefined }[]>;

/** Loaded when needed: its binary is not built for every computer the rest runs on. */
const listPorts: ListPorts = async () => (await import('serialport')).SerialPort.list();

/**
 * Without `udevadm` (Linux) the ports are named by their device files, and whether something is on them is not known.
 * @param devices where they are
 */
export async function findSerialPorts(list = listPorts, devices = '/dev'): Promise<FoundPort[]> {
  try {
    return (await list()).map(({ path, manufacturer = '' }) => ({ path, maker: manufacturer }));
  } catch {
    const names = (await entries(devices)).filter((name) => /^tty(S|USB|ACM)\d+$/.test(name));
    return sorted(names).map((name) => ({ path: `${devices}/${name}`, maker: '' }));
  }
}

/** USB printers as Linux offers them: `/dev/usb/lp0`. */
export async function findDeviceFiles(devices = '/dev'): Promise<string[]> {
  const names = (await entries(`${devices}/usb`)).filter((name) => /^lp\d+$/.test(name));
  return sorted(names).map((name) => `${devices}/usb/${name}`);
}

/** ttyUSB2 before ttyUSB10. */
const sorted = (names: readonly string[]): string[] =>
  names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(errorCode(error))) return [];
    throw error;
  }
}
