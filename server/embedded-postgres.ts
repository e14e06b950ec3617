import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseAccount } from './embedded/account.ts';
import { postgresPackage, prepareBinaries } from './embedded/binaries.ts';
import { clusterPaths, clusterUser, prepareCluster } from './embedded/cluster.ts';
import { hasEnded, launchUntilReady } from './embedded/launch.ts';
import { readPostmaster, stopOrphan, stopPostmaster } from './embedded/postmaster.ts';
import type { Log } from './log.ts';
import { messageOf } from './plain-failure.ts';

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
  // Passing through is enough for the database's account; what is inside keeps its own protection.
  if (account !== null) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  const binaries = prepareBinaries(packageDir, account, dataDir);
  const password = prepareCluster(paths, binaries, account);
  await stopOrphan(paths.cluster, binaries, account, log);

  const bySocket =
    process.platform !== 'win32' && Buffer.byteLength(join(paths.sockets, '.s.PGSQL.5432')) <= maxSocketPath;
  const port = bySocket ? 5432 : await freePort();
  const where = bySocket
    ? {
        listen_addresses: '',
        unix_socket_directories: `"${paths.sockets.replaceAll('"', '""')}"`,
        unix_socket_permissions: '0700',
      }
    : {
        listen_addresses: '127.0.0.1',
        ...(process.platform === 'win32' ? {} : { unix_socket_directories: '' }),
      };
  const settings = { ...where, port: String(port) };

  const launch = (): Promise<ChildProcess> => launchUntilReady(paths, binaries, account, settings, log);
  let child = await launch();
  const stopping = new AbortController();

  /** PostgreSQL looks after its own workers; this is for the day its main process goes. */
  const keepRunning = async (): Promise<void> => {
    for (let delayMs = 250; ; delayMs = Math.min(delayMs * 2, 30_000)) {
      log('error', '数据库意外停止，稍后重新启动。', { delayMs });
      const asked = await sleep(delayMs, false, { signal: stopping.signal }).catch(() => true);
      if (asked) return;
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
      if (!stopping.signal.aborted) keeping = keepRunning();
    };
    if (hasEnded(child)) restart();
    else child.once('exit', restart);
  };
  watch();

  return {
    address: { host: bySocket ? paths.sockets : '127.0.0.1', port, user: clusterUser, password },
    pid: () => child.pid,
    async stop() {
      stopping.abort();
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
