/** A copy of everything this counter keeps, made while work goes on. */
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Job } from '../jobs.ts';
import type { WritableDb } from '../store/open.ts';

/** Pages copied before the counter gets its turn again: a step of about a millisecond. */
const pagesAtOnce = 200;

export interface BackupSource {
  readonly db: WritableDb;
  /** Where the archived papers are. */
  readonly papers: string;
}

/**
 * Copies database and papers into a new folder of `place`. Until the last file is there it has another name, so that
 * nothing half done is taken for a copy; cancelled or failed, nothing of it stays.
 * @returns the folder made
 */
export async function makeBackup(
  { db, papers }: BackupSource,
  place: string,
  name: string,
  { signal, progress }: Job,
): Promise<Result<{ folder: string }>> {
  const folder = join(place, name);
  const unfinished = `${folder}.未完成`;
  try {
    const files = await filesOf(papers);
    await mkdir(join(unfinished, 'papers'), { recursive: true });
    let pages = 0;
    await db.backup(join(unfinished, 'counter.sqlite'), {
      progress: ({ totalPages, remainingPages }) => {
        signal.throwIfAborted();
        pages = totalPages;
        progress(totalPages - remainingPages, totalPages + files.length);
        return pagesAtOnce;
      },
    });
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted();
      // oxlint-disable-next-line no-await-in-loop -- one file after another leaves the disk to the counter
      await copyFile(join(papers, file), join(unfinished, 'papers', file));
      progress(pages + index + 1, pages + files.length);
    }
    await rename(unfinished, folder);
    return ok({ folder });
  } catch (error) {
    // Where it could not be made, it cannot be removed either; what is said is why it could not be made.
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    if (signal.aborted) throw error;
    return notWritten(error);
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

function notWritten(error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const full = code === 'ENOSPC' || code === 'SQLITE_FULL';
  return refuse(
    'device',
    '',
    full
      ? '所选位置的空间不够，没有备份。'
      : `所选位置不能写入（${code === '' ? '原因不明' : code}），没有备份。`,
    full ? '请清理空间或者换一个位置。' : '请换一个位置，或者检查移动盘是否插好、是否写保护。',
  );
}
