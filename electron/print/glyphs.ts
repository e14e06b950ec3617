/** Which characters a receipt printer's ROM has, and their bytes. */
import iconv from 'iconv-lite';
import { graphemes, missingGlyph } from '#shared/papers/render/columns.ts';

/** The Chinese characters of the printer's model: 21,003 of GBK, or 27,484 of GB 18030-2000. */
export const printerRoms = ['gbk', 'gb18030'] as const;
export type PrinterRom = (typeof printerRoms)[number];

export const gb18030 = (text: string): Buffer => iconv.encode(text, 'gb18030');
export const fromGb18030 = (bytes: Uint8Array): string => iconv.decode(Buffer.from(bytes), 'gb18030');

/**
 * Two bytes are printable where the table of the ROM has them; of the four-byte characters a GB 18030-2000 ROM has
 * extension A (㛃) only, not extension B (𠮷) or emoji. A private-use code has bytes, but no shape anybody agreed on.
 */
export function isInRom(grapheme: string, rom: PrinterRom): boolean {
  const code = grapheme.codePointAt(0);
  if (code === undefined || String.fromCodePoint(code) !== grapheme) return false;
  if (code >= 0x20 && code < 0x7f) return true;
  if (code < 0x80 || /\p{Co}/u.test(grapheme)) return false;
  const bytes = gb18030(grapheme);
  if (rom === 'gbk') return bytes.length === 2 && iconv.encode(grapheme, 'cp936').equals(bytes);
  return bytes.length === 2 || (bytes.length === 4 && code >= 0x3400 && code <= 0x4dbf);
}

/** The characters of a line that this ROM cannot print, each once. */
export const missingFrom = (text: string, rom: PrinterRom): string[] => [
  ...new Set(graphemes(text).filter((grapheme) => !isInRom(grapheme, rom))),
];

/** The line with 〓 in the place of each of them; the width stays. */
export const replaceAll = (text: string, lost: readonly string[]): string =>
  graphemes(text)
    .map((grapheme) => (lost.includes(grapheme) ? missingGlyph : grapheme))
    .join('');

/** What the clerk is told when a slip came out with 〓. */
export const replacedNote = (replaced: readonly string[]): string =>
  `打印机字库没有“${replaced.join('”“')}”，已用“${missingGlyph}”代替，请在凭证上手写补全并盖校对章。`;
