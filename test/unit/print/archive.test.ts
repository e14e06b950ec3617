import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Rasterise } from '../../../electron/print/escpos.ts';
import { archivePdf, createPaperArchive, paperHtml } from '../../../electron/print/pdf.ts';
import { acceptance } from '../papers/sample-papers.ts';

const pdf = Buffer.from('%PDF-1.7 受理通知书');
const sha256 = createHash('sha256').update(pdf).digest('hex');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('文书归档', () => {
  test('生成的PDF读得出大小；丢了、坏了的看得出来', async () => {
    const pages: string[] = [];
    const render = async (html: string): Promise<Buffer> => {
      pages.push(html);
      return pdf;
    };
    const archive = createPaperArchive(folder, render, async () => null);
    const copy = { reprint: 0, printedAt: '', by: '' };
    expect(await archive.make(acceptance, copy)).toMatchObject({ sha256, bytes: pdf.length });
    expect(pages).toEqual([paperHtml(acceptance, copy)]);
    expect(await archive.intact(sha256)).toBe(pdf.length);
    expect(await archive.intact('f'.repeat(64))).toBeNull();
    await writeFile(archive.fileOf(sha256), pdf.subarray(1));
    expect(await archive.intact(sha256)).toBeNull();
  });

  test('常用字之外、哪种字体都没有的字，逐个说出来', async () => {
    const hasGlyph = new Set(['𠮷', '〔', '〕']);
    const rasterise: Rasterise = async ({ text }) =>
      hasGlyph.has(text) ? { width: 8, height: 1, bits: new Uint8Array(1) } : null;
    const archive = createPaperArchive(folder, async () => pdf, rasterise);
    const named = { ...acceptance, addressee: '欧阳𠮷𬱖：', footer: '交𬱖本人' };
    expect(await archive.missingGlyphs(named)).toEqual(['𬱖']);
    expect(await archive.missingGlyphs(acceptance)).toEqual([]);
  });

  test('以内容的散列值命名，写入后读得出原文', async () => {
    const archived = await archivePdf(folder, pdf);
    expect(archived).toEqual({ sha256, file: `${sha256.slice(0, 2)}/${sha256}.pdf`, bytes: pdf.length });
    expect(await readFile(join(folder, archived.file))).toEqual(pdf);
  });

  test('同一份归档两次只有一个文件，也没有被重写', async () => {
    const { file } = await archivePdf(folder, pdf);
    const before = await stat(join(folder, file));
    expect(await archivePdf(folder, pdf)).toMatchObject({ sha256 });
    expect((await stat(join(folder, file))).ino).toBe(before.ino);
    expect(await readdir(join(folder, sha256.slice(0, 2)))).toEqual([`${sha256}.pdf`]);
  });

  test('同时归档多次不互相损坏，不留下临时文件', async () => {
    await Promise.all(Array.from({ length: 8 }, () => archivePdf(folder, pdf)));
    expect(await readdir(join(folder, sha256.slice(0, 2)))).toEqual([`${sha256}.pdf`]);
  });

  test('损坏的文件由完好的替换', async () => {
    const { file } = await archivePdf(folder, pdf);
    await writeFile(join(folder, file), 'torn');
    await archivePdf(folder, pdf);
    expect(await readFile(join(folder, file))).toEqual(pdf);
  });

  test('有二维码的文书画出二维码', () => {
    const copy = { reprint: 0, printedAt: '', by: '' };
    expect(paperHtml({ ...acceptance, qr: '001-000127-4' }, copy)).toContain('<svg class="qr"');
    expect(paperHtml(acceptance, copy)).not.toContain('<svg');
  });
});
