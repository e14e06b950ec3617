/** What the clerk's screens ask about pads of keys: which there are, and learning the keys of one that is not among them. */
import { z } from 'zod';
import type { LearnKey } from '../pads/learn.ts';
import { type KeyPadProfile, keyPadTitle, type SerialPadProfile, suggestedPort } from '../pads/profile.ts';
import type { Words } from '../pads/words.ts';

export const padPort = suggestedPort.extend({ path: z.string().min(1).max(300) });
export type PadPort = z.infer<typeof padPort>;

const way = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('serial'), port: padPort }),
  z.object({ kind: z.literal('chords') }),
  z.object({ kind: z.literal('device'), path: z.string().min(1).max(200) }),
]);
export type LearnWay = z.infer<typeof way>;

export const padsInputs = {
  /** The pads that come with the program, and the keyboards of this computer. */
  padChoices: z.undefined(),
  learnPad: z.discriminatedUnion('act', [
    z.object({ act: z.literal('view') }),
    /** @property decline whether the pad has a key 不评价 */
    z.object({ act: z.literal('start'), way, title: keyPadTitle, decline: z.boolean() }),
    /** Nobody presses now: on to the keys; or on to the next key. */
    z.object({ act: z.literal('next') }),
    /** Forgets this key, or the one before. */
    z.object({ act: z.literal('again') }),
    z.object({ act: z.literal('stop') }),
  ]),
} as const satisfies Record<string, z.ZodType>;

export interface LearnView {
  readonly stage: '未开始' | '正在连接' | '请勿按键' | '请按键' | '已学会' | '未学会';
  readonly keys: readonly (Pick<LearnKey, 'title' | 'state'> & { readonly presses: number })[];
  /** How often each key is to be pressed. */
  readonly wanted: number;
  /** What does not fit, and what to do; null where all is well. */
  readonly words: Words | null;
  /** The last that came, as bytes, keys or key codes. */
  readonly heard: string;
  /** What was found, in words; empty before. */
  readonly text: string;
  readonly found:
    | { readonly kind: 'serial'; readonly port: PadPort; readonly profile: SerialPadProfile }
    | { readonly kind: 'keys'; readonly profile: KeyPadProfile }
    | null;
}

export interface PadChoice {
  readonly profile: SerialPadProfile;
  /** Its frames in words. */
  readonly text: string;
  /** Grades it has no key for. */
  readonly missing: readonly string[];
}

export interface PadsOutputs {
  padChoices: {
    readonly profiles: readonly PadChoice[];
    /** Device files of keyboards and number pads (Linux). */
    readonly inputDevices: readonly string[];
  };
  learnPad: LearnView;
}
