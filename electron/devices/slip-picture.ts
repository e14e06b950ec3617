/** Draws slips: the simulated printer's paper as a PNG, and single lines as dots for printers that lack a character. */
import { code128Bars } from '#shared/papers/render/code128.ts';
import { columnsOf, graphemes, slipColumns } from '#shared/papers/render/columns.ts';
import { qrMatrix, type Raster, type TextLine } from '../print/escpos.ts';
import { createSealedWindow } from '../print/sealed-window.ts';
import type { Barcode, PrintedPage, Row } from './escpos-interpreter.ts';

export interface SlipArtist {
  /** The page as PNG, a dot of the printer to a pixel, with a margin of paper. @throws DrawingError */
  draw(page: PrintedPage): Promise<Buffer>;
  /** A whole line of 576 dots; null where no font has one of its characters. @throws DrawingError */
  rasterise(line: TextLine): Promise<Raster | null>;
  close(): void;
}

/** 203 dots an inch: 12 to an ASCII column, 24 to a Chinese character, 6 between lines. */
const columnDots = 12;
const glyphDots = 24;
const lineDots = 30;
const paperDots = slipColumns * columnDots;
const margin = 24;

type Stroke =
  | { readonly op: 'text'; x: number; y: number; width: number; scale: number; bold: boolean; text: string }
  | { readonly op: 'box'; x: number; y: number; width: number; height: number }
  | { readonly op: 'dash'; y: number };

// Runs in the sealed page, so it is text: a canvas in, a data URL or packed dots out.
const pen = `
const family = '"Noto Sans Mono CJK SC","Noto Sans CJK SC","Microsoft YaHei",SimHei,"PingFang SC",sans-serif';
function paint(width, height, strokes) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const ink = canvas.getContext('2d', { willReadFrequently: true });
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, width, height);
  ink.fillStyle = '#000';
  ink.textBaseline = 'alphabetic';
  ink.textAlign = 'center';
  for (const stroke of strokes) {
    if (stroke.op === 'box') ink.fillRect(stroke.x, stroke.y, stroke.width, stroke.height);
    else if (stroke.op === 'dash') for (let x = 0; x < width; x += 12) ink.fillRect(x, stroke.y, 6, 1);
    else {
      ink.font = (stroke.bold ? '700 ' : '400 ') + ${glyphDots} * stroke.scale + 'px ' + family;
      ink.fillText(stroke.text, stroke.x + stroke.width / 2, stroke.y + ${glyphDots} * 0.88 * stroke.scale, stroke.width);
    }
  }
  return { canvas, ink };
}
function dotsOf(text) {
  const { ink } = paint(${glyphDots}, ${lineDots}, [{ op: 'text', x: 0, y: 0, width: ${glyphDots}, scale: 1, bold: false, text }]);
  return String(ink.getImageData(0, 0, ${glyphDots}, ${lineDots}).data);
}
`;
const blank = '<!doctype html><meta charset="utf-8"><title>slip</title>';

/** Call after the app is ready. */
export function createSlipArtist(timeoutMs = 10_000): SlipArtist {
  const window = createSealedWindow({ javascript: true });
  const run = <T>(body: string): Promise<T> =>
    window.use(
      blank,
      (contents) => contents.executeJavaScript(`(() => {${pen}${body}})()`) as Promise<T>,
      timeoutMs,
    );
  return {
    draw: async (page) => {
      const { strokes, height } = layOut(page.rows);
      const url = await run<string>(
        `return paint(${paperDots + 2 * margin}, ${height}, ${JSON.stringify(strokes)}).canvas.toDataURL('image/png');`,
      );
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    },
    rasterise: async (line) => {
      const height = lineDots * line.scale;
      const strokes = lineStrokes(line);
      const packed = await run<number[] | null>(`
        const strokes = ${JSON.stringify(strokes)};
        const nothing = dotsOf('\\u{10fffe}');
        if (strokes.some((stroke) => stroke.text.codePointAt(0) > 127 && dotsOf(stroke.text) === nothing)) return null;
        const { ink } = paint(${paperDots}, ${height}, strokes);
        const { data } = ink.getImageData(0, 0, ${paperDots}, ${height});
        const bits = new Array(${(paperDots / 8) * height}).fill(0);
        for (let dot = 0; dot < ${paperDots} * ${height}; dot += 1) if (data[dot * 4] < 140) bits[dot >> 3] |= 128 >> (dot & 7);
        return bits;`);
      return packed === null ? null : { width: paperDots, height, bits: Uint8Array.from(packed) };
    },
    close: () => window.close(),
  };
}

