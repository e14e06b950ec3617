/** Blocks of numbers beyond those of the counter's own settings: given out, given back, and numbers made void. Stream: series. */
import { z } from 'zod';
import type { Done } from '../act-context.ts';
import { type SerialRange, serialRange } from '../numbers/blocks.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

export const numbersEventPayloads = {
  'numbers.assigned': z.object({ counter: z.string(), block: serialRange, done }),
  /** The unused rest of a block goes back to the centre, and is not used by the counter any more. */
  'numbers.returned': z.object({ counter: z.string(), block: serialRange, rest: serialRange, done }),
  /** 作废: the number is kept and never used again. */
  'numbers.voided': z.object({ serial: z.int().min(0), reason: z.string(), done }),
} as const;
export type NumbersEvent = EventOf<typeof numbersEventPayloads>;

/** A block of the series, owned by one counter. */
export interface OwnedBlock extends SerialRange {
  readonly counter: string;
  /** Null for a block of the counter's own settings. */
  readonly grantedOn: string | null;
  readonly returned: readonly SerialRange[];
}

export interface VoidedNumber {
  readonly serial: number;
  readonly reason: string;
  readonly done: Done;
}

export interface NumbersState {
  readonly blocks: readonly OwnedBlock[];
  readonly voided: readonly VoidedNumber[];
}

const nothing: NumbersState = { blocks: [], voided: [] };

/** Total: what does not fit changes nothing. */
export function evolveNumbers(state: NumbersState | null, event: NumbersEvent): NumbersState | null {
  const before = state ?? nothing;
  switch (event.kind) {
    case 'numbers.assigned': {
      const { counter, block, done: by } = event.payload;
      // What went back may be given out again, as the same block.
      if (before.blocks[indexOf(before, counter, block)]?.returned.length === 0) return state;
      return { ...before, blocks: [...before.blocks, { counter, ...block, grantedOn: by.at, returned: [] }] };
    }
    case 'numbers.returned': {
      const { counter, block, rest } = event.payload;
      const at = indexOf(before, counter, block);
      // The counter's own settings name a block that nobody assigned here.
      if (at < 0)
        return {
          ...before,
          blocks: [...before.blocks, { counter, ...block, grantedOn: null, returned: [rest] }],
        };
      return {
        ...before,
        blocks: before.blocks.map((known, index) =>
          index === at && !known.returned.some((range) => range.from === rest.from && range.to === rest.to)
            ? { ...known, returned: [...known.returned, rest] }
            : known,
        ),
      };
    }
    case 'numbers.voided': {
      const { serial } = event.payload;
      return before.voided.some((entry) => entry.serial === serial)
        ? state
        : { ...before, voided: [...before.voided, event.payload] };
    }
    default:
      return unreachable(event);
  }
}

const indexOf = (state: NumbersState, counter: string, block: SerialRange): number =>
  state.blocks.findLastIndex(
    (known) => known.counter === counter && known.from === block.from && known.to === block.to,
  );

/** The counter's own blocks of a series in the order in which they are used up: that of its settings first. */
export function ownBlocks(
  state: NumbersState | null,
  counter: string,
  configured: SerialRange | undefined,
): OwnedBlock[] {
  const known = (state?.blocks ?? []).filter((block) => block.counter === counter);
  if (configured === undefined) return known;
  const { from, to } = configured;
  const first = known.find((block) => block.from === from && block.to === to && block.grantedOn === null);
  return [
    first ?? { counter, from, to, grantedOn: null, returned: [] },
    ...known.filter((block) => block !== first),
  ];
}
