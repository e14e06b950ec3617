/** Devices that are none, for the training hall: laying a card down, pressing a key of the pad, holding a code under the scanner. */
import { z } from 'zod';
import { keyMeaning, type KeyMeaning } from '../pads/profile.ts';

export const simulatorInputs = {
  simulators: z.discriminatedUnion('act', [
    z.object({ act: z.literal('view') }),
    /** One card of the list; `turns`: whenever it is read another one lies there; `none`: the reader is empty. */
    z.object({
      act: z.literal('card'),
      card: z.union([z.int().min(0).max(50), z.literal('turns'), z.literal('none')]),
    }),
    z.object({ act: z.literal('press'), means: keyMeaning }),
    z.object({ act: z.literal('cable'), plugged: z.boolean() }),
    z.object({ act: z.literal('scan'), text: z.string().min(1).max(200) }),
  ]),
} as const satisfies Record<string, z.ZodType>;

export interface SimulatorsView {
  /** Null where another reader, or none, is set up. */
  readonly reader: {
    readonly cards: readonly string[];
    readonly lies: number | 'turns' | 'none';
  } | null;
  /** Null where another pad, or none, is set up. */
  readonly pad: {
    readonly title: string;
    readonly shows: string;
    readonly plugged: boolean;
    readonly keys: readonly { readonly means: KeyMeaning; readonly title: string }[];
  } | null;
}

export interface SimulatorOutputs {
  simulators: SimulatorsView;
}
