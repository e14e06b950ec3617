/** The desks behind the window: opinions, supervision, the centre. */
import type { z } from 'zod';

export const deskInputs = {} as const satisfies Record<string, z.ZodType>;

export interface DeskOutputs {}
