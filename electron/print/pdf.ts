/** The archive of papers: a PDF under its own hash, on the disk before anybody is told so. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderA4 } from '#shared/papers/render/a4.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import type { Copy } from '#shared/papers/render/slip-layout.ts';
import { qrMatrix, type Rasterise } from './escpos.ts';
import type { PaperArchive } from './filing.ts';
import { missingGlyphs } from './missing-glyphs.ts';

export interface ArchivedPdf {
  readonly sha256: string;
  /** Relative to the folder, e.g. `3f/3fa0….pdf`. */
  readonly file: string;
  readonly bytes: number;
}

/** The page of a paper, its QR code drawn. */
export const paperHtml = (content: PaperContent, copy: Copy): string =>
  renderA4(content, content.qr === null || content.qr === '' ? copy : { ...copy, qr: qrMatrix(content.qr) });

/** The same PDF twice is kept once; a damaged file of that name is replaced. */
export async function archivePdf(folder: string, pdf: Uint8Array): Promise<ArchivedPdf> {
  const sha256 = hashOf(pdf);
  const file = fileNameOf(sha256);
  const path = join(folder, file);
  const archived: ArchivedPdf = { sha256, file, bytes: pdf.byteLength };
  if ((await intactSize(path, sha256)) === null) await place(path, pdf);
  // The name is durable only when its directory is, and that one's name when its parent is.
  await syncDirectory(dirname(path));
  await syncDirectory(folder);
  return archived;
}

/** @param render a page of HTML as PDF */
export function createPaperArchive(
  folder: string,
  render: (html: string) => Promise<Uint8Array>,
  rasterise: Rasterise,
): PaperArchive {
  const fileOf = (sha256: string): string => join(folder, fileNameOf(sha256));
  return {
    make: async (content, copy) => archivePdf(folder, await render(paperHtml(content, copy))),
    intact: (sha256) => intactSize(fileOf(sha256), sha256),
    fileOf,
    missingGlyphs: (content) => missingGlyphs(content, rasterise),
  };
}

/** Relative to the archive's folder. */
const fileNameOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}.pdf`;

async function place(path: string, pdf: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await writeDurably(draft, pdf);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Its length in bytes; null where it is missing or does not hold what its name says. */
async function intactSize(path: string, sha256: string): Promise<number | null> {
  try {
    const bytes = await readFile(path);
    return hashOf(bytes) === sha256 ? bytes.byteLength : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncDirectory(path: string): Promise<void> {
  // Windows has no handle on a directory to sync; NTFS journals the rename.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
