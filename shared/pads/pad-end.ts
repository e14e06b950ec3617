/** The pad's end of the line: what it understands of what it is told, and what a key of it sends. Pure. */
import { checkBytes, numberBytes } from './checksum.ts';
import { sizeOf } from './commands.ts';
import { bytesOf, hexSize } from './hex.ts';
import type {
  CommandPart,
  KeyMeaning,
  PadCommandName,
  PadFraming,
  PadText,
  SerialPadProfile,
} from './profile.ts';

/** Text from GB18030. */
export type DecodeText = (bytes: Uint8Array) => string;

export interface Understood {
  readonly name: PadCommandName;
  readonly texts: Readonly<Partial<Record<PadText, string>>>;
  readonly stars: number | null;
  readonly size: number;
  /** What came, for a pad that sends it back. */
  readonly bytes: Uint8Array;
}

/** The command that stands at the beginning; `more` where one may be on its way. */
export function understand(
  profile: SerialPadProfile,
  bytes: Uint8Array,
  decode: DecodeText,
): Understood | 'more' | null {
  let more = false;
  for (const [name, parts] of Object.entries(profile.commands) as [PadCommandName, CommandPart[]][]) {
    const found = matchOne(parts, bytes, decode);
    if (found === 'more') more = true;
    else if (found !== null) return { ...found, name, bytes: bytes.slice(0, found.size) };
  }
  return more ? 'more' : null;
}

type Match = Pick<Understood, 'texts' | 'stars' | 'size'>;

function matchOne(
  parts: readonly CommandPart[],
  bytes: Uint8Array,
  decode: DecodeText,
): Match | 'more' | null {
  const texts: Partial<Record<PadText, string>> = {};
  let stars: number | null = null;
  let whole: number | null = null;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const left = bytes.subarray(at);
    if (part.part === 'text') {
      const size = part.fill === null ? openSize(parts, index, left, whole, at) : part.bytes;
      if (size === null) return 'more';
      if (size < 0 || size > part.bytes) return null;
      if (left.length < size) return 'more';
      const text = decode(left.subarray(0, size));
      const filler = part.fill === null ? '' : decode(bytesOf(part.fill));
      texts[part.of] = filler === '' ? text : trimEnd(text, filler);
      at += size;
      continue;
    }
    const size = sizeOf(part);
    const here = left.subarray(0, size);
    if (part.part === 'bytes') {
      const wanted = bytesOf(part.hex);
      if (here.some((byte, place) => byte !== wanted[place])) return null;
    }
    if (here.length < size) return 'more';
    if (part.part === 'stars') stars = (here[0] ?? 0) - part.adds;
    if (part.part === 'length') whole = here.reduce((sum, byte) => sum * 256 + byte, 0) + part.less;
    if (part.part === 'check') {
      const wanted = checkBytes(part.kind, bytes.subarray(part.from, at), part.order);
      if (here.some((byte, place) => byte !== wanted[place])) return null;
    }
    at += size;
  }
  return whole === null || whole === at ? { texts, stars, size: at } : null;
}

/** How long a text without filling is: from the length said before it, or up to the fixed bytes behind it. */
function openSize(
  parts: readonly CommandPart[],
  index: number,
  left: Uint8Array,
  whole: number | null,
  at: number,
): number | null {
  if (whole !== null) {
    const behind = parts
      .slice(index + 1)
      .reduce((sum, part) => sum + (part.part === 'text' ? part.bytes : sizeOf(part)), 0);
    return whole - at - behind;
  }
  const next = parts[index + 1];
  const end = next?.part === 'bytes' ? left.indexOf(bytesOf(next.hex)[0] ?? 0) : -1;
  return end === -1 ? null : end;
}

const trimEnd = (text: string, filler: string): string => {
  let end = text.length;
  while (end > 0 && text.endsWith(filler, end)) end -= filler.length;
  return text.slice(0, end);
};

/** What the pad sends when a key is pressed; null where it has none of that meaning. */
export function pressBytes(profile: SerialPadProfile, means: KeyMeaning): Uint8Array | null {
  const key = profile.keys.find((one) => one.means === means);
  return key === undefined ? null : frameOf(profile.framing, bytesOf(key.bytes));
}

/** The frame that carries a key. What the profile leaves open is 01. */
export function frameOf(framing: PadFraming, key: Uint8Array): Uint8Array {
  if (framing.kind === 'single') return key;
  const { from, at } = framing.key;
  const check = framing.check;
  const tail = Math.max(hexSize(framing.trailer), check.kind === 'none' ? 0 : check.at);
  const fromStart = at + key.length + tail;
  const length =
    framing.kind === 'fixed'
      ? framing.length
      : from === 'start'
        ? fromStart
        : Math.max(at, framing.length.at + framing.length.size * (framing.length.twice ? 2 : 1)) + at;
  const frame = new Uint8Array(length).fill(1);
  frame.set(bytesOf(framing.header), 0);
  if (framing.kind === 'counted') {
    const { at: place, size, twice, adds } = framing.length;
    const said = numberBytes(length - adds, size, 'high-first');
    frame.set(said, place);
    if (twice) frame.set(said, place + size);
    for (const mark of framing.marks) frame.set(bytesOf(mark.byte), mark.at);
  }
  frame.set(key, from === 'start' ? at : length - at);
  frame.set(bytesOf(framing.trailer), length - hexSize(framing.trailer));
  if (check.kind !== 'none') {
    const covered = frame.subarray(check.from, length - check.uncovered);
    frame.set(checkBytes(check.kind, covered, check.order), length - check.at);
  }
  return frame;
}
