/** A laid-out slip as the bytes of an ESC/POS receipt printer. */
import { BreakLine, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import QRCode from 'qrcode';
import type { QrModules } from '#shared/papers/render/a4.ts';
import { code128Dots, type Code128Part, code128Parts } from '#shared/papers/render/code128.ts';
import { slipColumns, tidy } from '#shared/papers/render/columns.ts';
import type { SlipLine } from '#shared/papers/render/slip-layout.ts';
import { unreachable } from '#shared/result.ts';
import { gb18030, missingFrom, type PrinterRom, replaceAll } from './glyphs.ts';

/** Black and white dots, one bit each, rows padded to whole bytes, 1 is black (the form of `GS v 0`). */
export interface Raster {
  /** In dots; a full line of 80 mm paper has 576. */
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

export type TextLine = Extract<SlipLine, { kind: 'text' }>;

/** Draws a whole line, its alignment included; null where a character has no glyph in any font either. */
export type Rasterise = (line: TextLine) => Promise<Raster | null>;

export interface EncodedSlip {
  readonly bytes: Buffer;
  /** Characters printed as 〓 because neither the ROM nor a font has them; the clerk has to be told. */
  readonly replaced: readonly string[];
}

export interface EncodeOptions {
  readonly rom: PrinterRom;
  readonly rasterise?: Rasterise | undefined;
}

export async function encodeSlip(lines: readonly SlipLine[], options: EncodeOptions): Promise<EncodedSlip> {
  const printer = newBuilder();
  const replaced = new Set<string>();
  let centred = false;
  const align = (center: boolean): void => {
    if (center === centred) return;
    centred = center;
    if (center) printer.alignCenter();
    else printer.alignLeft();
  };
  const text = async (given: TextLine): Promise<void> => {
    const { line, raster, lost } = await prepare({ ...given, text: tidy(given.text) }, options);
    for (const character of lost) replaced.add(character);
    if (raster !== null) {
      align(false);
      printer.append(rasterCommand(raster));
      return;
    }
    align(line.align === 'center');
    if (line.scale === 2) printer.setTextSize(1, 1);
    if (line.bold) printer.bold(true);
    // Bytes, never a string: the builder would look for a code page for each character and stay in it.
    printer.append(gb18030(line.text));
    printer.newLine();
    if (line.bold) printer.bold(false);
    if (line.scale === 2) printer.setTextSize(0, 0);
  };
  for (const line of lines) {
    switch (line.kind) {
      case 'text':
        await text(line);
        break;
      case 'qr':
        align(true);
        printer.append(qrCommand(line.data));
        break;
      case 'barcode':
        align(true);
        printer.append(barcodeCommand(line.code));
        break;
      case 'feed':
        if (line.lines > 0) printer.append(Buffer.from([esc, 0x64, Math.min(255, line.lines)]));
        break;
      case 'cut':
        // GS V 66 0 feeds to the knife before it cuts; the builder's own cut would slice the last lines.
        printer.append(Buffer.from([gs, 0x56, 66, 0]));
        break;
      default:
        unreachable(line);
    }
  }
  return { bytes: printer.getBuffer(), replaced: [...replaced] };
}

/** A line the ROM can print; or the dots of one it cannot, with 〓 only for what has no glyph anywhere. */
async function prepare(
  line: TextLine,
  { rom, rasterise }: EncodeOptions,
): Promise<{ line: TextLine; raster: Raster | null; lost: readonly string[] }> {
  const missing = missingFrom(line.text, rom);
  if (missing.length === 0) return { line, raster: null, lost: [] };
  const whole = await rasterise?.(line);
  if (whole) return { line, raster: whole, lost: [] };
  const lost: string[] = [];
  for (const character of missing)
    if (!(await rasterise?.({ ...line, text: character }))) lost.push(character);
  const rest = { ...line, text: replaceAll(line.text, lost) };
  const raster = lost.length < missing.length ? ((await rasterise?.(rest)) ?? null) : null;
  if (raster !== null) return { line: rest, raster, lost };
  return { line: { ...line, text: replaceAll(line.text, missing) }, raster, lost: missing };
}

const esc = 0x1b;
const fs = 0x1c;
const gs = 0x1d;

/** `ESC @` forgets what another program left behind, `FS &` turns Chinese on. */
function newBuilder(): ThermalPrinter {
  // An interface object keeps the library's own transports, which report success for lost bytes, out of it.
  const silent = { execute: async () => undefined, isPrinterConnected: async () => false };
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: silent as unknown as string,
    width: slipColumns,
    breakLine: BreakLine.NONE,
  });
  printer.append(Buffer.from([esc, 0x40, fs, 0x26]));
  return printer;
}

/** `GS v 0`. @throws where the bits do not fill the size: the printer would take the rest of the slip for dots. */
function rasterCommand({ width, height, bits }: Raster): Buffer {
  const rowBytes = Math.ceil(width / 8);
  if (bits.length !== rowBytes * height)
    throw new Error(`raster of ${bits.length} bytes for ${width}×${height}`);
  const head = Buffer.from([gs, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, height & 0xff, height >> 8]);
  return Buffer.concat([head, bits]);
}

/**
 * `GS ( k`, model 2, correction M, about 40 mm wide. The declared length counts bytes of UTF-8: the library counts
 * characters, and the tail of a Chinese address came out as text.
 */
function qrCommand(data: string): Buffer {
  const payload = Buffer.from(data, 'utf8');
  const modules = qrMatrix(data).size;
  const dots = Math.max(3, Math.min(8, Math.floor(320 / modules)));
  const length = payload.length + 3;
  const k = (...bytes: number[]): Buffer => Buffer.from([gs, 0x28, 0x6b, ...bytes]);
  return Buffer.concat([
    k(4, 0, 0x31, 0x41, 0x32, 0),
    k(3, 0, 0x31, 0x43, dots),
    k(3, 0, 0x31, 0x45, 0x31),
    k(length & 0xff, length >> 8, 0x31, 0x50, 0x30),
    payload,
    k(3, 0, 0x31, 0x51, 0x30),
  ]);
}

/** `GS k 73` with the text under bars of 9 mm. @throws where the code cannot be made or does not fit the paper */
function barcodeCommand(code: string): Buffer {
  const parts = code128Parts(code);
  const dots = code128Dots(code);
  if (parts === undefined || dots === undefined) throw new Error(`no Code 128: ${JSON.stringify(code)}`);
  const data = Buffer.concat(parts.map(barcodeData));
  const head = [gs, 0x68, 72, gs, 0x77, dots, gs, 0x48, 2, gs, 0x66, 0, gs, 0x6b, 73, data.length];
  return Buffer.concat([Buffer.from(head), data]);
}

/** `{B` and text in which a brace is doubled, or `{C` and each pair of digits as one byte. */
function barcodeData({ set, text }: Code128Part): Buffer {
  if (set === 'B') return Buffer.from(`{B${text.replaceAll('{', '{{')}`, 'latin1');
  return Buffer.from([0x7b, 0x43, ...(text.match(/\d\d/g) ?? []).map(Number)]);
}

/** @throws where the text is longer than a QR code can hold (2,331 bytes at correction M). */
export function qrMatrix(text: string): QrModules {
  // Bytes, as the printer's own encoder is given them: the same code on the simulated slip.
  const segment = { data: Buffer.from(text, 'utf8'), mode: 'byte' as const };
  const { modules } = QRCode.create([segment], { errorCorrectionLevel: 'M' });
  return { size: modules.size, dark: Array.from(modules.data, (module) => module === 1) };
}
