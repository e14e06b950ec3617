/** Reports, their charts and their files. */
import type { z } from 'zod';

export const reportInputs = {} as const satisfies Record<string, z.ZodType>;

export interface ReportOutputs {}
