import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainFailure } from '../plain-failure.ts';
import { type Account, canEnter, giveTo, runAs } from './account.ts';
import type { Binaries } from './binaries.ts';

/** The parts of a data folder that belong to PostgreSQL. */
export interface ClusterPaths {
  readonly cluster: string;
  readonly sockets: string;
  readonly password: string;
  readonly log: string;
}

export const clusterPaths = (dataDir: string): ClusterPaths => ({
  cluster: join(dataDir, 'pg'),
  sockets: join(dataDir, 'run'),
  password: join(dataDir, 'postgres.password'),
  log: join(dataDir, 'postgres.log'),
});

export const clusterUser = 'yimen';

/** Makes sure that a database cluster of our version is there and belongs to the account; returns its password. */
export function prepareCluster(paths: ClusterPaths, binaries: Binaries, account: Account): string {
  mkdirSync(paths.sockets, { recursive: true, mode: 0o700 });
  giveTo(account, paths.sockets);
  if (!canEnter(account, paths.sockets))
    throw new PlainFailure(
      `数据库账户 ${account?.name} 进不了 ${dirname(paths.cluster)}（上级文件夹不允许）。请用 YIMEN_CENTRE_DATA 指定其他文件夹。`,
    );
  if (existsSync(paths.cluster)) {
    refuseOtherMajor(paths.cluster, binaries.major);
    if (account !== null && lstatSync(paths.cluster).uid === 0) giveTo(account, paths.cluster, true);
    if (!existsSync(paths.password))
      throw new PlainFailure(`数据库口令文件 ${paths.password} 不见了，请从备份中恢复。`);
    return readFileSync(paths.password, 'utf8');
  }
  const password = keepPassword(paths.password);
  initialise(paths, binaries, account, password);
  return password;
}

function refuseOtherMajor(cluster: string, major: number): void {
  const version = join(cluster, 'PG_VERSION');
  const found = existsSync(version) ? readFileSync(version, 'utf8').trim() : '（不明）';
  if (found !== String(major))
    throw new PlainFailure(
      `数据文件夹 ${cluster} 属于 PostgreSQL ${found}，随附的是 ${major}，不能直接使用。请用原来的版本导出数据，或换一个数据文件夹。`,
    );
}

/** Written before the cluster is made, so that an interrupted start finds the same one. */
function keepPassword(file: string): string {
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(24).toString('base64url'), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, 'utf8');
}

/** Into a folder beside, renamed when complete: a power cut half-way leaves nothing that looks like a cluster. */
function initialise(paths: ClusterPaths, binaries: Binaries, account: Account, password: string): void {
  const unfinished = `${paths.cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(account, unfinished);
  const passwordFile = join(paths.sockets, 'initdb-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, passwordFile);
  const run = spawnSync(
    binaries.initdb,
    [
      '-D',
      unfinished,
      '-U',
      clusterUser,
      '-E',
      'UTF8',
      '--locale=C',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-instructions',
    ],
    { ...runAs(account), cwd: paths.sockets, encoding: 'utf8', windowsHide: true },
  );
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    const reason =
      run.error?.message ?? `${run.stdout}\n${run.stderr}`.trim().split('\n').slice(-5).join('\n');
    throw new PlainFailure(`建立数据库失败：${reason}`);
  }
  renameSync(unfinished, paths.cluster);
  syncFolder(dirname(paths.cluster));
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
