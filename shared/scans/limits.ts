/** What a scan of a material may be: free of zod, so that the screens know it before anything is sent. */

/** Kept as they are: a photographed page, or a document that came as one. */
export const scanTypes = ['image/jpeg', 'application/pdf'] as const;
export type ScanType = (typeof scanTypes)[number];

const mib = 1024 * 1024;
/** Bounds of one file and of everything on one line: what a plain internet line can still send on (K1). */
export const scanLimits = {
  jpegBytes: 4 * mib,
  pdfBytes: 20 * mib,
  filesOfLine: 50,
  pagesOfLine: 200,
  bytesOfLine: 60 * mib,
} as const;
export const mostScanBytes = Math.max(scanLimits.jpegBytes, scanLimits.pdfBytes);

const starts = (bytes: Uint8Array, with_: readonly number[]): boolean =>
  with_.every((byte, at) => bytes[at] === byte);
const jpegStart = [0xff, 0xd8, 0xff] as const;
/** `%PDF-` and `%%EOF`. */
const pdfStart = [0x25, 0x50, 0x44, 0x46, 0x2d] as const;
const pdfEnd = [0x25, 0x25, 0x45, 0x4f, 0x46] as const;
/** Where a reader looks for the end mark of a PDF. */
const pdfTail = 1024;

/** By what stands in the file, whatever it is called; null for everything else. */
export function scanTypeOf(bytes: Uint8Array): ScanType | null {
  if (starts(bytes, jpegStart)) return 'image/jpeg';
  return starts(bytes, pdfStart) ? 'application/pdf' : null;
}

/** Whether the file ends as its kind does: one that was cut off on the way does not. */
export function isWhole(bytes: Uint8Array, type: ScanType): boolean {
  if (type === 'image/jpeg') return bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  const tail = bytes.subarray(-pdfTail);
  for (let at = 0; at + pdfEnd.length <= tail.length; at += 1)
    if (starts(tail.subarray(at), pdfEnd)) return true;
  return false;
}

export const mostBytesOf = (type: ScanType): number =>
  type === 'image/jpeg' ? scanLimits.jpegBytes : scanLimits.pdfBytes;

/** `3.2 MB`, `480 KB`. */
export const sizeText = (bytes: number): string =>
  bytes >= mib ? `${(bytes / mib).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
