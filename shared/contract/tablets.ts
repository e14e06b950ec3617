/** What the clerk's screens ask about the tablets that rate: pairing them by a code, and ending that. */
import { z } from 'zod';

export const tabletInputs = {
  tablets: z.discriminatedUnion('act', [
    z.object({ act: z.literal('view') }),
    z.object({ act: z.literal('pair') }),
    z.object({ act: z.literal('stop') }),
    z.object({ act: z.literal('revoke'), id: z.uuid() }),
  ]),
} as const satisfies Record<string, z.ZodType>;

export interface TabletsView {
  /** False where tablets are not set up. */
  readonly on: boolean;
  /** Where a tablet on the hall's network finds the page; none while this computer is on no network. */
  readonly addresses: readonly {
    readonly url: string;
    /** A picture for the tablet's camera, as a data address; while pairing it brings the code along. */
    readonly picture: string;
  }[];
  readonly pairing: { readonly code: string; readonly seconds: number } | null;
  readonly tablets: readonly { readonly id: string; readonly name: string; readonly connected: boolean }[];
  /** As many as may be paired. */
  readonly most: number;
}

export interface TabletOutputs {
  tablets: TabletsView;
}
