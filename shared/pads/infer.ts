/** From what the keys of an unknown pad sent: where a frame begins and ends, how it is checked, and which byte is the key. */
import type { Words } from './words.ts';
import { checkSize } from './checksum.ts';
import { hear, nothingHeld, settle } from './frames.ts';
import { bytesOf, hexOf } from './hex.ts';
import { findCheck, findLength, marksOf, type Places } from './infer-shape.ts';
import {
  type KeyMeaning,
  longestFrame,
  type PadFraming,
  serialPadProfile,
  type SerialPadProfile,
} from './profile.ts';

/** What a key sent, each time it was pressed. */
export interface KeySample {
  readonly means: KeyMeaning;
  /** As the page calls it, e.g. `满意`. */
  readonly title: string;
  readonly presses: readonly Uint8Array[];
}

export type Inferred<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly words: Words };

const fail = (reason: string, next: string) => ({ ok: false, words: { reason, next } }) as const;
const checkLine = '请核对波特率、数据位、校验和停止位与评价器说明书一致，每次短按一下，重新学习。';
const otherWay = '请向评价器厂家索取通信协议，或者改用第二屏幕、平板评价。';

type Named = Pick<SerialPadProfile, 'id' | 'title' | 'port'>;

export function inferProfile(samples: readonly KeySample[], named: Named): Inferred<SerialPadProfile> {
  const pressed = samples.filter(({ presses }) => presses.length > 0);
  if (pressed.length < 2) return fail('学到的按键不足两个，不能建立方案。', checkLine);
  const even = ofOneLength(pressed);
  if (even === null)
    return fail('各次按键收到的数据长度不同，找不到固定的格式。', `${checkLine}仍不行的，${otherWay}`);
  const length = even[0]?.presses[0]?.length ?? 0;
  if (length > longestFrame)
    return fail(`按一次键收到${length}个字节，超过一帧可能的长度。`, `请不要按住按键，${checkLine}`);
  const shape = length === 1 ? singleShape(even) : framedShape(even, length);
  if (!shape.ok) return shape;
  const { framing, keyOf, quietMs } = shape.value;
  const keys = even.map(({ means, presses: [press = new Uint8Array()] }) => ({
    bytes: hexOf(keyOf(press)),
    means,
  }));
  const built = serialPadProfile.safeParse({
    ...named,
    note: '在本窗口逐键学习得到。',
    framing,
    quietMs,
    keys,
    commands: {},
    acknowledge: 'none',
  });
  if (!built.success)
    return fail(
      `${built.error.issues[0]?.message ?? '学到的格式不成立'}。`,
      `请重新学习；仍不行的，${otherWay}`,
    );
  // The proof: every press that was heard reads as the key that was asked for.
  const profile = built.data;
  const wrong = even.find(({ means, presses }) => presses.some((press) => !readsAs(profile, press, means)));
  return wrong === undefined
    ? { ok: true, value: profile }
    : fail(`“${wrong.title}”键的数据用学到的格式读不出来。`, `请重新学习；仍不行的，${otherWay}`);
}

const readsAs = (profile: SerialPadProfile, press: Uint8Array, means: KeyMeaning): boolean => {
  const heard = hear(profile, nothingHeld, press, 0);
  const presses = [...heard.presses, ...settle(profile, heard.held).presses];
  return presses.length === 1 && presses[0]?.means === means;
};

/**
 * A key held down says its frame several times: one frame is as long as the shortest that every press, of every key, is
 * whole repetitions of. Presses of one length that repeat nothing stay as they are. Null where they fit no length.
 */
function ofOneLength(samples: readonly KeySample[]): KeySample[] | null {
  const all = samples.flatMap(({ presses }) => presses);
  const shortest = Math.min(...all.map((press) => press.length));
  for (let size = 1; size <= shortest; size += 1)
    if (all.every((press) => repeats(press, size)))
      return samples.map((sample) => ({
        ...sample,
        presses: sample.presses.map((press) => press.slice(0, size)),
      }));
  return null;
}

const repeats = (press: Uint8Array, size: number): boolean =>
  press.length % size === 0 && press.every((byte, at) => byte === press[at % size]);

interface Shape {
  readonly framing: PadFraming;
  readonly quietMs: number;
  readonly keyOf: (press: Uint8Array) => Uint8Array;
}

function singleShape(samples: readonly KeySample[]): Inferred<Shape> {
  const unsteady = samples.find(({ presses }) => new Set(presses.map(hexOf)).size > 1);
  if (unsteady !== undefined) return fail(`“${unsteady.title}”键几次发出的数据不同。`, checkLine);
  return { ok: true, value: { framing: { kind: 'single' }, quietMs: 60, keyOf: (press) => press } };
}

