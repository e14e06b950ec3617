/** What an ESC/POS receipt printer puts on paper for the bytes it is sent: the inside of the simulated printer. */
import { code128Symbols } from '#shared/papers/render/code128.ts';
import { columnsOf, graphemes, slipColumns } from '#shared/papers/render/columns.ts';
import { unreachable } from '#shared/result.ts';
import { fromGb18030 } from '../print/glyphs.ts';
import type { Raster } from '../print/escpos.ts';
import { barcodeParts } from './escpos-barcode.ts';
import { command, commandSize, esc, fs, gs, silent, startsCommand } from './escpos-commands.ts';

/** One character where it stands. Columns count from 0; a line has 48. */
export interface Cell {
  readonly text: string;
  readonly column: number;
  readonly columns: number;
  readonly scale: number;
  readonly bold: boolean;
}

export type Row =
  | { readonly kind: 'text'; readonly cells: readonly Cell[]; readonly scale: number }
  | { readonly kind: 'qr'; readonly data: string; readonly dots: number; readonly centred: boolean }
  | Barcode
  | { readonly kind: 'raster'; readonly raster: Raster }
  | { readonly kind: 'cut' };

/** Code 128. */
export interface Barcode {
  readonly kind: 'barcode';
  readonly code: string;
  /** With start, check and stop, as the printer works them out. */
  readonly symbols: readonly number[];
  /** Of one module. */
  readonly dots: number;
  readonly height: number;
  /** Whether the code stands under the bars in words. */
  readonly worded: boolean;
  readonly centred: boolean;
}

export interface PrintedPage {
  readonly rows: readonly Row[];
  /** Commands this printer does not know, in hex: something a real one might print as garbage. */
  readonly unknown: readonly string[];
  /** Lines that were longer than the paper and went on in the next one: the layout was wrong. */
  readonly overflows: number;
}

/** Never throws: any bytes make some page, as they would on paper. */
export function interpret(bytes: Uint8Array): PrintedPage {
  return new Interpreter(bytes).run();
}

class Interpreter {
  readonly #bytes: Uint8Array;
  #at = 0;
  #rows: Row[] = [];
  #unknown: string[] = [];
  #overflows = 0;
  #cells: Cell[] = [];
  #column = 0;
  #chinese = false;
  #bold = false;
  #scale = 1;
  #centred = false;
  #qr = '';
  #qrDots = 3;
  #bars = { dots: 3, height: 162, worded: false };

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  run(): PrintedPage {
    while (this.#at < this.#bytes.length) this.#step();
    if (this.#cells.length > 0) this.#endLine();
    return { rows: this.#rows, unknown: this.#unknown, overflows: this.#overflows };
  }

  #byte(offset: number): number {
    return this.#bytes[this.#at + offset] ?? 0;
  }

  #step(): void {
    const first = this.#byte(0);
    if (startsCommand(first)) this.#command(first, this.#byte(1));
    else if (first === 0x0a) {
      this.#endLine();
      this.#at += 1;
    } else if (first < 0x20) this.#at += 1;
    else this.#character(first);
  }

  #character(first: number): void {
    let length = 1;
    if (this.#chinese && first >= 0x81 && first <= 0xfe) {
      const second = this.#byte(1);
      length = second >= 0x30 && second <= 0x39 ? 4 : 2;
    }
    const text = fromGb18030(this.#bytes.subarray(this.#at, this.#at + length));
    this.#at += length;
    for (const grapheme of graphemes(text)) this.#put(grapheme);
  }

  #put(text: string): void {
    const columns = Math.max(1, columnsOf(text)) * this.#scale;
    if (this.#column + columns > slipColumns) {
      this.#overflows += 1;
      this.#endLine();
    }
    this.#cells.push({ text, column: this.#column, columns, scale: this.#scale, bold: this.#bold });
    this.#column += columns;
  }

