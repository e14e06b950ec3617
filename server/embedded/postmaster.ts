import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { codeOf, PlainFailure } from '../plain-failure.ts';
import { type Account, runAs } from './account.ts';
import type { Binaries } from './binaries.ts';

/** What PostgreSQL writes about its main process into `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Empty where it listens on TCP only. */
  readonly socketDir: string;
  readonly ready: boolean;
}

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');

export function readPostmaster(cluster: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(cluster), 'utf8').split('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  return { pid, port: Number(lines[3] ?? 0), socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** A process id may have been given to another program since, which must not be stopped in its place. */
export function isOfCluster(
  pid: number,
  cluster: string,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (!isAlive(pid)) return false;
  if (platform === 'linux') {
    try {
      // PostgreSQL works inside its cluster folder.
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES') return false;
      throw error;
    }
  }
  const [program, args, sign] =
    platform === 'win32'
      ? ['tasklist', ['/NH', '/FO', 'CSV', '/FI', `PID eq ${pid}`], 'postgres.exe']
      : ['ps', ['-ww', '-o', 'command=', '-p', String(pid)], `-D ${cluster}`];
  return spawnSync(program, args, { encoding: 'utf8', windowsHide: true }).stdout?.includes(sign) ?? false;
}

/**
 * A centre that was killed leaves its PostgreSQL running. Whoever holds the folder's lock may stop it.
 * A pid file whose process is gone or is someone else's is removed: PostgreSQL itself would take a reused
 * process id for a live server and refuse to start.
 */
export async function stopOrphan(
  cluster: string,
  binaries: Binaries,
  account: Account,
  log: Log,
): Promise<void> {
  const found = readPostmaster(cluster);
  if (found === null) return;
  if (isOfCluster(found.pid, cluster)) {
    log('warn', '发现上次未正常结束的数据库进程，先将其停止。', { pid: found.pid });
    const gone = (): boolean => !isOfCluster(found.pid, cluster);
    if (!(await stopPostmaster(found.pid, gone, cluster, binaries, account)))
      throw new PlainFailure(`上次留下的数据库进程（${found.pid}）无法停止，请结束该进程后重试。`);
  }
  if (readPostmaster(cluster)?.pid === found.pid) rmSync(pidFile(cluster), { force: true });
}

/** Fast shutdown, then immediate, then kill; false when even that does not end it. Nothing committed is lost by any of them. */
export async function stopPostmaster(
  pid: number,
  gone: () => boolean,
  cluster: string,
  binaries: Binaries,
  account: Account,
): Promise<boolean> {
  const steps = [
    { signal: 'SIGINT', mode: 'fast', patienceMs: 8000 },
    { signal: 'SIGQUIT', mode: 'immediate', patienceMs: 4000 },
    { signal: 'SIGKILL', mode: 'immediate', patienceMs: 2000 },
  ] as const;
  for (const { signal, mode, patienceMs } of steps) {
    if (gone()) return true;
    if (process.platform === 'win32')
      spawnSync(binaries.pgCtl, ['stop', '-D', cluster, '-m', mode, '-W'], {
        ...runAs(account),
        windowsHide: true,
      });
    else signalIfAlive(pid, signal);
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      await sleep(20);
      if (gone()) return true;
    }
  }
  return gone();
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
