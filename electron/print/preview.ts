import { layOutSlip } from '#shared/papers/render/slip-layout.ts';
import { readFile } from 'node:fs/promises';
import { ok, type Result, refuse } from '#shared/result.ts';
import { lacksSignature, type PaperRecord } from '../acts/paper-records.ts';
import { archivedHere } from '../acts/paper-views.ts';
import { interpret, type PrintedPage } from '../devices/escpos-interpreter.ts';
import { type PreviewPage, previewTitle } from '../windows/preview-window.ts';
import type { PrintedCopy } from './print-book.ts';
import { encodeSlip, type Rasterise } from './escpos.ts';
import type { PaperArchive } from './filing.ts';

export interface PreviewParts {
  /** This counter's ids: another's PDFs are not here. */
  readonly devices: ReadonlySet<string>;
  readonly archive: PaperArchive;
  /** A page as PDF that is only looked at. */
  readonly renderPdf: (page: PrintedCopy) => Promise<Uint8Array>;
  readonly draw: (page: PrintedPage) => Promise<Uint8Array>;
  readonly rasterise: Rasterise;
}

/** The archived PDF, or a slip as a printer would draw it. */
export async function previewOf(
  { paper, events }: PaperRecord,
  { devices, archive, renderPdf, draw, rasterise }: PreviewParts,
): Promise<Result<PreviewPage>> {
  const { content, jobs, hands } = paper;
  const title = previewTitle(content);
  const sha256 = archivedHere(events, devices);
  // Signed on the pad since: the archived sheet stays as it was, and is shown with the signature on it.
  if (hands.length > 0 && (sha256 === undefined || lacksSignature(events, sha256)))
    return ok({
      title,
      type: 'pdf',
      bytes: await renderPdf({ content, copy: { reprint: 0, printedAt: '', by: '', hands } }),
    });
  if (sha256 !== undefined) {
    if ((await archive.intact(sha256)) === null)
      return refuse('unavailable', '', '归档的PDF已丢失或损坏。', '请重新打印，打印时会重新生成。');
    return ok({ title, type: 'pdf', bytes: await readFile(archive.fileOf(sha256)) });
  }
  if (!jobs.some(({ media }) => media === 'slip'))
    return refuse('not_found', '', '该文书还没有归档的PDF。', '请稍候片刻，或查看打印状态。');
  const lines = layOutSlip(content, { reprint: 0, printedAt: '', by: '' });
  const { bytes } = await encodeSlip(lines, { rom: 'gb18030', rasterise });
  return ok({ title, type: 'png', bytes: await draw(interpret(bytes)) });
}