function placesOf(samples: readonly KeySample[], length: number): Places {
  const frames = samples.flatMap(({ presses }) => presses);
  const differs = (of: readonly Uint8Array[], at: number): boolean =>
    of.some((frame) => frame[at] !== of[0]?.[at]);
  const all = Array.from({ length }, (_none, at) => at);
  const running = all.filter((at) => samples.some(({ presses }) => differs(presses, at)));
  const keyed = all.filter((at) => !running.includes(at) && differs(frames, at));
  return { length, running, keyed, frames };
}

function framedShape(samples: readonly KeySample[], length: number): Inferred<Shape> {
  const places = placesOf(samples, length);
  const check = findCheck(places);
  const size = checkSize(check.kind);
  const isCheck = (at: number): boolean =>
    check.kind !== 'none' && at >= length - check.at && at < length - check.at + size;
  const running = places.running.filter((at) => !isCheck(at));
  if (places.running.length > 0 && check.kind === 'none')
    return fail('每按一次数据都有变化，又找不到校验方法，不能确认按键。', otherWay);
  const keyed = places.keyed.filter((at) => !isCheck(at));
  const tail = check.kind === 'none' ? 0 : check.at;
  const key = keyRange(samples, keyed, running, check.kind !== 'none');
  if (key === null) {
    const [one, other] = alike(samples);
    return one === undefined || other === undefined
      ? fail('按键数据分散在多处，又找不到校验方法，不能确认按键。', otherWay)
      : fail(
          `“${one}”键和“${other}”键发出的数据相同，不能区分。`,
          '请核对是否按了同一个键；确实相同的，请改用其他评价器。',
        );
  }
  const changing = new Set([...places.running, ...places.keyed]);
  const [frame = new Uint8Array()] = places.frames;
  const firstChange = Math.min(...changing, key.from);
  const header = frame.slice(0, Math.min(firstChange, 8));
  let behind = length - tail + size;
  if (check.kind === 'none') {
    behind = Math.max(...changing, key.from + key.size - 1) + 1;
    behind = Math.max(behind, length - 8);
  }
  const trailer = frame.slice(behind);
  const rest = {
    trailer: hexOf(trailer),
    key: { from: 'start', at: key.from, size: key.size },
    check,
  } as const;
  const counted = findLength(frame, firstChange, check, trailer.length);
  const framing: PadFraming =
    counted === null
      ? { kind: 'fixed', length, header: hexOf(header), ...rest }
      : {
          kind: 'counted',
          header: hexOf(frame.slice(0, counted.at)),
          length: counted,
          longest: length,
          marks: marksOf(frame, counted, changing, length - Math.max(tail, trailer.length)),
          ...rest,
        };
  return {
    ok: true,
    value: { framing, quietMs: 200, keyOf: (press) => press.slice(key.from, key.from + key.size) },
  };
}

/** The bytes that tell the keys apart: all that differ where they lie together, otherwise one that is enough. */
function keyRange(
  samples: readonly KeySample[],
  keyed: readonly number[],
  running: readonly number[],
  checked: boolean,
): { from: number; size: number } | null {
  if (keyed.length === 0) return null;
  const from = Math.min(...keyed);
  const size = Math.max(...keyed) - from + 1;
  const steady = !running.some((at) => at >= from && at < from + size);
  if (size <= 4 && steady && apart(samples, from, size)) return { from, size };
  const one = checked ? keyed.find((at) => apart(samples, at, 1)) : undefined;
  return one === undefined ? null : { from: one, size: 1 };
}

const keyHex = ({ presses: [press = new Uint8Array()] }: KeySample, from: number, size: number): string =>
  hexOf(press.subarray(from, from + size));

const apart = (samples: readonly KeySample[], from: number, size: number): boolean =>
  new Set(samples.map((sample) => keyHex(sample, from, size))).size === samples.length;

/** Two keys that send the same. */
function alike(samples: readonly KeySample[]): string[] {
  const whole = samples.map((sample) => keyHex(sample, 0, longestFrame));
  const second = whole.findIndex((hex, index) => whole.indexOf(hex) < index);
  const first = whole.indexOf(whole[second] ?? '');
  return [samples[first]?.title, samples[second]?.title].filter((title) => title !== undefined);
}

/** For samples kept as text. */
export const pressesOf = (hexes: readonly string[]): Uint8Array[] => hexes.map(bytesOf);
