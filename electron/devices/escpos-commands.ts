/** Where an ESC/POS command ends: the grammar that the simulated printer and its network port share. */

export const esc = 0x1b;
export const fs = 0x1c;
export const gs = 0x1d;
export const dle = 0x10;

/** First and second byte of a command as one number. */
export const command = (first: number, second: number): number => first * 256 + second;

/** Commands of fixed length: how many bytes follow the first two. */
const fixed = new Map<number, number>([
  [command(esc, 0x20), 1], // space between characters
  [command(esc, 0x21), 1], // print mode
  [command(esc, 0x24), 2], // absolute position
  [command(esc, 0x2d), 1], // underline
  [command(esc, 0x32), 0], // default line spacing
  [command(esc, 0x33), 1], // line spacing
  [command(esc, 0x3d), 1], // select device
  [command(esc, 0x40), 0], // initialise
  [command(esc, 0x45), 1], // bold
  [command(esc, 0x47), 1], // double strike
  [command(esc, 0x4a), 1], // feed dots
  [command(esc, 0x4d), 1], // font
  [command(esc, 0x52), 1], // national set
  [command(esc, 0x5c), 2], // relative position
  [command(esc, 0x61), 1], // alignment
  [command(esc, 0x63), 2], // panel buttons, sensors
  [command(esc, 0x64), 1], // feed lines
  [command(esc, 0x70), 3], // cash drawer
  [command(esc, 0x74), 1], // code page
  [command(esc, 0x7b), 1], // upside down
  [command(fs, 0x21), 1], // Chinese print mode
  [command(fs, 0x26), 0], // Chinese on
  [command(fs, 0x2d), 1], // Chinese underline
  [command(fs, 0x2e), 0], // Chinese off
  [command(fs, 0x53), 2], // Chinese spacing
  [command(fs, 0x57), 1], // Chinese quadruple size
  [command(gs, 0x21), 1], // character size
  [command(gs, 0x42), 1], // reverse
  [command(gs, 0x48), 1], // barcode text
  [command(gs, 0x4c), 2], // left margin
  [command(gs, 0x57), 2], // printing width
  [command(gs, 0x61), 1], // automatic status
  [command(gs, 0x66), 1], // barcode font
  [command(gs, 0x68), 1], // barcode height
  [command(gs, 0x72), 1], // transmit status
  [command(gs, 0x77), 1], // barcode width
  [command(dle, 0x04), 1], // real-time status
  [command(dle, 0x05), 1], // real-time request
]);

/** Of these, the ones that leave nothing on paper and move nothing on it. */
export const silent: ReadonlySet<number> = new Set([
  command(esc, 0x32),
  command(esc, 0x33),
  command(esc, 0x3d),
  command(esc, 0x52),
  command(esc, 0x63),
  command(esc, 0x70),
  command(esc, 0x74),
  command(gs, 0x61),
  command(gs, 0x66),
  command(gs, 0x72),
  command(dle, 0x04),
  command(dle, 0x05),
]);

export const startsCommand = (byte: number): boolean =>
  byte === esc || byte === fs || byte === gs || byte === dle;

export interface CommandSize {
  readonly known: boolean;
  /** With its arguments and data. */
  readonly length: number;
}

/** @returns undefined while its declared length has not all arrived */
export function commandSize(bytes: Uint8Array, at: number): CommandSize | undefined {
  const size = declaredSize(bytes, at);
  return size === undefined || at + size.length > bytes.length ? undefined : size;
}

function declaredSize(bytes: Uint8Array, at: number): CommandSize | undefined {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1];
  if (second === undefined) return undefined;
  const following = fixed.get(command(first, second));
  if (following !== undefined) return { known: true, length: 2 + following };
  switch (command(first, second)) {
    case command(gs, 0x56): {
      // GS V: 65 and 66 say how far to feed before the cut.
      const mode = bytes[at + 2];
      return mode === undefined ? undefined : { known: true, length: mode === 65 || mode === 66 ? 4 : 3 };
    }
    case command(gs, 0x28): // GS ( x: function code, two bytes of length, data
    case command(fs, 0x28):
      return withData(bytes, at, 5, 3, 1);
    case command(gs, 0x6b): // GS k m: up to a zero byte, or for the newer numbers a length and data
      return barcodeSize(bytes, at);
    case command(gs, 0x76): // GS v 0 m: bytes a row, rows, dots
      return withRows(bytes, at);
    default:
      return { known: false, length: 2 };
  }
}

function word(bytes: Uint8Array, at: number): number | undefined {
  const low = bytes[at];
  const high = bytes[at + 1];
  return low === undefined || high === undefined ? undefined : low + high * 256;
}

function withData(
  bytes: Uint8Array,
  at: number,
  head: number,
  lengthAt: number,
  unit: number,
): CommandSize | undefined {
  const length = word(bytes, at + lengthAt);
  return length === undefined ? undefined : { known: true, length: head + length * unit };
}

function barcodeSize(bytes: Uint8Array, at: number): CommandSize | undefined {
  const kind = bytes[at + 2];
  if (kind === undefined) return undefined;
  if (kind >= 65) {
    const length = bytes[at + 3];
    return length === undefined ? undefined : { known: true, length: 4 + length };
  }
  const end = bytes.indexOf(0, at + 3);
  return end === -1 ? undefined : { known: true, length: end + 1 - at };
}

function withRows(bytes: Uint8Array, at: number): CommandSize | undefined {
  const rowBytes = word(bytes, at + 4);
  return rowBytes === undefined ? undefined : withData(bytes, at, 8, 6, rowBytes);
}
