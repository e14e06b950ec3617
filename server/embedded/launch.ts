import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { PlainFailure } from '../plain-failure.ts';
import { type Account, runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { ClusterPaths } from './cluster.ts';
import { readPostmaster } from './postmaster.ts';

const longestStartMs = 600_000;

/** Durability is not left to defaults, and the log holds no data of people (terse: without row contents). */
const fixedSettings = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '60',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_line_prefix: '%m [%p] ',
  logging_collector: 'off',
  jit: 'off',
} as const;

export const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/** Starts PostgreSQL and returns when it takes connections. Recovery after a power cut may take minutes. */
export async function launchUntilReady(
  paths: ClusterPaths,
  binaries: Binaries,
  account: Account,
  settings: Readonly<Record<string, string>>,
  log: Log,
): Promise<ChildProcess> {
  const until = Date.now() + longestStartMs;
  // Workers of a killed server need a moment to notice; only for them is a second attempt worth it.
  for (let attempt = 1; ; attempt += 1) {
    keepLogSmall(paths.log);
    const logFile = openSync(paths.log, 'a', 0o600);
    const before = statSync(paths.log).size;
    const args = Object.entries({ ...fixedSettings, ...settings }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    // Of its own process group: Ctrl-C in a terminal is for the centre, which stops PostgreSQL after the last request.
    const child = spawn(binaries.postgres, ['-D', paths.cluster, ...args], {
      ...runAs(account),
      cwd: paths.cluster,
      stdio: ['ignore', logFile, logFile],
      detached: true,
      windowsHide: true,
    });
    closeSync(logFile);
    const failed: Error[] = [];
    child.on('error', (error) => failed.push(error));
    while (failed.length === 0 && !hasEnded(child)) {
      const found = readPostmaster(paths.cluster);
      if (found?.ready === true && (found.pid === child.pid || process.platform === 'win32')) {
        // The centre ends when it decides to, not when PostgreSQL lets it.
        child.unref();
        return child;
      }
      if (Date.now() > until) {
        child.kill('SIGQUIT');
        throw new PlainFailure(`数据库在 ${longestStartMs / 60_000} 分钟内没有就绪，详见 ${paths.log}。`);
      }
      await sleep(10);
    }
    const said = readFileSync(paths.log)
      .subarray(before)
      .toString('utf8')
      .trim()
      .split('\n')
      .slice(-6)
      .join('\n');
    if (attempt > 40 || !/shared memory block|postmaster\.pid/.test(said))
      throw new PlainFailure(`数据库没有启动成功：${failed[0]?.message ?? said}`);
    log('warn', '上次的数据库进程尚未完全退出，稍候再试。', { attempt });
    await sleep(250);
  }
}

function keepLogSmall(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 4 * 1024 * 1024) renameSync(file, `${file}.1`);
}
