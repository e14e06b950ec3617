import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { archivePdf } from '../../../electron/print/pdf.ts';

const disk = vi.hoisted(() => ({ full: false }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const noSpace = (): Promise<never> =>
    Promise.reject(Object.assign(new Error('disk full'), { code: 'ENOSPC' }));
  const open: typeof real.open = async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode);
    if (disk.full && flags === 'wx') handle.writeFile = noSpace;
    return handle;
  };
  return { ...real, open, rename: vi.fn<typeof real.rename>(real.rename) };
});

const pdf = Buffer.from('%PDF-1.7 受理通知书');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterEach(async () => {
  disk.full = false;
  await rm(folder, { recursive: true });
});

const left = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

test('磁盘已满的归档失败，不留下写了一半的文件；腾出空间后照常归档', async () => {
  disk.full = true;
  await expect(archivePdf(folder, pdf)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(await left()).toEqual([]);
  disk.full = false;
  const { file } = await archivePdf(folder, pdf);
  expect(await readFile(join(folder, file))).toEqual(pdf);
});

test('改不成正式文件名的归档失败，不留下临时文件', async () => {
  vi.mocked(rename).mockRejectedValueOnce(
    Object.assign(new Error('locked by another program'), { code: 'EPERM' }),
  );
  await expect(archivePdf(folder, pdf)).rejects.toMatchObject({ code: 'EPERM' });
  expect(await left()).toEqual([]);
});
