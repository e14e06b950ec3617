/** Any device's own end at the far end of a kernel pty pair, which the real binding opens at the near one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SerialPort } from 'serialport';

export interface PtyDevice {
  /** What the counter opens. */
  readonly path: string;
  /** Bytes to the computer, as they are. */
  write(bytes: Uint8Array): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param receive what the computer says
 * @param powered told whenever it gets power, with what sends to the computer; what it returns is called when it is unplugged
 */
export async function openPtyDevice(
  receive: (bytes: Uint8Array) => void,
  powered: (send: (bytes: Uint8Array) => void) => () => void = () => () => undefined,
): Promise<PtyDevice> {
  const folder = await mkdtemp(join(tmpdir(), 'pty-device-'));
  const [path, near, far] = [join(folder, 'counter'), join(folder, 'near'), join(folder, 'device')];
  let cable: { port: SerialPort; socat: ChildProcess; gone: Promise<unknown>; pull: () => void } | null =
    null;

  const plug = async (): Promise<void> => {
    const end = (link: string): string => `pty,raw,echo=0,link=${link}`;
    const socat = spawn('socat', [end(near), end(far)], { stdio: 'ignore' });
    const gone = new Promise((resolve) => socat.once('exit', resolve));
    // oxlint-disable-next-line no-await-in-loop -- until both ends are there
    while (!existsSync(near) || !existsSync(far)) await pause(5);
    const port = new SerialPort({ path: far, baudRate: 115_200, autoOpen: false });
    await new Promise<void>((resolve, reject) => {
      port.open((error) => (error === null ? resolve() : reject(error)));
    });
    port.on('error', () => undefined); // pulled while it speaks: there is nobody to tell
    const pull = powered((bytes) => {
      if (port.isOpen) port.write(Buffer.from(bytes));
    });
    port.on('data', (chunk: Buffer) => receive(chunk));
    cable = { port, socat, gone, pull };
    // Only now: what is said to a device that does not listen yet is lost.
    await symlink(near, path);
  };
  const unplug = async (): Promise<void> => {
    if (cable === null) return;
    const { pull, socat, gone } = cable;
    cable = null;
    pull();
    await rm(path);
    socat.kill();
    await gone;
  };

  await plug();
  return {
    path,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (cable === null) return reject(new Error('unplugged'));
        const { port } = cable;
        port.write(Buffer.from(bytes));
        port.drain((error) => (error ? reject(error) : resolve()));
      }),
    unplug,
    plug,
    close: async () => {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
