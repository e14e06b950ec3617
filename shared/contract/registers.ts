/** The registers of a hall, as lists to look through. */
import { z } from 'zod';
import type { RegisterEntry, RegisterRow } from '../registers/views/view.ts';
import { shelfKinds, type ShelfKind } from '../registers/views/shelves.ts';

const register = z.enum(shelfKinds);

export const registerInputs = {
  /** The registers that whoever is signed in may look into, with what is open in each. */
  registerShelves: z.undefined(),
  registerList: z.object({
    register,
    query: z.string().max(200),
    /** Only what is not settled. */
    open: z.boolean(),
    offset: z.int().min(0),
    limit: z.int().min(1).max(500),
  }),
  /** One entry in full, with everything that happened to it. */
  registerEntry: z.object({ register, id: z.string().min(1).max(120) }),
} as const satisfies Record<string, z.ZodType>;

export interface RegisterShelf {
  readonly register: ShelfKind;
  /** Not settled; null where nothing in it is ever open. */
  readonly open: number | null;
  /** Of those, past their day. */
  readonly overdue: number;
  /** The person takes down here what they may not read (I2). */
  readonly sealed: boolean;
}

export interface RegisterList {
  readonly rows: readonly RegisterRow[];
  readonly total: number;
}

export interface RegisterOutputs {
  registerShelves: { readonly shelves: readonly RegisterShelf[] };
  registerList: RegisterList;
  registerEntry: RegisterEntry;
}
