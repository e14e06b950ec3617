/** Bytes as profiles write them, so that a person can compare them with a manual: `FF 68 0B`. */

/** Throws no fault for what is no hex: profiles are checked where they come in. */
export const bytesOf = (hex: string): Uint8Array =>
  hex === '' ? new Uint8Array() : Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16));

export const hexOf = (bytes: Iterable<number>): string =>
  [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');

/** How many bytes a hex text stands for. */
export const hexSize = (hex: string): number => (hex === '' ? 0 : (hex.length + 1) / 3);
