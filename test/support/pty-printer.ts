/** A simulated receipt printer at the far end of a pair of pseudo-terminals, which the real drivers open. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import {
  createSimulatedMachine,
  type FaultMoment,
  type SimulatedFault,
} from '../../electron/devices/simulated-printer-machine.ts';

/** Installs socat where that is allowed. @returns why no pairs can be made, or null when they can */
export function ensurePty(): string | null {
  if (hasSocat()) return null;
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'socat is not installed, and installing it needs root on Debian';
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const wait = ['-o', 'DPkg::Lock::Timeout=120'];
    execFileSync('apt-get', ['-q', ...wait, 'install', '-y', '--no-install-recommends', 'socat'], {
      stdio: 'pipe',
      timeout: 150_000,
      env,
    });
  } catch (error) {
    return `socat is not installed and could not be: ${String(error).slice(0, 200)}`;
  }
  return hasSocat() ? null : 'socat is not installed';
}

function hasSocat(): boolean {
  try {
    execFileSync('socat', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface PtyPrinter {
  /** What a cable would be plugged into. */
  readonly path: string;
  readonly slips: Buffer[];
  readonly torn: boolean;
  setFault(fault: SimulatedFault | null, moment?: FaultMoment): Promise<void>;
  close(): Promise<void>;
}

export async function openPtyPrinter(): Promise<PtyPrinter> {
  const folder = await mkdtemp(join(tmpdir(), 'pty-'));
  const [path, far] = [join(folder, 'counter'), join(folder, 'printer')];
  const slips: Buffer[] = [];
  let cable: Cable | undefined;
  let settled = Promise.resolve();
  const machine = createSimulatedMachine({
    onSlip: (bytes) => void slips.push(bytes),
    onFault: (fault) => {
      const unplugged = fault === 'refuse' || fault === 'hang_up';
      // At once, as a hand would: what is said after it is not heard.
      if (unplugged) cable?.pull();
      settled = settled.then(async () => {
        if (unplugged) {
          await cable?.gone;
          cable = undefined;
        } else cable ??= await plug();
        if (fault === 'busy') cable?.port.pause();
        else cable?.port.resume();
      });
    },
  });
  const plug = async (): Promise<Cable> => {
    const made = await plugIn(path, far);
    const input = machine.connect({
      send: (bytes) => {
        if (made.port.isOpen) made.port.write(bytes);
      },
      hangUp: () => made.pull(),
    });
    made.port.on('data', (chunk: Buffer) => input.receive(chunk));
    return made;
  };
  cable = await plug();
  return {
    path,
    slips,
    get torn() {
      return machine.torn;
    },
    setFault: async (fault, moment) => {
      machine.setFault(fault, moment);
      await settled;
    },
    close: async () => {
      await settled;
      cable?.pull();
      await cable?.gone;
      await rm(folder, { recursive: true });
    },
  };
}

interface Cable {
  readonly port: SerialPort;
  readonly gone: Promise<unknown>;
  pull(): void;
}

async function plugIn(path: string, far: string): Promise<Cable> {
  const end = (link: string): string => `pty,raw,echo=0,link=${link}`;
  const socat: ChildProcess = spawn('socat', [end(path), end(far)], { stdio: 'ignore' });
  const gone = new Promise((resolve) => socat.once('exit', resolve));
  while (!existsSync(path) || !existsSync(far)) await new Promise((resolve) => setTimeout(resolve, 5));
  const port = new SerialPort({ path: far, baudRate: 115_200, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)));
  });
  port.on('error', () => undefined); // pulled while it answers: there is nobody to tell
  return { port, gone, pull: () => void socat.kill() };
}
