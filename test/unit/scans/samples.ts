/** Files as they begin and end; what is between is anything. */
import type { ScanFile } from '#shared/case/scan-events.ts';

export const jpeg = (text: string): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode(text), 0xff, 0xd9]);

export function pdf(bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes).fill(0x20);
  whole.set(new TextEncoder().encode('%PDF-1.7\n'));
  whole.set(new TextEncoder().encode('%%EOF'), bytes - 5);
  return whole;
}

/** A page as a case has it on record. */
export const page = (number: number, change: Partial<ScanFile> = {}): ScanFile => ({
  hash: number.toString(16).padStart(64, '0'),
  type: 'image/jpeg',
  bytes: 300_000,
  pages: 1,
  ...change,
});