  #endLine(): void {
    const shift = this.#centred ? Math.floor((slipColumns - this.#column) / 2) : 0;
    const cells = this.#cells.map((cell) => ({ ...cell, column: cell.column + shift }));
    this.#rows.push({ kind: 'text', cells, scale: Math.max(1, ...cells.map((cell) => cell.scale)) });
    this.#cells = [];
    this.#column = 0;
  }

  #command(first: number, second: number): void {
    const size = commandSize(this.#bytes, this.#at);
    if (size === undefined) {
      // The stream ended inside a command; a printer would wait for the rest for ever.
      this.#unknown.push(Buffer.from(this.#bytes.subarray(this.#at, this.#at + 3)).toString('hex'));
      this.#at = this.#bytes.length;
      return;
    }
    if (size.known) this.#obey(command(first, second), this.#byte(2), size.length);
    else this.#unknown.push(Buffer.from([first, second]).toString('hex'));
    this.#at += size.length;
  }

  /** Commands that shape the paper in a way not drawn here (margins, reverse print …) are reported. */
  #obey(code: number, argument: number, length: number): void {
    switch (code) {
      case command(esc, 0x40): // ESC @
        this.#chinese = false;
        this.#bold = false;
        this.#scale = 1;
        this.#centred = false;
        break;
      case command(fs, 0x26): // FS &
        this.#chinese = true;
        break;
      case command(fs, 0x2e): // FS .
        this.#chinese = false;
        break;
      case command(esc, 0x61): // ESC a
        this.#centred = argument % 48 === 1;
        break;
      case command(esc, 0x45): // ESC E
        this.#bold = argument % 2 === 1;
        break;
      case command(gs, 0x21): // GS !
        this.#scale = Math.min(8, (argument & 0x0f) + 1);
        break;
      case command(esc, 0x64): // ESC d
        for (let line = 0; line < Math.max(1, argument); line += 1) this.#endLine();
        break;
      case command(gs, 0x56): // GS V
        if (this.#cells.length > 0) this.#endLine();
        this.#rows.push({ kind: 'cut' });
        break;
      case command(gs, 0x76): // GS v 0
        this.#raster(length);
        break;
      case command(gs, 0x68): // GS h
        this.#bars.height = Math.max(1, argument);
        break;
      case command(gs, 0x77): // GS w
        this.#bars.dots = Math.min(6, Math.max(2, argument));
        break;
      case command(gs, 0x48): // GS H
        this.#bars.worded = argument % 48 >= 2;
        break;
      case command(gs, 0x6b): // GS k
        this.#barcode(argument, length);
        break;
      case command(gs, 0x28): // GS (
        this.#function(length);
        break;
      default:
        if (!silent.has(code)) this.#unknown.push(code.toString(16));
    }
  }

  #raster(length: number): void {
    if (this.#cells.length > 0) this.#endLine();
    const rowBytes = this.#byte(4) + this.#byte(5) * 256;
    const bits = Uint8Array.from(this.#bytes.subarray(this.#at + 8, this.#at + length));
    const height = rowBytes === 0 ? 0 : bits.length / rowBytes;
    this.#rows.push({ kind: 'raster', raster: { width: rowBytes * 8, height, bits } });
  }

  /** `GS k`: only Code 128 in the sets B and C is drawn. */
  #barcode(kind: number, length: number): void {
    const parts =
      kind === 73 ? barcodeParts(this.#bytes.subarray(this.#at + 4, this.#at + length)) : undefined;
    if (parts === undefined) {
      this.#unknown.push(Buffer.from([gs, 0x6b, kind]).toString('hex'));
      return;
    }
    if (this.#cells.length > 0) this.#endLine();
    const code = parts.map(({ text }) => text).join('');
    const symbols = code128Symbols(parts);
    this.#rows.push({ kind: 'barcode', code, symbols, ...this.#bars, centred: this.#centred });
  }

  /** `GS ( k`: only the QR code is drawn. */
  #function(length: number): void {
    const [code, action, ...data] = this.#bytes.subarray(this.#at + 5, this.#at + length);
    if (this.#byte(2) !== 0x6b || code !== 0x31) {
      this.#unknown.push(Buffer.from([gs, 0x28, this.#byte(2)]).toString('hex'));
      return;
    }
    if (action === 0x43) this.#qrDots = Math.min(16, Math.max(1, data[0] ?? 3));
    if (action === 0x50) this.#qr = new TextDecoder().decode(Uint8Array.from(data.slice(1)));
    if (action === 0x51 && this.#qr !== '')
      this.#rows.push({ kind: 'qr', data: this.#qr, dots: this.#qrDots, centred: this.#centred });
  }
}

/** The page as lines of text, for reading without eyes; codes as `[QR …]` and `[条码 …]`, a raster as `[图]`, a cut as a rule. */
export function pageText({ rows }: PrintedPage): string {
  const lines = rows.map((row) => {
    switch (row.kind) {
      case 'text': {
        const first = row.cells[0]?.column ?? 0;
        return (' '.repeat(first) + row.cells.map((cell) => cell.text).join('')).trimEnd();
      }
      case 'qr':
        return `[QR ${row.data}]`;
      case 'barcode':
        return `[条码 ${row.code}]`;
      case 'raster':
        return '[图]';
      case 'cut':
        return '-'.repeat(slipColumns);
      default:
        return unreachable(row);
    }
  });
  return `${lines.join('\n')}\n`;
}
