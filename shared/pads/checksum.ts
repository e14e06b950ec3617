/** The checks that pads put on their frames. */
import { unreachable } from '../result.ts';
import type { CheckKind } from './profile.ts';

export type ByteOrder = 'high-first' | 'low-first';

export const checkSize = (kind: CheckKind | 'none'): 0 | 1 | 2 =>
  kind === 'none' ? 0 : kind === 'crc16-modbus' ? 2 : 1;

export function checkBytes(kind: CheckKind, bytes: Uint8Array, order: ByteOrder): number[] {
  switch (kind) {
    case 'xor':
      return [bytes.reduce((sum, byte) => sum ^ byte, 0)];
    case 'sum8':
      return [total(bytes) & 0xff];
    case 'negated-sum':
      return [-total(bytes) & 0xff];
    case 'crc16-modbus':
      return numberBytes(crc16Modbus(bytes), 2, order);
    default:
      return unreachable(kind);
  }
}

/** A number as one or two bytes. */
export const numberBytes = (value: number, size: 1 | 2, order: ByteOrder): number[] => {
  if (size === 1) return [value & 0xff];
  const bytes = [(value >> 8) & 0xff, value & 0xff];
  return order === 'high-first' ? bytes : bytes.toReversed();
};

const total = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + byte, 0);

/** CRC-16/MODBUS: polynomial 8005 reflected, from FFFF. */
function crc16Modbus(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}
