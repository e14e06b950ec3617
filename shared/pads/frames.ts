/** Finds a pad's frames in what comes over the line. Pure: the time of arrival is the caller's. */
import { checkBytes, checkSize } from './checksum.ts';
import { bytesOf, hexOf, hexSize } from './hex.ts';
import type { KeyMeaning, PadFraming } from './profile.ts';

/** What has come and is not settled yet. */
export interface Held {
  readonly bytes: Uint8Array;
  /** When the last of it came, in ms. */
  readonly at: number;
}

export const nothingHeld: Held = { bytes: new Uint8Array(), at: 0 };

/** What has to be known of a line to find the presses of its keys. */
export interface PadLine<Means = KeyMeaning> {
  readonly framing: PadFraming;
  readonly quietMs: number;
  readonly keys: readonly { readonly bytes: string; readonly means: Means }[];
}

export interface PadPress<Means = KeyMeaning> {
  readonly means: Means;
  /** The whole frame, for the acknowledgement. */
  readonly frame: Uint8Array;
}

export interface Heard<Means = KeyMeaning> {
  readonly held: Held;
  /** Presses of known keys, in their order. */
  readonly presses: readonly PadPress<Means>[];
  /** Whether `settle` has something to do once the line has been quiet. */
  readonly waits: boolean;
}

type Framed = Exclude<PadFraming, { kind: 'single' }>;
/** A rest that is no longer than this can still become a frame. */
const mostHeld = 256;

/** Bytes that came at `at`. What was left unfinished for too long before them is given up first. */
export function hear<Means>(
  profile: PadLine<Means>,
  before: Held,
  bytes: Uint8Array,
  at: number,
): Heard<Means> {
  const stale = before.bytes.length > 0 && at - before.at > profile.quietMs;
  const early = stale ? settle(profile, before) : { held: before, presses: [] };
  const all = Uint8Array.from([...early.held.bytes, ...bytes]);
  if (profile.framing.kind === 'single') {
    // Whether a byte stands alone is known when the line has been quiet.
    const held = { bytes: all.subarray(-mostHeld), at };
    return { held, presses: early.presses, waits: all.length > 0 };
  }
  const { presses, rest } = framesIn(profile, profile.framing, all, false);
  return { held: { bytes: rest, at }, presses: [...early.presses, ...presses], waits: rest.length > 0 };
}

/** The line has been quiet for `quietMs`: a lone byte was a press, and a frame that is not complete never will be. */
export function settle<Means>(profile: PadLine<Means>, { bytes, at }: Held): Heard<Means> {
  const held = { bytes: new Uint8Array(), at };
  if (profile.framing.kind !== 'single')
    return { held, presses: framesIn(profile, profile.framing, bytes, true).presses, waits: false };
  // A key held down says the same again; anything else beside it is noise, and noise must not rate.
  const [first] = bytes;
  const alone = first !== undefined && bytes.length <= mostRepeats && bytes.every((byte) => byte === first);
  const press = alone ? pressOf(profile, bytes.subarray(0, 1), bytes.subarray(0, 1)) : null;
  return { held, presses: press === null ? [] : [press], waits: false };
}

const mostRepeats = 16;

/** @param over nothing more comes: a frame that is not complete is skipped, and what lies inside it looked at */
function framesIn<Means>(profile: PadLine<Means>, framing: Framed, bytes: Uint8Array, over: boolean) {
  const presses: PadPress<Means>[] = [];
  let from = 0;
  while (from < bytes.length) {
    const rest = bytes.subarray(from);
    const size = frameSize(framing, rest);
    if (size === 'more') {
      if (over) from += 1;
      else break;
    } else if (size === 'none') from += 1;
    else {
      const frame = rest.slice(0, size);
      const press = pressOf(profile, keyIn(framing, frame), frame);
      if (press !== null) presses.push(press);
      from += size;
    }
  }
  return { presses, rest: bytes.slice(Math.max(from, bytes.length - mostHeld)) };
}

/** How long the frame is that begins here; `more` where that cannot be told yet. */
function frameSize(framing: Framed, bytes: Uint8Array): number | 'more' | 'none' {
  if (!agrees(bytes, 0, bytesOf(framing.header))) return 'none';
  const size = framing.kind === 'fixed' ? framing.length : countedSize(framing, bytes);
  if (typeof size === 'string') return size;
  if (bytes.length < size) return 'more';
  const trailer = bytesOf(framing.trailer);
  const frame = bytes.subarray(0, size);
  return agrees(frame, size - trailer.length, trailer) && checks(framing, frame) ? size : 'none';
}

function countedSize(framing: Extract<Framed, { kind: 'counted' }>, bytes: Uint8Array) {
  const { at, size, twice, adds } = framing.length;
  for (const { at: place, byte } of framing.marks) if (!agrees(bytes, place, bytesOf(byte))) return 'none';
  const behind = at + size * (twice ? 2 : 1);
  const read = (from: number): number =>
    bytes.subarray(from, from + size).reduce((value, byte) => value * 256 + byte, 0);
  if (bytes.length < at + size) return 'more';
  const whole = read(at) + adds;
  const least = Math.max(behind, shortestFrame(framing));
  if (whole < least || whole > framing.longest) return 'none';
  if (bytes.length < behind) return 'more';
  return twice && read(at + size) !== read(at) ? 'none' : whole;
}

/** The least length at which header, length, marks, check and trailer all have their place. */
export function shortestFrame(framing: Framed): number {
  if (framing.kind === 'fixed') return framing.length;
  const { at, size, twice } = framing.length;
  const front = Math.max(
    hexSize(framing.header),
    at + size * (twice ? 2 : 1),
    ...framing.marks.map((mark) => mark.at + 1),
  );
  return front + tailSize(framing);
}

/** What stands behind the last byte that can be a key's. */
export const tailSize = ({ trailer, check }: Framed): number =>
  Math.max(hexSize(trailer), check.kind === 'none' ? 0 : check.at);

/** As far as it has come. */
const agrees = (bytes: Uint8Array, from: number, wanted: Uint8Array): boolean =>
  wanted.every((byte, index) => from + index >= bytes.length || bytes[from + index] === byte);

function checks({ check }: Framed, frame: Uint8Array): boolean {
  if (check.kind === 'none') return true;
  const covered = frame.subarray(check.from, frame.length - check.uncovered);
  const said = frame.subarray(frame.length - check.at, frame.length - check.at + checkSize(check.kind));
  return hexOf(checkBytes(check.kind, covered, check.order)) === hexOf(said);
}

/** The key's own bytes; none where the frame is too short to hold a key there. */
function keyIn(framing: Framed, frame: Uint8Array): Uint8Array {
  const { from, at, size } = framing.key;
  const start = from === 'start' ? at : frame.length - at;
  const fits = start >= hexSize(framing.header) && start + size <= frame.length - tailSize(framing);
  return fits ? frame.subarray(start, start + size) : new Uint8Array();
}

function pressOf<Means>(profile: PadLine<Means>, key: Uint8Array, frame: Uint8Array): PadPress<Means> | null {
  const hex = hexOf(key);
  const known = profile.keys.find(({ bytes }) => bytes === hex);
  return known === undefined ? null : { means: known.means, frame };
}
