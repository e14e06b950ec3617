/** What a pad is told, as its profile words it. Pure: GB18030 comes in as a function. */
import { unreachable } from '../result.ts';
import { checkBytes, checkSize, numberBytes } from './checksum.ts';
import { bytesOf, hexSize } from './hex.ts';
import type { CommandPart, PadCommandName, PadText, SerialPadProfile } from './profile.ts';

/** Text as GB18030. */
export type EncodeText = (text: string) => Uint8Array;

export interface Told extends Readonly<Record<PadText, string>> {
  /** Null where nobody has given stars. */
  readonly stars: number | null;
}

/** Null where this pad is not told it, or what it says is not known. */
export function encodeCommand(
  profile: SerialPadProfile,
  name: PadCommandName,
  told: Told,
  encode: EncodeText,
): Uint8Array | null {
  const parts = profile.commands[name];
  if (parts === undefined) return null;
  if (told.stars === null && parts.some(({ part }) => part === 'stars')) return null;
  const bodies = parts.map((part) => bodyOf(part, told, encode));
  const whole = bodies.reduce((sum, body) => sum + body.length, 0);
  const bytes: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.part === 'length') bytes.push(...numberBytes(whole - part.less, part.size, 'high-first'));
    else if (part.part === 'check')
      bytes.push(...checkBytes(part.kind, Uint8Array.from(bytes.slice(part.from)), part.order));
    else bytes.push(...(bodies[index] ?? []));
  }
  return Uint8Array.from(bytes);
}

/** Its bytes, or as many as it will have. */
function bodyOf(part: CommandPart, told: Told, encode: EncodeText): ArrayLike<number> & Iterable<number> {
  switch (part.part) {
    case 'bytes':
      return bytesOf(part.hex);
    case 'text':
      return textBytes(told[part.of], part.bytes, part.fill, encode);
    case 'stars':
      return [((told.stars ?? 0) + part.adds) & 0xff];
    case 'length':
      return new Uint8Array(part.size);
    case 'check':
      return new Uint8Array(checkSize(part.kind));
    default:
      return unreachable(part);
  }
}

/** Never half a character; nothing that a pad could take for a command of its own. */
function textBytes(text: string, most: number, fill: string | null, encode: EncodeText): number[] {
  const bytes: number[] = [];
  for (const character of text.replaceAll(/\p{Cc}/gu, '')) {
    const next = encode(character);
    if (bytes.length + next.length > most) break;
    bytes.push(...next);
  }
  if (fill !== null) while (bytes.length < most) bytes.push(...bytesOf(fill));
  return bytes;
}

/** The least and the most bytes of a command. */
export function commandSize(parts: readonly CommandPart[]): {
  readonly least: number;
  readonly most: number;
} {
  let least = 0;
  let most = 0;
  for (const part of parts) {
    if (part.part === 'text') {
      least += part.fill === null ? 0 : part.bytes;
      most += part.bytes;
    } else {
      const size = sizeOf(part);
      least += size;
      most += size;
    }
  }
  return { least, most };
}

export function sizeOf(part: Exclude<CommandPart, { part: 'text' }>): number {
  switch (part.part) {
    case 'bytes':
      return hexSize(part.hex);
    case 'stars':
      return 1;
    case 'length':
      return part.size;
    case 'check':
      return checkSize(part.kind);
    default:
      return unreachable(part);
  }
}
