/** Checks, lengths and marks in the frames of an unknown pad. */
import { type ByteOrder, checkBytes, checkSize } from './checksum.ts';
import { hexOf } from './hex.ts';
import { checkKinds, type FrameCheck, type PadFraming } from './profile.ts';

/** Where bytes of the frames differ: within one key (a running number), or only from key to key. */
export interface Places {
  readonly length: number;
  readonly running: readonly number[];
  readonly keyed: readonly number[];
  readonly frames: readonly Uint8Array[];
}

/** A check that every frame passes and that says something: it covers the key, and changes with it. */
export function findCheck({ length, running, keyed, frames }: Places): FrameCheck {
  const changing = new Set([...running, ...keyed]);
  const fits = (check: Exclude<FrameCheck, { kind: 'none' }>): boolean =>
    frames.every((frame) => {
      const wanted = checkBytes(
        check.kind,
        frame.subarray(check.from, length - check.uncovered),
        check.order,
      );
      return wanted.every((byte, index) => frame[length - check.at + index] === byte);
    });
  for (const kind of checkKinds) {
    const size = checkSize(kind);
    for (let at: number = size; at <= Math.min(size + 3, length - 2); at += 1) {
      const own = Array.from({ length: size }, (_none, index) => length - at + index);
      const steadyBehind = [...changing].every((place) => place <= length - at + size - 1);
      const outside = keyed.filter((place) => !own.includes(place));
      if (!steadyBehind || !own.some((place) => changing.has(place)) || outside.length === 0) continue;
      const orders: readonly ByteOrder[] = size === 1 ? ['high-first'] : ['high-first', 'low-first'];
      for (let from = 0; from <= Math.min(8, ...outside); from += 1)
        for (const order of orders) {
          const check = { kind, from, uncovered: at, at, order };
          if (fits(check)) return check;
        }
    }
  }
  return { kind: 'none' };
}

export type Counted = Extract<PadFraming, { kind: 'counted' }>['length'];

/** A byte before the key that says how long the frame is, in one of the ways in which makers count. */
export function findLength(
  frame: Uint8Array,
  firstChange: number,
  check: FrameCheck,
  trailer: number,
): Counted | null {
  const whole = frame.length;
  const covered = check.kind === 'none' ? -1 : whole - check.uncovered - check.from;
  const tail = check.kind === 'none' ? trailer : check.at;
  for (let at = 1; at < Math.min(firstChange, 7); at += 1)
    for (const twice of [true, false]) {
      const said = frame[at] ?? 0;
      const behind = at + (twice ? 2 : 1);
      if (behind > firstChange || (twice && frame[at + 1] !== said)) continue;
      const ways = [whole - behind - tail, covered, whole - behind, whole, whole - behind - trailer];
      if (said > 0 && ways.includes(said)) return { at, size: 1, twice, adds: whole - said };
    }
  return null;
}

/** What else is always the same. */
export function marksOf(
  frame: Uint8Array,
  { at, twice }: Counted,
  changing: ReadonlySet<number>,
  end: number,
) {
  const behind = at + (twice ? 2 : 1);
  return [...frame.keys()]
    .filter((place) => place >= behind && place < end && !changing.has(place))
    .slice(0, 16)
    .map((place) => ({ at: place, byte: hexOf([frame[place] ?? 0]) }));
}
