import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { readPostmaster } from '../../../server/embedded/postmaster.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The centre as `npm start` runs it, built into a folder of its own; returns the program's path. */
export async function buildCentre(): Promise<{ main: string; remove: () => void }> {
  const outDir = join(root, 'out', `test-server-${process.pid}`);
  await build({ root, configFile: join(root, 'vite.server.config.ts'), logLevel: 'warn', build: { outDir } });
  return { main: join(outDir, 'main.js'), remove: () => rmSync(outDir, { recursive: true, force: true }) };
}

export interface CentreProcess {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The first line it printed, or null when it ended without. */
  readonly line: Promise<Record<string, unknown> | null>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export function runCentre(
  main: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): CentreProcess {
  const { DATABASE_URL: _unset, ...inherited } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...inherited, YIMEN_CENTRE_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode }));
  const line = (async () => {
    while (!stdout.includes('\n') && child.exitCode === null && child.signalCode === null) await sleep(10);
    await Promise.race([ended, sleep(stdout === '' ? 200 : 0)]);
    const first = stdout.split('\n')[0] ?? '';
    return first === '' ? null : (JSON.parse(first) as Record<string, unknown>);
  })();
  return { child, stdout: () => stdout, stderr: () => stderr, line, ended };
}

export async function endCentre({ child, ended }: CentreProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await ended;
}

/** After a test that killed a centre: its PostgreSQL must not outlive the test. */
export async function endOrphan(dataDir: string): Promise<void> {
  const cluster = join(dataDir, 'pg');
  if (!existsSync(cluster)) return;
  const found = readPostmaster(cluster);
  if (found === null) return;
  process.kill(found.pid, 'SIGQUIT');
  for (let tries = 0; readPostmaster(cluster) !== null && tries < 200; tries += 1) await sleep(25);
}
