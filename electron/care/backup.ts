/** A copy of everything this counter keeps, made while work goes on. */
import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Job } from '../jobs.ts';
import type { WritableDb } from '../store/open.ts';

/** Pages copied before the counter gets its turn again: a step of about a millisecond. */
const pagesAtOnce = 200;

export interface BackupSource {
  readonly db: WritableDb;
  /** Where the archived papers are. */
  readonly papers: string;
  /** Where the scans of materials are. */
  readonly scans: string;
}

/**
 * Copies database, papers and scans into a new folder of `place`. Until the last file is there it has another name, so that
 * nothing half done is taken for a copy; cancelled or failed, nothing of it stays.
 * @returns the folder made
 */
export async function makeBackup(
  { db, papers, scans }: BackupSource,
  place: string,
  name: string,
  { signal, progress }: Job,
): Promise<Result<{ folder: string }>> {
  let unfinished: string | null = null;
  try {
    const filed = await filesOf(papers);
    const folder = await freeFolder(place, name);
    unfinished = unfinishedOf(folder);
    await mkdir(join(unfinished, 'papers'));
    await mkdir(join(unfinished, 'scans'));
    let pages = 0;
    await db.backup(join(unfinished, 'counter.sqlite'), {
      progress: ({ totalPages, remainingPages }) => {
        signal.throwIfAborted();
        pages = totalPages;
        progress(totalPages - remainingPages, totalPages + filed.length);
        return pagesAtOnce;
      },
    });
    // After the database: of every scan its records speak of, the file is there already.
    const files = [
      ...filed.map((name) => ({ from: join(papers, name), to: join('papers', name) })),
      ...(await scansIn(scans)).map((name) => ({ from: join(scans, name), to: join('scans', name) })),
    ];
    for (const [index, { from, to }] of files.entries()) {
      signal.throwIfAborted();
      // oxlint-disable-next-line no-await-in-loop -- one file after another leaves the disk to the counter
      await copyOne(from, join(unfinished, to));
      progress(pages + index + 1, pages + files.length);
    }
    await rename(unfinished, folder);
    return ok({ folder });
  } catch (error) {
    // Where it could not be made, it cannot be removed either; what is said is why it could not be made.
    if (unfinished !== null)
      await rm(unfinished, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    if (signal.aborted) throw error;
    return notWritten(error);
  }
}

const unfinishedOf = (folder: string): string => `${folder}.未完成`;

/** Makes the unfinished folder of a name that nothing has: an earlier copy, or one under way, is never written into. */
async function freeFolder(place: string, name: string): Promise<string> {
  for (let next = 1; ; next += 1) {
    const folder = join(place, next === 1 ? name : `${name}-${next}`);
    if (existsSync(folder)) continue;
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next name is for when this one is taken
      await mkdir(unfinishedOf(folder));
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Papers lie flat in their folder; one not finished yet is no paper. */
async function filesOf(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.pdf')).map(({ name }) => name);
  } catch {
    return []; // no paper was ever filed
  }
}

/** Scans lie on shelves by the first letters of their names; one that is being written is none yet. */
async function scansIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true });
    return entries.filter((name) => /[\\/][0-9a-f]{64}$/.test(name));
  } catch {
    return []; // nothing was ever scanned
  }
}

/** A shelf is made when its first file comes. */
async function copyOne(from: string, to: string): Promise<void> {
  const copy = () => copyFile(from, to, constants.COPYFILE_EXCL);
  await copy().catch(async (error: unknown) => {
    if (!existsSync(from) || existsSync(dirname(to))) throw error;
    await mkdir(dirname(to));
    await copy();
  });
}

function notWritten(error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [message, next] = reasons[code.startsWith('SQLITE_IOERR') ? 'EIO' : code] ?? [
    `所选位置不能写入（${code === '' ? '原因不明' : code}），没有备份。`,
    '请换一个位置，或者检查移动盘是否插好、是否写保护。',
  ];
  return refuse('device', '', message, next);
}

const full = ['所选位置的空间不够，没有备份。', '请清理空间或者换一个位置。'] as const;
const gone = [
  '所选位置已不存在，没有备份。',
  '请检查移动盘是否已拔出，重新插好或者换一个位置后再备份。',
] as const;
const locked = ['没有写入所选位置的权限，没有备份。', '请换一个位置，或者解除写保护后再备份。'] as const;
const reasons: Readonly<Record<string, readonly [message: string, next: string]>> = {
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_FULL: full,
  ENOENT: gone,
  ENODEV: gone,
  SQLITE_CANTOPEN: gone,
  EACCES: locked,
  EPERM: locked,
  EROFS: locked,
  SQLITE_READONLY: locked,
  EIO: ['所选位置读写出错，没有备份。', '请检查移动盘是否已拔出，重新插好或者换一个位置后再备份。'],
  EFBIG: ['所选位置存不下这样大的文件，没有备份。', '请换用NTFS格式的移动盘，或者换一个位置。'],
  SQLITE_CORRUPT: ['本机数据文件有损坏，没有备份。', '请将日志交给管理员；已上传中心的记录不受影响。'],
  SQLITE_NOTADB: ['本机数据文件有损坏，没有备份。', '请将日志交给管理员；已上传中心的记录不受影响。'],
};
