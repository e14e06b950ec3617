/**
 * The caller on a clerk's desk, on the documented serial bus of queue systems: 9600 8N1,
 * `FF 68 | len | len | 68 | address | function | data | sum | 16`; its last data byte says which key was pressed, and the
 * frame sent back is the acknowledgement.
 */
import type { PadLine } from '../pads/frames.ts';
import { callerBusFraming } from '../pads/shipped.ts';

export const callerKeys = ['next', 'recall', 'pause', 'transfer'] as const;
export type CallerKey = (typeof callerKeys)[number];

export const callerLine: PadLine<CallerKey> = {
  // The rating keys of the same bus end with 0B, and are none of a caller's.
  framing: { ...callerBusFraming, key: { from: 'end', at: 3, size: 1 } },
  quietMs: 200,
  keys: [
    { bytes: '0C', means: 'next' },
    { bytes: '0D', means: 'recall' },
    { bytes: '12', means: 'pause' },
    { bytes: '13', means: 'transfer' },
  ],
};
