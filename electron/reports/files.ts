/** Files for people: whole or not at all. */
import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Refusal, refuse } from '#shared/result.ts';

/**
 * @param write given a draft's name beside the target, on the same disk
 * @param keep asked when the draft is written: false drops it
 * @param move puts the draft in its place
 */
export async function placeWhole(
  target: string,
  write: (draft: string) => Promise<void>,
  keep: () => boolean,
  move: typeof rename = rename,
): Promise<void> {
  // Short, whatever the target's name: one that just fits would not with more in it.
  const draft = join(dirname(target), `.${randomUUID().slice(0, 8)}.part`);
  try {
    await write(draft);
    if (!keep()) return;
    await moveTo(target, draft, move);
  } finally {
    await dropped(draft);
  }
}

/** What cannot be removed now hides no reason: why it could not be written is what is told. */
const dropped = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);

/**
 * A folder is not renamed onto one that has something in it. An earlier export of the same files gives way; a folder in
 * which anything else lies is somebody's, and stays.
 */
async function moveTo(target: string, draft: string, move: typeof rename): Promise<void> {
  const there = await stat(target).catch(() => null);
  const asFolder = (await stat(draft)).isDirectory();
  if (there === null || (!there.isDirectory() && !asFolder)) return move(draft, target);
  if (there.isDirectory()) {
    const fresh = new Set(asFolder ? await readdir(draft) : []);
    const others = (await readdir(target)).filter((name) => !fresh.has(name));
    if (!asFolder || others.length > 0)
      throw Object.assign(new Error('the folder holds something else'), { code: 'EEXIST' });
  }
  // Aside, not away, until the new one is in its place.
  const aside = `${draft}.old`;
  await rename(target, aside);
  try {
    await move(draft, target);
  } catch (error) {
    await rename(aside, target);
    throw error;
  }
  return dropped(aside);
}

const refusals: Readonly<Record<string, readonly [message: string, next: string]>> = {
  ENOSPC: ['磁盘空间不足，文件没有导出。', '请清理磁盘，或者另选位置后重新导出。'],
  EDQUOT: ['磁盘配额已满，文件没有导出。', '请清理磁盘，或者另选位置后重新导出。'],
  EACCES: ['没有写入该位置的权限，文件没有导出。', '请另选位置后重新导出。'],
  EPERM: [
    '没有写入该位置的权限，或者同名文件正在使用，文件没有导出。',
    '请关闭该文件，或者另选位置后重新导出。',
  ],
  EROFS: ['该位置只能读取，文件没有导出。', '请另选位置后重新导出。'],
  EEXIST: ['该位置已有同名文件夹，其中有其他文件，没有导出。', '请另取名称或者另选位置后重新导出。'],
  EBUSY: ['同名文件正在使用，文件没有导出。', '请关闭该文件后重新导出。'],
  ENOENT: ['该位置已不存在，文件没有导出。', '请检查移动存储是否已拔出，另选位置后重新导出。'],
  ENOTDIR: ['该位置不是文件夹，文件没有导出。', '请另选位置后重新导出。'],
  ENAMETOOLONG: ['文件名过长，文件没有导出。', '请缩短文件名后重新导出。'],
  EFBIG: ['该位置存不下这样大的文件，文件没有导出。', '请另选位置后重新导出，或者缩短期间。'],
  EIO: ['磁盘读写出错，文件没有导出。', '请另选位置后重新导出；仍不行的，请联系管理员。'],
};

/** Undefined for what is no disk's doing. */
export function fileRefusal(error: unknown): { readonly ok: false; readonly refusal: Refusal } | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string' || !/^(E[A-Z\d]+|UNKNOWN)$/u.test(code)) return undefined;
  const [message, next] = refusals[code] ?? [
    `该位置不能写入（${code}），文件没有导出。`,
    '请另选位置后重新导出；仍不行的，请将日志交给管理员。',
  ];
  return refuse('device', '', message, next);
}
