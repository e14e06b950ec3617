/**
 * Keys of a programmable number pad, caught before any page gets them. They are keys that no keyboard at the window has
 * (GB/T 39734); whatever belongs to the pad is kept from the pages at all times, also when nothing is asked.
 */
import { burstMs, chordFault, padChord, type PressedKey } from '#shared/pads/chords.ts';
import type { KeyMeaning, KeyPadProfile } from '#shared/pads/profile.ts';

export interface KeyInput extends PressedKey {
  readonly type: string;
  readonly isAutoRepeat: boolean;
}

type ChordWay = Extract<KeyPadProfile['way'], { kind: 'chords' }>;

export interface KeyCatcher {
  /** @param at ms of a steady clock @returns whether no page may get it */
  take(input: KeyInput, at: number): boolean;
  /** The pad in use. @returns ends it */
  use(way: ChordWay, pressed: (means: KeyMeaning) => void): () => void;
  /** Learning: every press that could be a key of a pad is told. @returns ends it */
  learn(pressed: (chord: string) => void): () => void;
}

/** What a person uses to get about on the page while learning. */
const moving =
  /(^|\+)(Enter|Tab|Space|Escape|Backspace|Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End)$|^(Ctrl|Alt)\+[^+]+$/;

export function createKeyCatcher(): KeyCatcher {
  let using: { way: ChordWay; pressed: (means: KeyMeaning) => void } | null = null;
  let learning: ((chord: string) => void) | null = null;
  let reached = 0;
  let lastAt = -Infinity;
  /** Keys that are down and were kept from the pages: their release is kept too. */
  const kept = new Set<string>();

  const follow = (chord: string, at: number): void => {
    if (using === null) return;
    const { before, keys } = using.way;
    if (at - lastAt > burstMs) reached = 0;
    lastAt = at;
    if (reached === before.length) {
      const key = keys.find((one) => one.chord === chord);
      reached = 0;
      if (key !== undefined) return using.pressed(key.means);
    }
    if (chord === before[reached]) reached += 1;
    else reached = chord === before[0] ? 1 : 0;
  };

  return {
    take: (input, at) => {
      if (input.type === 'keyUp') return kept.delete(input.code);
      const chord = padChord(input);
      // A release that never came must not cost the next press of the key its own.
      kept.delete(input.code);
      if (!['keyDown', 'rawKeyDown'].includes(input.type) || chord === null) return false;
      if (learning !== null) {
        if (!input.isAutoRepeat && !moving.test(chord)) learning(chord);
        // What is no key of a pad still works on the page: only then is it seen what it does.
        if (chordFault(chord, true) !== null) return false;
        kept.add(input.code);
        return true;
      }
      const { before = [], keys = [] } = using?.way ?? {};
      const own = before.includes(chord) || keys.some((key) => key.chord === chord);
      if (!own) {
        reached = 0;
        return false;
      }
      kept.add(input.code);
      if (!input.isAutoRepeat) follow(chord, at);
      return true;
    },
    use: (way, pressed) => {
      const own = { way, pressed };
      using = own;
      reached = 0;
      return () => {
        if (using === own) using = null;
      };
    },
    learn: (pressed) => {
      learning = pressed;
      return () => {
        if (learning === pressed) learning = null;
      };
    },
  };
}

/** What of `webContents` is needed. */
export interface KeySource {
  on(
    name: 'before-input-event',
    listener: (event: { preventDefault(): void }, input: KeyInput) => void,
  ): unknown;
}

/** For every window: whichever has the keyboard when the applicant presses. */
export function watchPadKeys(contents: KeySource, catcher: KeyCatcher): void {
  contents.on('before-input-event', (event, input) => {
    if (catcher.take(input, performance.now())) event.preventDefault();
  });
}
