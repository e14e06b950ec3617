import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, unlinkSync, utimesSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok, type Result, refuse } from '#shared/result.ts';
import { isWhole, mostBytesOf, type ScanType, scanTypeOf, sizeText } from '#shared/scans/limits.ts';
import type { Log } from '../log.ts';

/** A file as it lies in the store. */
export interface KeptScan {
  /** SHA-256 of its bytes, in hex: its name. */
  readonly hash: string;
  readonly type: ScanType;
  readonly bytes: number;
}

/** Nobody's file is taken away sooner: a form that is filled in may still come to speak of it. */
const leftoverMs = 24 * 3_600_000;
const hashPattern = /^[0-9a-f]{64}$/;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Scans of materials under the hash of their bytes. A file is written whole under another name, flushed, renamed and read
 * back before anything may refer to it: an event never speaks of a file that is not there.
 */
export class ScanFiles {
  readonly #folder: string;
  readonly #log: Log;

  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#log = log;
  }

  /** Keeps a file; one with the same bytes is there once. What it is, its bytes say, not its name. */
  async keep(bytes: Uint8Array): Promise<Result<KeptScan>> {
    const type = scanTypeOf(bytes);
    if (type === null) return wrongType;
    if (bytes.byteLength > mostBytesOf(type)) return tooLarge(type, bytes.byteLength);
    if (!isWhole(bytes, type)) return cutOff;
    const kept = { hash: hashOf(bytes), type, bytes: bytes.byteLength };
    try {
      // Touched first: from now on it is no leftover of yesterday.
      if (!this.#touch(kept.hash) || (await this.#readBack(kept.hash)) === undefined)
        await this.#write(kept.hash, bytes);
      if ((await this.#readBack(kept.hash)) !== undefined) return ok(kept);
      await rm(this.#path(kept.hash), { force: true });
      return notKept('读回的内容与写入的不一致');
    } catch (error) {
      this.#log.fault('keep scan', error);
      return diskRefusal(error);
    }
  }

  /** What lies under a hash, by its first bytes; undefined where nothing does. */
  look(hash: string): KeptScan | undefined {
    if (!hashPattern.test(hash)) return undefined;
    let file: number | undefined;
    try {
      file = openSync(this.#path(hash), 'r');
      const first = new Uint8Array(8);
      readSync(file, first, 0, first.length, 0);
      const type = scanTypeOf(first);
      return type === null ? undefined : { hash, type, bytes: statSync(this.#path(hash)).size };
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.#log.fault('look at scan', error);
      return undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  /** The whole file, its bytes compared with its name. */
  async read(hash: string): Promise<Result<{ readonly kept: KeptScan; readonly bytes: Uint8Array }>> {
    const kept = this.look(hash);
    if (kept === undefined) return notHere;
    const bytes = await this.#readBack(hash);
    if (bytes !== undefined) return ok({ kept, bytes });
    this.#log.note('scans', 'a file does not have the content of its name');
    return damaged;
  }

  /**
   * Takes away what was begun and not finished, and what nothing came to refer to within a day.
   * @param isReferredTo by an event, or by a form on its way
   * @returns how many files went
   */
  async sweep(isReferredTo: (hash: string) => boolean, now: number): Promise<number> {
    let gone = 0;
    for (const shelf of await namesIn(this.#folder))
      // oxlint-disable-next-line no-await-in-loop -- a shelf at a time, beside everything else
      for (const name of await namesIn(join(this.#folder, shelf)))
        if (this.#sweepOne(join(this.#folder, shelf, name), isReferredTo, now)) gone += 1;
    return gone;
  }

  /** Without a pause in it: nothing can come to refer to the file between the question and its end. */
  #sweepOne(path: string, isReferredTo: (hash: string) => boolean, now: number): boolean {
    try {
      const age = now - statSync(path).mtimeMs;
      const name = basename(path);
      if (age < leftoverMs || (hashPattern.test(name) && isReferredTo(name))) return false;
      unlinkSync(path);
      return true;
    } catch (error) {
      this.#log.fault('sweep scans', error);
      return false;
    }
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }

  #touch(hash: string): boolean {
    try {
      const now = new Date();
      utimesSync(this.#path(hash), now, now);
      return true;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    }
  }

  async #write(hash: string, bytes: Uint8Array): Promise<void> {
    const begun = join(this.#folder, 'new', randomUUID());
    const shelf = join(this.#folder, hash.slice(0, 2));
    await mkdir(join(this.#folder, 'new'), { recursive: true });
    await mkdir(shelf, { recursive: true });
    try {
      const file = await open(begun, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(begun, this.#path(hash));
    } catch (error) {
      await rm(begun, { force: true }).catch(() => undefined);
      throw error;
    }
    // The names too: of the file, and of a shelf that is new.
    await syncFolder(shelf);
    await syncFolder(this.#folder);
  }

  async #readBack(hash: string): Promise<Uint8Array | undefined> {
    const bytes = await readFile(this.#path(hash)).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    return bytes !== undefined && hashOf(bytes) === hash ? bytes : undefined;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** Windows keeps names without being asked, and cannot flush a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

const wrongType = refuse(
  'bad_input',
  '',
  '这个文件不是JPEG图片，也不是PDF，没有保存。',
  '请用高拍仪拍摄，或者选择jpg、png、pdf文件；改过扩展名的文件请用原文件。',
);
const cutOff = refuse(
  'bad_input',
  '',
  '这个文件不完整（可能没有复制完），没有保存。',
  '请重新拍摄，或者从原处重新选择文件。',
);
const tooLarge = (type: ScanType, bytes: number) =>
  refuse(
    'bad_input',
    'K1',
    `文件有${sizeText(bytes)}，超过${type === 'image/jpeg' ? '每页图片' : '每个PDF'}${sizeText(mostBytesOf(type))}的上限，没有保存。`,
    type === 'image/jpeg' ? '请裁去多余部分，或者降低清晰度。' : '请拆成几个文件，或者降低清晰度后重新生成。',
  );
const notHere = refuse(
  'not_found',
  '',
  '该扫描件不在本机。',
  '在其他窗口扫描的，请到该窗口查看；本机拍摄的，请重新拍摄。',
);
const damaged = refuse(
  'fault',
  '',
  '该扫描件的内容与登记的不一致，可能磁盘有损坏，没有打开。',
  '请将日志交给管理员，并重新拍摄。',
);
const notKept = (why: string) =>
  refuse('fault', '', `${why}，扫描件没有保存。`, '请再保存一次；仍不行的，请联系管理员检查磁盘。');

/** What the disk said, in words that help. */
export function diskRefusal(error: unknown): Result<never> {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return refuse(
        'device',
        '',
        '磁盘已满，扫描件没有保存。',
        '请联系管理员清理磁盘；已拍的页还在，清理后再保存。',
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refuse('device', '', '数据文件夹不能写入，扫描件没有保存。', '请联系管理员检查文件夹的权限。');
    default:
      return notKept('写入磁盘时出错');
  }
}
