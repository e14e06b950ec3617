/** Makes files of the pages as they are to be kept, and hands them to the counter's store one after the other. */
import type { ScanFile } from '#shared/case/scan-events.ts';
import { ok, type Result } from '#shared/result.ts';
import { scanLimits } from '#shared/scans/limits.ts';
import { settle } from '../../common/settle.ts';
import { boundTooLarge, pictureRefusal } from './camera-words.ts';
import type { Watermark } from './picture-job.ts';
import { type NewPage, type Sharpness, smaller } from './pages.ts';
import { PictureError, type Pictures } from './pictures.ts';

export interface KeepingOptions {
  readonly sharpness: Sharpness;
  readonly watermark: Watermark | null;
  /** Pictures as one PDF; those that came as PDF stay files of their own. */
  readonly asPdf: boolean;
  readonly progress: (done: number, total: number) => void;
}

type Bytes = Uint8Array<ArrayBuffer>;
type Picture = Extract<NewPage, { kind: 'picture' }>;

/** All or nothing, as far as the record goes: what was kept before a failure is nobody's, and goes after a day. */
export async function keepPages(
  pages: readonly NewPage[],
  pictures: Pictures,
  options: KeepingOptions,
): Promise<Result<ScanFile[]>> {
  const { asPdf, progress } = options;
  const total = pages.length + 1;
  const files: { readonly bytes: Bytes; readonly pages: number }[] = [];
  const toBind: Bytes[] = [];
  try {
    for (const [at, page] of pages.entries()) {
      progress(at, total);
      if (page.kind === 'pdf') files.push({ bytes: page.bytes, pages: page.pages });
      else {
        // oxlint-disable-next-line no-await-in-loop -- a page at a time: pictures are large
        const jpeg = await jpegOf(page, pictures, options);
        if (asPdf) toBind.push(jpeg);
        else files.push({ bytes: jpeg, pages: 1 });
      }
    }
    if (toBind.length > 0) {
      const { pdf } = await pictures.ask({ kind: 'bind', pages: toBind });
      if (pdf.byteLength > scanLimits.pdfBytes) return { ok: false, refusal: boundTooLarge(pdf.byteLength) };
      files.unshift({ bytes: pdf, pages: toBind.length });
    }
  } catch (error) {
    const fault = error instanceof PictureError ? error.fault : 'failed';
    return { ok: false, refusal: pictureRefusal(fault, '页面') };
  }
  progress(pages.length, total);
  const kept: ScanFile[] = [];
  for (const { bytes, pages: count } of files) {
    // oxlint-disable-next-line no-await-in-loop -- in their order, and the first that fails is told
    const one = await settle(() => window.counter.keepScan({ bytes }));
    if (!one.ok) return one;
    kept.push({ ...one.value, pages: count });
  }
  return ok(kept);
}

async function jpegOf(page: Picture, pictures: Pictures, options: KeepingOptions): Promise<Bytes> {
  const { source, ops } = page;
  let jpeg: Bytes | undefined;
  for (const { side, quality } of smaller(options.sharpness)) {
    // oxlint-disable-next-line no-await-in-loop -- smaller only where the one before was too large
    const drawn = await pictures.ask({
      kind: 'draw',
      source,
      ops,
      side,
      quality,
      watermark: options.watermark,
    });
    ({ jpeg } = drawn);
    if (jpeg.byteLength <= scanLimits.jpegBytes) break;
  }
  if (jpeg === undefined) throw new PictureError('failed');
  return jpeg;
}
