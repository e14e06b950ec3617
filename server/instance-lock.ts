import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './plain-failure.ts';

export interface InstanceLock {
  release(): void;
}

/**
 * One process per data folder. The lock is a listening socket, so the system itself takes it back when the
 * process dies, however it dies: no stale file and no reused process id can pass for a live centre.
 * Null when another process holds it.
 */
export async function takeInstanceLock(
  dataDir: string,
  platform: NodeJS.Platform,
): Promise<InstanceLock | null> {
  const address = lockAddress(dataDir, platform);
  const lock = await listen(address);
  if (lock !== null) return lock;
  if (platform === 'win32' || platform === 'linux' || (await answers(address))) return null;
  // Elsewhere a socket is a file and outlives a killed process.
  unlinkSync(address);
  return listen(address);
}

function lockAddress(dataDir: string, platform: NodeJS.Platform): string {
  const name = `yimen-centre-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<InstanceLock | null> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(address, () => {
      server.unref();
      resolve({ release: () => void server.close() });
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
