/** The registers of a hall, as lists to look through. */
import type { z } from 'zod';

export const registerInputs = {} as const satisfies Record<string, z.ZodType>;

export interface RegisterOutputs {}
