/** A simulated pad of keys at the far end of a kernel pty pair, which the real binding opens. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import type { SerialPadProfile } from '#shared/pads/profile.ts';
import { createPadMachine, type PadMachine } from '../../electron/devices/pads/simulated-pad.ts';

export interface PtyPad {
  /** What the counter opens. */
  readonly path: string;
  readonly machine: PadMachine;
  /** Any bytes, as they are. */
  write(bytes: Uint8Array): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

export async function openPtyPad(profile: SerialPadProfile): Promise<PtyPad> {
  const folder = await mkdtemp(join(tmpdir(), 'pty-pad-'));
  const [path, near, far] = [join(folder, 'counter'), join(folder, 'near'), join(folder, 'pad')];
  const machine = createPadMachine(profile);
  let cable: { port: SerialPort; socat: ChildProcess; gone: Promise<unknown>; pull: () => void } | null =
    null;

  const plug = async (): Promise<void> => {
    const end = (link: string): string => `pty,raw,echo=0,link=${link}`;
    const socat = spawn('socat', [end(near), end(far)], { stdio: 'ignore' });
    const gone = new Promise((resolve) => socat.once('exit', resolve));
    while (!existsSync(near) || !existsSync(far)) await pause(5);
    const port = new SerialPort({ path: far, baudRate: 115_200, autoOpen: false });
    await new Promise<void>((resolve, reject) => {
      port.open((error) => (error === null ? resolve() : reject(error)));
    });
    port.on('error', () => undefined); // pulled while it speaks: there is nobody to tell
    const pull = machine.plug((bytes) => {
      if (port.isOpen) port.write(Buffer.from(bytes));
    });
    port.on('data', (chunk: Buffer) => machine.receive(chunk));
    cable = { port, socat, gone, pull };
    // Only now: what is said to a pad that does not listen yet is lost.
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
    machine,
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
      await rm(folder, { recursive: true });
    },
  };
}
