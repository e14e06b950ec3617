/** What keeps the counter itself well: stuck records, long work, copies. */
import type { z } from 'zod';

export const careInputs = {} as const satisfies Record<string, z.ZodType>;

export interface CareOutputs {}
