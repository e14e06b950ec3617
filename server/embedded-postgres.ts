import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, chooseAccount, runAs } from './embedded/account.ts';
import { type Binaries, postgresPackage, prepareBinaries } from './embedded/binaries.ts';
import { type ClusterPaths, clusterPaths, clusterUser, prepareCluster } from './embedded/cluster.ts';
import { readPostmaster, stopOrphan, stopPostmaster } from './embedded/postmaster.ts';
import type { Log } from './log.ts';
import { messageOf, PlainFailure } from './plain-failure.ts';

export interface PostgresAddress {
  /** A socket folder, or 127.0.0.1 where sockets cannot be used. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export interface EmbeddedPostgres {
  readonly address: PostgresAddress;
  readonly pid: () => number | undefined;
  /** Fast shutdown; at most a few seconds. */
  stop(): Promise<void>;
}

/** The longest socket path that Linux (107) and macOS (103) both take. */
const maxSocketPath = 103;
const longestStartMs = 600_000;

/**
 * Runs the PostgreSQL of the registry package in `dataDir` and keeps it running until `stop`.
 * The caller holds the folder's lock. Throws {@link PlainFailure} with a sentence for the operator.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  log: Log,
  packageDir = postgresPackage(process.platform, process.arch),
): Promise<EmbeddedPostgres> {
  const paths = clusterPaths(dataDir);
  const account = chooseAccount(paths.cluster);
  mkdirSync(dataDir, { recursive: true });
  const binaries = prepareBinaries(packageDir, account, dataDir);
  const password = prepareCluster(paths, binaries, account);
  await stopOrphan(paths.cluster, binaries, account, log);

  const bySocket =
    process.platform !== 'win32' && Buffer.byteLength(join(paths.sockets, '.s.PGSQL.5432')) <= maxSocketPath;
  const port = bySocket ? 5432 : await freePort();
  const where = bySocket
    ? { listen_addresses: '', unix_socket_directories: `"${paths.sockets}"`, unix_socket_permissions: '0700' }
    : { listen_addresses: '127.0.0.1', ...(process.platform === 'win32' ? {} : { unix_socket_directories: '' }) };
  const settings = { ...fixedSettings, ...where, port: String(port) };

  const launch = (): Promise<ChildProcess> => launchUntilReady(paths, binaries, account, settings, log);
  let child = await launch();
  let stopping = false;
  const stopped = new AbortController();

  /** PostgreSQL looks after its own workers; this is for the day its main process goes. */
  const keepRunning = async (): Promise<void> => {
    for (let delayMs = 250; !stopping; delayMs = Math.min(delayMs * 2, 30_000)) {
      log('error', '数据库意外停止,稍后重新启动。', { delayMs });
      await sleep(delayMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopping) return;
      try {
        child = await launch();
        log('info', '数据库已重新启动。', { pid: child.pid });
        watch();
        return;
      } catch (error) {
        log('error', messageOf(error));
      }
    }
  };
  let keeping: Promise<void> = Promise.resolve();
  const watch = (): void => {
    const restart = (): void => {
      if (!stopping) keeping = keepRunning();
    };
    if (hasEnded(child)) restart();
    else child.once('exit', restart);
  };
  watch();

  return {
    address: { host: bySocket ? paths.sockets : '127.0.0.1', port, user: clusterUser, password },
    pid: () => child.pid,
    async stop() {
      stopping = true;
      stopped.abort();
      await keeping;
      const { pid } = child;
      if (pid === undefined || hasEnded(child)) return;
      if (!(await stopPostmaster(pid, () => hasEnded(child), paths.cluster, binaries, account)))
        log('error', '数据库进程没有停止。', { pid });
    },
  };
}

/** Where the running PostgreSQL of a folder that another centre holds can be reached; null when none runs. */
export function addressOfRunning(dataDir: string): PostgresAddress | null {
  const paths = clusterPaths(dataDir);
  const found = readPostmaster(paths.cluster);
  if (found === null || !found.ready) return null;
  const host = found.socketDir === '' ? '127.0.0.1' : paths.sockets;
  return { host, port: found.port, user: clusterUser, password: readFileSync(paths.password, 'utf8') };
}

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

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function launchUntilReady(
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
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // Of its own process group: Ctrl-C in a terminal is for the centre, which stops PostgreSQL after the last request.
    const child = spawn(binaries.postgres, ['-D', paths.cluster, ...args], {
      ...runAs(account),
      cwd: paths.cluster,
      stdio: ['ignore', logFile, logFile],
      detached: true,
      windowsHide: true,
    });
    closeSync(logFile);
    const failure = new Promise<Error>((resolve) => child.once('error', resolve));
    let spawnError: Error | undefined;
    void failure.then((error) => (spawnError = error));
    while (spawnError === undefined && !hasEnded(child)) {
      const found = readPostmaster(paths.cluster);
      if (found?.ready === true && (found.pid === child.pid || process.platform === 'win32')) {
        // The centre ends when it decides to, not when PostgreSQL lets it.
        child.unref();
        return child;
      }
      if (Date.now() > until) {
        child.kill('SIGQUIT');
        throw new PlainFailure(`数据库在 ${longestStartMs / 60_000} 分钟内没有就绪,详见 ${paths.log}。`);
      }
      await sleep(10);
    }
    const said = readFileSync(paths.log).subarray(before).toString('utf8').trim().split('\n').slice(-6).join('\n');
    if (attempt > 40 || !/shared memory block|postmaster\.pid/.test(said))
      throw new PlainFailure(`数据库没有启动成功:${spawnError?.message ?? said}`);
    log('warn', '上次的数据库进程尚未完全退出,稍候再试。', { attempt });
    await sleep(250);
  }
}

function keepLogSmall(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 4 * 1024 * 1024) renameSync(file, `${file}.1`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
