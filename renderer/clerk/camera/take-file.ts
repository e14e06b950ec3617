/** A file that was chosen or dropped: a picture becomes a page to be worked on, a PDF stays as it is. */
import type { Refusal } from '#shared/result.ts';
import { scanLimits } from '#shared/scans/limits.ts';
import { mostPictureBytes, pdfTooLarge, pictureRefusal, pictureTooLarge, wrongFile } from './camera-words.ts';
import type { NewPage } from './pages.ts';
import { PictureError, type Pictures } from './pictures.ts';

type Taken =
  | { readonly ok: true; readonly page: NewPage }
  | { readonly ok: false; readonly refusal: Refusal };

const signs = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

const begins = (bytes: Uint8Array, sign: readonly number[]): boolean =>
  sign.every((byte, at) => bytes[at] === byte);

/** By what stands in it, whatever it is called. */
export async function takeFile(file: File, pictures: Pictures): Promise<Taken> {
  const first = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const base = { id: crypto.randomUUID(), title: file.name };
  try {
    if (begins(first, signs.pdf)) {
      if (file.size > scanLimits.pdfBytes) return no(pdfTooLarge(file.name, file.size));
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { pages } = await pictures.ask({ kind: 'count', pdf: bytes });
      return { ok: true, page: { ...base, kind: 'pdf', bytes, pages } };
    }
    if (!begins(first, signs.jpeg) && !begins(first, signs.png)) return no(wrongFile(file.name));
    if (file.size > mostPictureBytes) return no(pictureTooLarge(file.name, file.size));
    // Held here, so that the page outlives a stick that is pulled out.
    const source = new Blob([await file.arrayBuffer()]);
    await pictures.ask({ kind: 'draw', source, ops: [], side: 200, quality: 0.5, watermark: null });
    return { ok: true, page: { ...base, kind: 'picture', source, ops: [] } };
  } catch (error) {
    return no(pictureRefusal(error instanceof PictureError ? error.fault : 'failed', file.name));
  }
}

const no = (refusal: Refusal): Taken => ({ ok: false, refusal });