function lineStrokes({ text, align, scale, bold }: TextLine): Stroke[] {
  const width = columnsOf(text) * scale;
  let column = align === 'center' ? Math.max(0, Math.floor((slipColumns - width) / 2)) : 0;
  return graphemes(text).map((grapheme) => {
    const columns = columnsOf(grapheme) * scale;
    const x = column * columnDots;
    column += columns;
    return { op: 'text', x, y: 0, width: columns * columnDots, scale, bold, text: grapheme };
  });
}

function layOut(rows: readonly Row[]): { strokes: Stroke[]; height: number } {
  const strokes: Stroke[] = [];
  let y = margin;
  for (const row of rows) {
    switch (row.kind) {
      case 'text':
        for (const { text, column, columns, scale, bold } of row.cells)
          strokes.push({
            op: 'text',
            x: margin + column * columnDots,
            y,
            width: columns * columnDots,
            scale,
            bold,
            text,
          });
        y += lineDots * row.scale;
        break;
      case 'qr': {
        const { size, dark } = qrMatrix(row.data);
        const left = margin + (row.centred ? Math.floor((paperDots - size * row.dots) / 2) : 0);
        for (const [index, on] of dark.entries()) {
          const x = left + (index % size) * row.dots;
          if (on)
            strokes.push({
              op: 'box',
              x,
              y: y + Math.floor(index / size) * row.dots,
              width: row.dots,
              height: row.dots,
            });
        }
        y += size * row.dots + 6;
        break;
      }
      case 'barcode':
        strokes.push(...barcodeStrokes(row, y));
        y += row.height + (row.worded ? lineDots : 0);
        break;
      case 'raster':
        strokes.push(...rasterStrokes(row.raster, y));
        y += row.raster.height;
        break;
      case 'cut':
        y += margin;
        strokes.push({ op: 'dash', y });
        y += margin;
        break;
    }
  }
  // A canvas has an end; a slip of that length does not come out of anything but a stream of noise.
  return { strokes, height: Math.min(y + margin, 16_000) };
}

function barcodeStrokes({ symbols, dots, height, code, centred, worded }: Barcode, top: number): Stroke[] {
  const strokes: Stroke[] = [];
  const bars = code128Bars(symbols);
  const width = bars.reduce((sum, modules) => sum + modules, 0) * dots;
  const left = margin + (centred ? Math.max(0, Math.floor((paperDots - width) / 2)) : 0);
  let x = left;
  for (const [index, modules] of bars.entries()) {
    if (index % 2 === 0) strokes.push({ op: 'box', x, y: top, width: modules * dots, height });
    x += modules * dots;
  }
  const from = left + Math.floor((width - code.length * columnDots) / 2);
  for (const [index, text] of (worded ? Array.from(code) : []).entries()) {
    const place = { x: from + index * columnDots, y: top + height, width: columnDots };
    strokes.push({ op: 'text', ...place, scale: 1, bold: false, text });
  }
  return strokes;
}

/** Runs of black dots, row by row. */
function rasterStrokes({ width, height, bits }: Raster, top: number): Stroke[] {
  const strokes: Stroke[] = [];
  const rowBytes = Math.ceil(width / 8);
  const isBlack = (x: number, y: number): boolean =>
    ((bits[y * rowBytes + (x >> 3)] ?? 0) & (128 >> (x & 7))) !== 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = x;
      while (x < width && isBlack(x, y)) x += 1;
      if (x > from) strokes.push({ op: 'box', x: margin + from, y: top + y, width: x - from, height: 1 });
    }
  }
  return strokes;
}
