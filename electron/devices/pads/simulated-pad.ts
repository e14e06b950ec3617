/**
 * A pad of keys as the pad itself sees the line: it shows what it is told, sends the frames of its profile, and can be
 * unplugged. For training counters it hangs on a line in memory, in tests on a real serial line.
 */
import { bytesOf } from '#shared/pads/hex.ts';
import { frameOf, pressBytes, type Understood, understand } from '#shared/pads/pad-end.ts';
import type { KeyMeaning, PadCommandName, PadText, SerialPadProfile } from '#shared/pads/profile.ts';
import { fromGb18030 } from '../../print/glyphs.ts';
import { LineError, type LineEvents } from '../byte-line.ts';
import type { OpenLine } from '../link.ts';

/** What stands on the pad. */
export interface PadFace {
  readonly mode: PadCommandName | 'start';
  readonly texts: Readonly<Partial<Record<PadText, string>>>;
  readonly stars: number | null;
}

export interface PadMachine {
  readonly face: PadFace;
  /** What it was told since it had power, in order. */
  readonly heard: readonly PadCommandName[];
  /** Plugs its end of the line in; it starts anew. @returns unplugs it */
  plug(send: (bytes: Uint8Array) => void): () => void;
  receive(bytes: Uint8Array): void;
  /** @returns false where it has no such key */
  press(means: KeyMeaning): boolean;
  /** A key by what it sends, also one that the profile does not know. */
  pressKey(hex: string): void;
  noise(bytes: Uint8Array): void;
}

const startFace: PadFace = { mode: 'start', texts: {}, stars: null };
/** A pad that waits for its frame to be sent back says it again. */
const repeatMs = 300;
const mostRepeats = 3;

export function createPadMachine(profile: SerialPadProfile): PadMachine {
  const echoes = profile.acknowledge === 'echo';
  let send: ((bytes: Uint8Array) => void) | null = null;
  let face = startFace;
  let heard: PadCommandName[] = [];
  let rest: Uint8Array = new Uint8Array();
  let waiting: { frame: Uint8Array; left: number; timer: NodeJS.Timeout } | null = null;

  const acknowledged = (): void => {
    clearTimeout(waiting?.timer);
    waiting = null;
  };
  const say = (frame: Uint8Array, left = mostRepeats): void => {
    acknowledged();
    send?.(frame);
    if (!echoes || left === 0 || send === null) return;
    waiting = { frame, left, timer: setTimeout(() => say(frame, left - 1), repeatMs) };
    waiting.timer.unref();
  };
  const take = (told: Understood): void => {
    heard.push(told.name);
    if (told.name === 'staff') face = { ...face, texts: { ...face.texts, ...told.texts } };
    else if (told.name === 'stars') face = { ...face, stars: told.stars };
    else face = { ...face, mode: told.name };
    if (echoes) send?.(told.bytes);
  };
  const startsWith = (frame: Uint8Array): boolean =>
    rest.length >= frame.length && frame.every((byte, index) => rest[index] === byte);

  return {
    get face() {
      return face;
    },
    get heard() {
      return heard;
    },
    plug: (line) => {
      send = line;
      face = startFace;
      heard = [];
      rest = new Uint8Array();
      return () => {
        if (send !== line) return;
        send = null;
        acknowledged();
      };
    },
    receive: (bytes) => {
      rest = Uint8Array.from([...rest, ...bytes]);
      while (rest.length > 0) {
        if (waiting !== null && startsWith(waiting.frame)) {
          rest = rest.slice(waiting.frame.length);
          acknowledged();
          continue;
        }
        const told = understand(profile, rest, fromGb18030);
        if (told === 'more') return;
        if (told === null) rest = rest.slice(1);
        else {
          take(told);
          rest = rest.slice(told.size);
        }
      }
    },
    press: (means) => {
      const frame = pressBytes(profile, means);
      if (frame !== null) say(frame);
      return frame !== null;
    },
    pressKey: (hex) => say(frameOf(profile.framing, bytesOf(hex))),
    noise: (bytes) => send?.(bytes),
  };
}

export interface SimulatedPad extends PadMachine {
  readonly open: OpenLine;
  readonly plugged: boolean;
  unplug(): void;
  plugBack(): void;
}

const name = '模拟评价器';

/** The pad of a training counter: its line is in memory, what is said on it is what a real line carries. */
export function createSimulatedPad(profile: SerialPadProfile): SimulatedPad {
  const machine = createPadMachine(profile);
  const away = new LineError({ reason: `${name}已拔下。`, next: '请重新插上模拟评价器。' }, 'unplugged');
  let plugged = true;
  let line: { events: LineEvents; pull: () => void } | null = null;
  return {
    get face() {
      return machine.face;
    },
    get heard() {
      return machine.heard;
    },
    plug: (send) => machine.plug(send),
    receive: (bytes) => machine.receive(bytes),
    press: (means) => machine.press(means),
    pressKey: (hex) => machine.pressKey(hex),
    noise: (bytes) => machine.noise(bytes),
    open: async (events) => {
      if (!plugged) throw away;
      const later = (act: () => void): void =>
        void setImmediate(() => {
          if (line === own) act();
        });
      const pull = machine.plug((bytes) => later(() => events.received(bytes)));
      const own = { events, pull };
      line = own;
      const close = async (): Promise<void> => {
        pull();
        if (line === own) line = null;
      };
      return {
        write: (bytes, taken) =>
          later(() => {
            machine.receive(bytes);
            taken?.();
          }),
        finish: close,
        abandon: close,
      };
    },
    get plugged() {
      return plugged;
    },
    unplug: () => {
      plugged = false;
      const last = line;
      line = null;
      last?.pull();
      last?.events.broke(away);
    },
    plugBack: () => {
      plugged = true;
    },
  };
}
