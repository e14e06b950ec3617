import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from '../plain-failure.ts';

/** PostgreSQL refuses to run as root, so there it runs under another account; null means as ourselves. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number } | null;

/** For `spawn`: nothing of our environment but what a program needs to start. */
export function runAs(account: Account): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const keep = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'ComSpec'];
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of keep) if (process.env[name] !== undefined) env[name] = process.env[name];
  return account === null ? { env } : { env, uid: account.uid, gid: account.gid };
}

/** `clusterDir` that exists keeps its owner; a new one goes to `postgres`, or to `nobody` where there is none. */
export function chooseAccount(clusterDir: string): Account {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  const owner = lstatSync(clusterDir, { throwIfNoEntry: false })?.uid ?? 0;
  const found =
    accounts.find(({ uid }) => uid === owner) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody');
  if (found !== undefined) return found;
  throw new PlainFailure(
    '数据库不能以 root 身份运行，而系统中没有 postgres 或 nobody 账户。请用普通账户启动，或设置 DATABASE_URL。',
  );
}

/** Gives a folder to the account; everything in it too when `deep` (a copy restored by root belongs to root). */
export function giveTo(account: Account, path: string, deep = false): void {
  if (account === null) return;
  const status = lstatSync(path);
  if (status.uid !== account.uid || status.gid !== account.gid) chownSync(path, account.uid, account.gid);
  if (deep && status.isDirectory())
    for (const name of readdirSync(path)) giveTo(account, join(path, name), true);
}

/** Can the account get into the folder? Only the system knows: every folder above counts. */
export function canEnter(account: Account, folder: string): boolean {
  if (account === null) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs(account), cwd: '/' }).status === 0;
}
